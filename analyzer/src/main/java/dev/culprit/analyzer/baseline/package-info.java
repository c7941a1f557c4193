/** Profile sets that are kept to compare later ones with, wherever that is. Knows refs of git, and neither commits nor reports. */
@NullMarked
package dev.culprit.analyzer.baseline;

import org.jspecify.annotations.NullMarked;
