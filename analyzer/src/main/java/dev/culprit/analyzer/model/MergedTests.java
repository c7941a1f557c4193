package dev.culprit.analyzer.model;

import dev.culprit.analyzer.model.SideSummary.TestCounts;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The tests of a set.
 *
 * @param frameworks what ran them, such as {@code JUnit Platform 1.14.0}
 * @param suites the runs as a whole, one per fork
 * @param tests all tests that came up in any fork, in order of their first start
 */
public record MergedTests(List<String> frameworks, List<Suite> suites, List<MergedTest> tests) {

    public static final MergedTests NONE = new MergedTests(List.of(), List.of(), List.of());

    public MergedTests {
        frameworks = List.copyOf(frameworks);
        suites = List.copyOf(suites);
        tests = List.copyOf(tests);
    }

    /**
     * The run of all tests of one fork, summed over its JVMs; times are nanoseconds.
     *
     * @param jvms JVMs that ran tests
     * @param counts its tests
     * @param jvmStartNanos from the start of the processes to the start of the recording
     * @param discoveryNanos from the framework's first sign of life to the first test or class
     * @param runNanos from the first test or class to the end of the last
     * @param classPhaseNanos in phases of classes
     */
    public record Suite(
            int jvms, TestCounts counts, long jvmStartNanos, long discoveryNanos, long runNanos, long classPhaseNanos) {

        public static final Suite NONE = new Suite(0, TestCounts.NONE, 0, 0, 0, 0);
    }

    /** The counts of a typical fork: the median of each over those that ran tests, none when no fork did. */
    public TestCounts counts() {
        List<TestCounts> known = suites.stream()
                .filter(suite -> suite.jvms() > 0)
                .map(Suite::counts)
                .toList();
        return known.isEmpty()
                ? TestCounts.NONE
                : new TestCounts(
                        median(known, TestCounts::discovered),
                        median(known, TestCounts::run),
                        median(known, TestCounts::failed),
                        median(known, TestCounts::skipped));
    }

    private static long median(List<TestCounts> forks, ToLongFunction<TestCounts> count) {
        return forks.stream().mapToLong(count).sorted().toArray()[forks.size() / 2];
    }

    public boolean isEmpty() {
        return tests.isEmpty() && suites.stream().allMatch(suite -> suite.jvms() == 0);
    }
}
