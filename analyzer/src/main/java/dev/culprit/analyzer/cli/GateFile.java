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
 * @param warn change at or above which the verdict is {@code REGRESSED}
 * @param fail change at or above which the gate closes
 * @param confidence of intervals and evidence
 * @param strict whether a comparison that cannot be trusted closes the gate
 * @param maxAge from which age on a baseline is called old
 * @param maxCommits from how many commits on it is
 * @param keep how many commits of a branch are kept in each environment
 * @param budgets what functions and handlers may take
 * @param waivers what is accepted for a while
 */
record GateFile(
        @Nullable String store,
        @Nullable String branch,
        @Nullable String set,
        @Nullable Fraction warn,
        @Nullable Fraction fail,
        @Nullable Fraction confidence,
        boolean strict,
        @Nullable Duration maxAge,
        @Nullable Integer maxCommits,
        @Nullable Integer keep,
        List<Budget> budgets,
        List<Waiver> waivers) {

    static final GateFile NONE =
            new GateFile(null, null, null, null, null, null, false, null, null, null, List.of(), List.of());

    GateFile {
        budgets = List.copyOf(budgets);
        waivers = List.copyOf(waivers);
    }
}
