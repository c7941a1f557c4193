package dev.culprit.analyzer.findings;

import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.List;

/**
 * What one JVM recorded, as far as rules look at it.
 *
 * @param offsetNanos when its recording began, after the earliest of its fork
 * @param elapsedNanos how long it recorded
 * @param processors that the JVM may use; 0 when unknown
 * @param tests the tests that ran
 * @param outermost the outermost calls of the threads that run tests, or of the main thread when there are no tests; and the
 *     tasks that were handed over
 * @param waits waits of some length, in order of their start
 * @param load how busy process and machine were, in order of time
 */
public record RecordedJvm(
        long offsetNanos,
        long elapsedNanos,
        int processors,
        TestRuns tests,
        List<CallNode> outermost,
        List<RecordedWait> waits,
        List<Timeline.Load> load) {

    public RecordedJvm {
        outermost = List.copyOf(outermost);
        waits = List.copyOf(waits);
        load = List.copyOf(load);
    }

    /** The same, begun at another time. */
    public RecordedJvm startedAfter(long nanos) {
        return new RecordedJvm(nanos, elapsedNanos, processors, tests, outermost, waits, load);
    }
}
