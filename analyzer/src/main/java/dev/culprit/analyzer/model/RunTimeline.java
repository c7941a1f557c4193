package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened when in one fork, cut to a size that fits a page. All times are nanoseconds from the start of the fork's first recording.
 *
 * @param fork its name
 * @param lengthNanos to the end of its last recording
 * @param jvms what to call its JVMs
 * @param lanes threads: those that ran tests first, then those that waited longest
 * @param tests tests that ran, in order of their start
 * @param waits waits of a millisecond or more, in order of their start
 * @param looks how busy JVMs and machine were, in order of time
 * @param starts processes that were started, in order of time
 * @param leftOut what is missing
 */
public record RunTimeline(
        String fork,
        long lengthNanos,
        List<String> jvms,
        List<Lane> lanes,
        List<RanTest> tests,
        List<Wait> waits,
        List<Look> looks,
        List<Start> starts,
        LeftOut leftOut) {

    public RunTimeline {
        jvms = List.copyOf(jvms);
        lanes = List.copyOf(lanes);
        tests = List.copyOf(tests);
        waits = List.copyOf(waits);
        looks = List.copyOf(looks);
        starts = List.copyOf(starts);
    }

    /**
     * A thread.
     *
     * @param jvm position in {@link RunTimeline#jvms()}
     * @param thread its name
     */
    public record Lane(int jvm, String thread) {}

    /**
     * A test that ran.
     *
     * @param lane position in {@link RunTimeline#lanes()}
     * @param id of the test
     * @param status how it ended
     * @param startNanos when it began
     * @param setupNanos before its body
     * @param bodyNanos in its body
     * @param teardownNanos after its body
     */
    public record RanTest(
            int lane, String id, Status status, long startNanos, long setupNanos, long bodyNanos, long teardownNanos) {

        public long nanos() {
            return setupNanos + bodyNanos + teardownNanos;
        }
    }

    /**
     * A wait.
     *
     * @param lane position in {@link RunTimeline#lanes()}
     * @param kind what for
     * @param callee what was called and blocked, such as {@code Thread.sleep}
     * @param site the line; null when unknown
     * @param startNanos when it began
     * @param nanos how long
     */
    public record Wait(
            int lane,
            MethodKind kind,
            String callee,
            @Nullable CallSite site,
            long startNanos,
            long nanos) {}

    /**
     * A look at a JVM and at the machine. CPU times are sums since the recording of that JVM began; -1 is not known.
     *
     * @param jvm position in {@link RunTimeline#jvms()}
     * @param atNanos when
     * @param processNanos used by this JVM
     * @param busyNanos used by all processes of the machine
     * @param idleNanos used by nobody, over all processors
     * @param collectorNanos used by the JVM's threads that collect garbage, since it started
     * @param compilerNanos used by the JVM's threads that compile, since it started
     */
    public record Look(
            int jvm,
            long atNanos,
            long processNanos,
            long busyNanos,
            long idleNanos,
            long collectorNanos,
            long compilerNanos) {}

    /**
     * A process that was started.
     *
     * @param jvm position in {@link RunTimeline#jvms()} of the JVM that started it
     * @param pid its id
     * @param site the line; null when unknown
     * @param atNanos when
     */
    public record Start(int jvm, long pid, @Nullable CallSite site, long atNanos) {}

    /**
     * What was cut off or never recorded.
     *
     * @param lanes threads
     * @param tests tests, the shortest
     * @param waits waits, the shortest, and those that found no room in the recording
     * @param starts processes, the last
     */
    public record LeftOut(long lanes, long tests, long waits, long starts) {

        public static final LeftOut NOTHING = new LeftOut(0, 0, 0, 0);
    }
}
