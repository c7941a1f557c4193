/** Shares the change between two aligned sides out over functions and call sites. Pure. */
@NullMarked
package dev.culprit.analyzer.diff;

import org.jspecify.annotations.NullMarked;
