/**
 * Decides which parts of a change are real and whose they are. A part is a function's own code, a call site that makes more
 * calls, or code that exists on one side only; the parts of a {@link dev.culprit.analyzer.diff.Decomposition} sum to the
 * change of the total. Pure.
 */
@NullMarked
package dev.culprit.analyzer.blame;

import org.jspecify.annotations.NullMarked;
