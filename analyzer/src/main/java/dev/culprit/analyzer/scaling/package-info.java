/** One command at several settings: which is the fastest, why the others do not scale, and from which size of suite on they pay. */
@NullMarked
package dev.culprit.analyzer.scaling;

import org.jspecify.annotations.NullMarked;
