package dev.culprit.analyzer.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a branch.
 *
 * @param branch its name
 * @param order what the order of the commits is from
 * @param since what all are held against as it was typed, null for the first measured commit
 * @param settings what counts
 * @param environments one for each kind of machine, the one with most commits first
 * @param notes what a reader should know, one plain sentence each
 * @param skipped saved sets that could not be used and why, one plain sentence each
 * @param command what repeats it
 */
public record HistoryResult(
        String branch,
        CommitLine.Order order,
        @Nullable String since,
        HistorySettings settings,
        List<EnvironmentHistory> environments,
        List<String> notes,
        List<String> skipped,
        String command) {

    public HistoryResult {
        environments = List.copyOf(environments);
        notes = List.copyOf(notes);
        skipped = List.copyOf(skipped);
    }

    /** Number of steps in all environments. */
    public int steps() {
        return (int) environments.stream()
                .flatMap(environment -> environment.series().stream())
                .mapToLong(series -> series.steps().size())
                .sum();
    }

    /** Number of series that crept away. */
    public int creeping() {
        return (int) environments.stream()
                .flatMap(environment -> environment.series().stream())
                .filter(Series::creeps)
                .count();
    }
}
