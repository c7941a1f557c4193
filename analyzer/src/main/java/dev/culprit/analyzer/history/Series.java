package dev.culprit.analyzer.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number over the commits of a branch, and what happened to it.
 *
 * @param subject under its last name
 * @param metric what is measured
 * @param values median over the forks at each commit, NaN where there is none
 * @param forkSpread standard deviation between the forks at each commit, as a share; NaN with one fork
 * @param share part of the run that a function is, the largest of all commits; NaN of what is no function
 * @param steps lasting changes, the earliest first
 * @param spikes indexes of single commits that stand out
 * @param drift since the commit that all are held against; null when one of the two was not measured
 */
public record Series(
        Subject subject,
        Metric metric,
        double[] values,
        double[] forkSpread,
        double share,
        List<SeriesStep> steps,
        List<Integer> spikes,
        @Nullable SeriesDrift drift) {

    public Series {
        steps = List.copyOf(steps);
        spikes = List.copyOf(spikes);
        if (values.length != forkSpread.length) {
            throw new IllegalArgumentException("values and forkSpread differ in length");
        }
    }

    /** The last number that was measured; NaN when there is none. */
    public double last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** Whether there is something to tell of it. */
    public boolean changed() {
        return !steps.isEmpty() || creeps();
    }

    /** Whether it crept away. */
    public boolean creeps() {
        return drift != null && drift.creep();
    }
}
