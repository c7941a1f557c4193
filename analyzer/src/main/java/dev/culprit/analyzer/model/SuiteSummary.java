package dev.culprit.analyzer.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The run of all tests of a set; times are nanoseconds of its median fork, summed over the JVMs that ran tests.
 *
 * @param frameworks what ran the tests
 * @param suite the median fork
 * @param testNanos wall times of all tests without the class's phases
 */
public record SuiteSummary(List<String> frameworks, MergedTests.Suite suite, double testNanos) {

    public static final SuiteSummary NONE = new SuiteSummary(List.of(), MergedTests.Suite.NONE, 0);

    public SuiteSummary {
        frameworks = List.copyOf(frameworks);
    }

    /** Of the fork that took the median time. */
    public static SuiteSummary of(MergedTests tests) {
        List<Integer> forks = IntStream.range(0, tests.suites().size())
                .boxed()
                .filter(fork -> tests.suites().get(fork).jvms() > 0)
                .sorted(Comparator.comparingLong(
                        fork -> tests.suites().get(fork).runNanos()))
                .toList();
        if (forks.isEmpty()) {
            return NONE;
        }
        int median = forks.get((forks.size() - 1) / 2);
        double nanos = tests.tests().stream()
                .map(test -> test.runs().get(median))
                .filter(run -> run != null)
                .mapToDouble(run -> run.setupNanos() + run.bodyNanos() + run.teardownNanos())
                .sum();
        return new SuiteSummary(tests.frameworks(), tests.suites().get(median), nanos);
    }

    /** Whether any JVM ran tests. */
    public boolean isKnown() {
        return suite.jvms() > 0;
    }
}
