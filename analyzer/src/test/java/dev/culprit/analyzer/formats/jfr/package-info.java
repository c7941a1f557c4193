/** Tests of the pieces that recordings are read with. */
@NullMarked
package dev.culprit.analyzer.formats.jfr;

import org.jspecify.annotations.NullMarked;
