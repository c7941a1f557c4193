package dev.culprit.analyzer.findings;

import dev.culprit.profile.TestRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many tests ran at a time, over all JVMs of a fork. What one of several that run at a time need not do makes the run shorter by
 * a part of that only, on average by that many: the schedule of the tests is filled up again.
 */
final class Concurrency {

    private final long[] starts;
    private final long[] ends;
    private final List<RecordedJvm> jvms;

    Concurrency(List<RecordedJvm> jvms) {
        this.jvms = jvms;
        this.starts = jvms.stream()
                .flatMapToLong(jvm -> ran(jvm).stream().mapToLong(test -> jvm.offsetNanos() + test.startNanos()))
                .sorted()
                .toArray();
        this.ends = jvms.stream()
                .flatMapToLong(jvm ->
                        ran(jvm).stream().mapToLong(test -> jvm.offsetNanos() + test.startNanos() + test.wallNanos()))
                .sorted()
                .toArray();
    }

    private static List<TestRuns.Test> ran(RecordedJvm jvm) {
        return jvm.tests().tests().stream().filter(test -> test.wallNanos() > 0).toList();
    }

    /** Tests that run at that time of the JVM's recording; at least 1, as somebody asks. */
    int at(RecordedJvm jvm, double nanos) {
        double when = jvm.offsetNanos() + nanos;
        return Math.max(1, upTo(starts, when) - upTo(ends, when));
    }

    /** Most threads that ran tests at the same time; a test in the midst of another one, on the same thread, is none more. */
    int mostThreads() {
        List<long[]> changes = new ArrayList<>();
        for (RecordedJvm jvm : jvms) {
            Map<String, List<TestRuns.Test>> byThread =
                    ran(jvm).stream().collect(Collectors.groupingBy(TestRuns.Test::thread));
            byThread.values().forEach(tests -> addBusy(jvm.offsetNanos(), tests, changes));
        }
        // What ends makes room for what begins at the same time.
        changes.sort(Comparator.<long[]>comparingLong(change -> change[0]).thenComparingLong(change -> change[1]));
        int most = 0;
        int now = 0;
        for (long[] change : changes) {
            now += (int) change[1];
            most = Math.max(most, now);
        }
        return most;
    }

    /** Adds when a thread begins to run tests (+1) and has none to run any more (-1). */
    private static void addBusy(long offset, List<TestRuns.Test> tests, List<long[]> changes) {
        long until = Long.MIN_VALUE;
        for (TestRuns.Test test : tests.stream()
                .sorted(Comparator.comparingLong(TestRuns.Test::startNanos))
                .toList()) {
            long end = test.startNanos() + test.wallNanos();
            if (test.startNanos() >= until) {
                changes.add(new long[] {offset + test.startNanos(), 1});
                changes.add(new long[] {offset + end, -1});
                until = end;
            }
        }
    }

    private static int upTo(long[] sorted, double when) {
        int index = Arrays.binarySearch(sorted, (long) when);
        if (index < 0) {
            return -index - 1;
        }
        while (index < sorted.length && sorted[index] <= when) {
            index++;
        }
        return index;
    }
}
