/**
 * Series of functions, tests and totals over the commits of a branch, and what changed in them when: lasting steps, and slow creep against
 * one commit. Pure. The entry point is {@link dev.culprit.analyzer.history.HistoryAnalysis}.
 */
@NullMarked
package dev.culprit.analyzer.history;

import org.jspecify.annotations.NullMarked;
