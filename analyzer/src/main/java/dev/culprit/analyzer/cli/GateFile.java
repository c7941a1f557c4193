package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code culprit.yml} says. What it does not say is null.
 *
 * @param store where baselines are
 * @param branch the branch that others are merged into
 * @param set where the candidate's profiles are
 * @param thresholds from where on changes matter
 * @param strict whether a comparison that cannot be trusted closes the gate
 * @param maxAge from which age on a baseline is called old
 * @param maxCommits from how many commits on it is
 * @param keep how many commits of a branch are kept in each environment
 * @param weeks for how many weeks the first commit of each is kept as well
 * @param shards in how many parts the tests run, each with a set of its own
 * @param budgets what functions, tests and handlers may take
 * @param waivers what is accepted for a while
 * @param remeasure how to measure again
 */
record GateFile(
        @Nullable String store,
        @Nullable String branch,
        @Nullable String set,
        GateThresholds thresholds,
        boolean strict,
        @Nullable Duration maxAge,
        @Nullable Integer maxCommits,
        @Nullable Integer keep,
        @Nullable Integer weeks,
        @Nullable Integer shards,
        List<Budget> budgets,
        List<Waiver> waivers,
        Remeasure remeasure) {

    static final GateFile NONE = new GateFile(
            null,
            null,
            null,
            GateThresholds.NONE,
            false,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            Remeasure.NONE);

    GateFile {
        budgets = List.copyOf(budgets);
        waivers = List.copyOf(waivers);
    }

    /**
     * How to measure again.
     *
     * @param command run by the shell
     * @param build run by the shell before, once on each side
     * @param maxTime after which no new pair of forks is begun
     */
    record Remeasure(
            @Nullable String command,
            @Nullable String build,
            @Nullable Duration maxTime) {
        static final Remeasure NONE = new Remeasure(null, null, null);
    }
}
