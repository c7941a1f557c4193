package dev.culprit.analyzer.history;

import dev.culprit.analyzer.stats.Drift;
import java.util.List;

/**
 * A commit that was measured in one environment.
 *
 * @param commit full hash
 * @param since how many commits it is after the one measured before it; 0 for the first, and when that is not known
 * @param tests how many tests ran
 * @param runs the sets that were saved of it
 */
public record MeasuredCommit(String commit, int since, int tests, List<Run> runs) {

    public MeasuredCommit {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("commit " + commit + " has no run");
        }
    }

    /**
     * One saved set.
     *
     * @param entry its name in the store
     * @param savedEpochMillis milliseconds since 1970
     * @param forks executions of the measured command
     * @param totalNanos own time of all code in its typical fork
     * @param forkSpread standard deviation of that between its forks, as a share of it; NaN with one fork
     * @param calibrationNanos how long a fixed piece of work took on its machine; NaN when unknown
     */
    public record Run(
            String entry,
            long savedEpochMillis,
            int forks,
            double totalNanos,
            double forkSpread,
            double calibrationNanos) {}

    /** Standard deviation of the totals of its runs, as a share of them: how far runners are apart; NaN with one run. */
    public double runSpread() {
        return Drift.spread(runs.stream().mapToDouble(Run::totalNanos).toArray());
    }

    /** Enough of the hash to tell it from others. */
    public String shortCommit() {
        return shortened(commit);
    }

    static String shortened(String commit) {
        return commit.substring(0, Math.min(commit.length(), 12));
    }
}
