package dev.culprit.flamegraph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * When what happened in one run. All times are nanoseconds from its start, none negative.
 *
 * @param lengthNanos to its end
 * @param jvms names of JVMs
 * @param lanes threads
 * @param spans tests and waits
 * @param looks looks at JVMs and machine, in order of time
 * @param starts processes that were started, in order of time
 */
public record Timeline(
        long lengthNanos, List<String> jvms, List<Lane> lanes, List<Span> spans, List<Look> looks, List<Start> starts) {

    public static final Timeline NONE = new Timeline(0, List.of(), List.of(), List.of(), List.of(), List.of());

    public Timeline {
        jvms = List.copyOf(jvms);
        lanes = List.copyOf(lanes);
        spans = List.copyOf(spans);
        looks = List.copyOf(looks);
        starts = List.copyOf(starts);
        requireBelow("lane", spans.stream().mapToInt(Span::lane), lanes.size());
        requireBelow("jvm", lanes.stream().mapToInt(Lane::jvm), jvms.size());
        requireBelow("jvm", looks.stream().mapToInt(Look::jvm), jvms.size());
        requireBelow("jvm", starts.stream().mapToInt(Start::jvm), jvms.size());
    }

    /** A thread of a JVM. */
    public record Lane(int jvm, String thread) {}

    /**
     * Something that took time on a thread.
     *
     * @param lane position among the lanes
     * @param kind {@code TEST}, or a kind of wait such as {@code SLEEP}
     * @param name id of the test, or what was called and blocked
     * @param note how the test ended, or the line that waited
     * @param startNanos when it began
     * @param nanos how long
     * @param setupNanos of a test, what came before its body; else 0
     * @param teardownNanos of a test, what came after its body; else 0
     */
    public record Span(
            int lane,
            String kind,
            String name,
            String note,
            long startNanos,
            long nanos,
            long setupNanos,
            long teardownNanos) {

        /** The kind of tests. */
        public static final String TEST = "TEST";

        public Span {
            if (startNanos < 0 || setupNanos < 0 || teardownNanos < 0 || nanos < setupNanos + teardownNanos) {
                throw new IllegalArgumentException("a span of " + nanos + " ns from " + startNanos + " on");
            }
        }

        public boolean isTest() {
            return kind.equals(TEST);
        }
    }

    /**
     * CPU time since the recording of a JVM began; -1 is not known.
     *
     * @param jvm position among the JVMs
     * @param atNanos when
     * @param processNanos used by this JVM
     * @param busyNanos used by all processes of the machine
     * @param idleNanos used by nobody
     * @param collectorNanos used by threads of this JVM that collect garbage, since it started; drawn, and not in the page's data
     * @param compilerNanos used by threads of this JVM that compile, since it started; drawn, and not in the page's data
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
     * @param jvm position among the JVMs
     * @param pid its id
     * @param place the line, empty when unknown
     * @param atNanos when
     */
    public record Start(int jvm, long pid, String place, long atNanos) {}

    private static void requireBelow(String name, IntStream positions, int size) {
        positions.forEach(position -> {
            if (position < 0 || position >= size) {
                throw new IllegalArgumentException(name + " " + position + " of " + size);
            }
        });
    }
}
