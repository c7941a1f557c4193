package dev.culprit.analyzer.findings;

import dev.culprit.profile.TestRuns;
import java.util.List;

/**
 * One execution of the measured command.
 *
 * @param jvms its JVMs, at least one
 */
public record RecordedFork(List<RecordedJvm> jvms) {

    public RecordedFork {
        jvms = List.copyOf(jvms);
        if (jvms.isEmpty()) {
            throw new IllegalArgumentException("a fork has at least one JVM");
        }
    }

    /** From the beginning of the first JVM's tests to the end of the last one's, in nanoseconds; without tests all of the recording. */
    long wallNanos() {
        long start = Long.MAX_VALUE;
        long end = 0;
        for (RecordedJvm jvm : jvms) {
            TestRuns.Suite suite = jvm.tests().suite();
            start = Math.min(start, jvm.offsetNanos() + (suite == null ? 0 : suite.startNanos()));
            end = Math.max(end, jvm.offsetNanos() + (suite == null ? jvm.elapsedNanos() : suite.endNanos()));
        }
        return Math.max(0, end - start);
    }
}
