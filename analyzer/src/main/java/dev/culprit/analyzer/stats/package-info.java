/**
 * Pure statistics on arrays: is a function slower, how sure, and what could this comparison have seen at all.
 *
 * <p>The fork is the sample, never the call: a call-level test is wrong twice, as it ignores what differs between forks
 * and counts the spread between inputs as noise. Costs are compared on a log scale, so that a change is a ratio. The entry
 * points are {@link dev.culprit.analyzer.stats.FunctionTest} for times, {@link dev.culprit.analyzer.stats.CountTest} for
 * calls and bytes, {@link dev.culprit.analyzer.stats.CallCost} for the one number of a function in a fork, and
 * {@link dev.culprit.analyzer.stats.SequentialPlan} for a comparison that may stop early.
 */
@NullMarked
package dev.culprit.analyzer.stats;

import org.jspecify.annotations.NullMarked;
