/** speedscope's own JSON. */
@NullMarked
package dev.culprit.analyzer.formats.speedscope;

import org.jspecify.annotations.NullMarked;
