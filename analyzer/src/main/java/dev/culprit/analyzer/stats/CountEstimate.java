package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;

/**
 * The change of a count, such as calls per call of the parent, or bytes per call.
 *
 * @param kind how it is known
 * @param baseline mean over the baseline's forks
 * @param candidate mean over the candidate's forks
 * @param ratio candidate / baseline (geometric over forks when measured); infinite when it was 0 before, 1 when both are 0
 * @param interval of {@code ratio} at the confidence asked for; without width when exact, unknown when it cannot be told
 * @param p two-sided: 0 for an exact change, 1 for exactly none; NaN for a suspect or unknown
 */
public record CountEstimate(
        CountKind kind, double baseline, double candidate, double ratio, Interval interval, double p) {

    /** Whether the count changed, at a level of significance that exact counts do not need. */
    public boolean isChanged(double level) {
        return p <= level && baseline != candidate;
    }
}
