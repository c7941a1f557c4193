package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Execution;
import dev.culprit.analyzer.model.Comparison;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Forks of a comparison that ended with another exit code than 0 and count all the same. One that ends early takes less time than one that does not,
 * so a side that fails more often than the other may look faster.
 *
 * @param baseline those of the one side
 * @param candidate those of the other
 */
record FailedForks(Side baseline, Side candidate) {

    /**
     * Those of one side.
     *
     * @param exits the exit codes of all its forks, sorted
     */
    private record Side(String name, List<Integer> exits) {

        private long failed() {
            return exits.stream().filter(exit -> exit != 0).count();
        }

        /** Such as {@code 3 of 5 forks of the candidate ended with 1}. */
        private String inWords() {
            String codes = exits.stream()
                    .filter(exit -> exit != 0)
                    .distinct()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" or "));
            return failed() + " of " + Counts.of(exits.size(), "fork") + " of the " + name + " ended with " + codes;
        }
    }

    /** @param executions of pairs of forks: the first series is the baseline */
    static FailedForks of(List<Execution> executions) {
        return new FailedForks(side("baseline", 0, executions), side("candidate", 1, executions));
    }

    private static Side side(String name, int series, List<Execution> executions) {
        return new Side(
                name,
                executions.stream()
                        .filter(execution -> execution.series() == series)
                        .map(Execution::exit)
                        .sorted()
                        .toList());
    }

    /** {@code comparison} with a reason that says so, and a gap where the sides differ in it; itself when no fork failed. */
    Comparison toldIn(Comparison comparison) {
        if (baseline.failed() + candidate.failed() == 0) {
            return comparison;
        }
        String sides = List.of(baseline, candidate).stream()
                .filter(side -> side.failed() > 0)
                .map(Side::inWords)
                .collect(Collectors.joining(", and "));
        String said = sides + (baseline.failed() + candidate.failed() == 1 ? " and counts" : " and count")
                + " all the same (--ignore-failures)";
        return baseline.exits().equals(candidate.exits())
                ? comparison.withReason(said + ".")
                : comparison.missing(said + "; a side that ends early is not faster.");
    }
}
