/** Profile sets that are kept to compare later ones with. Knows files, and neither git nor reports. */
@NullMarked
package dev.culprit.analyzer.baseline;

import org.jspecify.annotations.NullMarked;
