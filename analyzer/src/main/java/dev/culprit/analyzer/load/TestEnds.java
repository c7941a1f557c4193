package dev.culprit.analyzer.load;

import dev.culprit.profile.TestRuns;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * When tests, and classes of tests, were certainly over. Their wall times leave out what the agent did meanwhile, so that a test ends
 * later than its start and wall time say: it is over when the next one begins on its thread, or with the run of all tests.
 */
final class TestEnds {

    private final Map<String, TreeSet<Long>> testStarts = new HashMap<>();
    private final Map<String, TreeSet<Long>> classStarts = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final long last;

    TestEnds(TestRuns runs) {
        TestRuns.Suite suite = runs.suite();
        last = suite == null ? Long.MAX_VALUE : suite.endNanos();
        runs.tests().forEach(test -> starts(testStarts, test.thread()).add(test.startNanos()));
        runs.classes().forEach(each -> starts(classStarts, each.thread()).add(each.startNanos()));
        runs.tests()
                .forEach(
                        test -> add(test.id(), starts(testStarts, test.thread()), test.startNanos(), test.wallNanos()));
        runs.classes()
                .forEach(each ->
                        add(each.className(), starts(classStarts, each.thread()), each.startNanos(), each.wallNanos()));
    }

    private static TreeSet<Long> starts(Map<String, TreeSet<Long>> byThread, String thread) {
        return byThread.computeIfAbsent(thread, any -> new TreeSet<>());
    }

    /** Of one that runs again, as parameterised classes do, the last time counts. */
    private void add(String name, TreeSet<Long> starts, long start, long wall) {
        // Not its own start again, even of a test that took no time.
        Long next = starts.ceiling(start + Math.max(1, wall));
        ends.merge(name, next == null ? last : next, Math::max);
    }

    /** Nanoseconds of the recording; far in the future when it is not known. */
    long of(String testOrClass) {
        return ends.getOrDefault(testOrClass, Long.MAX_VALUE);
    }
}
