package dev.culprit.analyzer.history;

import dev.culprit.analyzer.model.Interval;

/**
 * How far a series has come since one commit.
 *
 * @param before value at that commit
 * @param after median of the last commits
 * @param ratio how much larger
 * @param interval of {@code ratio}
 * @param ofSteps the part of {@code ratio} that steps since then explain, a ratio as well
 * @param certain whether the evidence says that it changed by more than noise, and by enough to be named
 * @param creep whether what steps do not explain is enough to be named
 */
public record SeriesDrift(
        double before, double after, double ratio, Interval interval, double ofSteps, boolean certain, boolean creep) {}
