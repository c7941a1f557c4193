package dev.culprit.analyzer.findings;

import dev.culprit.profile.TestRuns;
import java.util.Arrays;
import java.util.List;

/**
 * How many tests ran at a time, over all JVMs of a fork. What one of several that run at a time need not do makes the run shorter by
 * a part of that only, on average by that many: the schedule of the tests is filled up again.
 */
final class Concurrency {

    private final long[] starts;
    private final long[] ends;

    Concurrency(List<RecordedJvm> jvms) {
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
