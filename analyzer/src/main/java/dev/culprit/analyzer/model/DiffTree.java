package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;
import java.util.List;

/**
 * The aligned calling context tree of both sides, means per fork. Columns of equal length, one row per node, in preorder: a
 * node's children follow it before its next sibling. Row 0 is an artificial root without a frame; its children are the
 * thread groups, which are frames of kind {@link Frame.Kind#THREAD_GROUP}; all tests are in one of them, whatever threads ran them.
 *
 * @param frames the distinct frames
 * @param parent row of the parent, -1 for row 0
 * @param frame index into {@code frames}, -1 for row 0
 * @param baselineLine line in the parent from which the call is made on the baseline's side, 0 when unknown
 * @param candidateLine the same on the candidate's side
 * @param baselineCalls calls
 * @param candidateCalls calls
 * @param baselineSelf exclusive amount of {@code measure}
 * @param candidateSelf exclusive amount of {@code measure}
 * @param significant whether the evidence says that this node itself changed: its own time or its number of calls
 * @param others further quantities of the same nodes, such as bytes
 * @param measure what the amounts are of
 */
public record DiffTree(
        List<Frame> frames,
        int[] parent,
        int[] frame,
        int[] baselineLine,
        int[] candidateLine,
        double[] baselineCalls,
        double[] candidateCalls,
        double[] baselineSelf,
        double[] candidateSelf,
        boolean[] significant,
        List<Quantity> others,
        Measure measure) {

    public DiffTree {
        frames = List.copyOf(frames);
        others = List.copyOf(others);
    }

    /** A tree of which nothing but calls and time is known. */
    public DiffTree(
            List<Frame> frames,
            int[] parent,
            int[] frame,
            int[] baselineLine,
            int[] candidateLine,
            double[] baselineCalls,
            double[] candidateCalls,
            double[] baselineSelf,
            double[] candidateSelf,
            boolean[] significant) {
        this(
                frames,
                parent,
                frame,
                baselineLine,
                candidateLine,
                baselineCalls,
                candidateCalls,
                baselineSelf,
                candidateSelf,
                significant,
                List.of(),
                Measure.TIME);
    }

    /** The same amounts of something else than time. */
    public DiffTree of(Measure other) {
        return new DiffTree(
                frames,
                parent,
                frame,
                baselineLine,
                candidateLine,
                baselineCalls,
                candidateCalls,
                baselineSelf,
                candidateSelf,
                significant,
                others,
                other);
    }

    /**
     * What amounts are of.
     *
     * @param name in addresses, small letters
     * @param title for people
     * @param unit what is counted
     */
    public record Measure(String name, String title, Quantity.Unit unit) {

        /** What probes measure. */
        public static final Measure TIME = new Measure("time", "Time", Quantity.Unit.NANOS);

        public boolean isTime() {
            return equals(TIME);
        }
    }

    /**
     * A quantity of all nodes: what each has itself, mean per fork.
     *
     * @param name in addresses, small letters
     * @param title for people
     * @param unit what is counted
     * @param baseline one value per row, none negative
     * @param candidate the same
     */
    public record Quantity(String name, String title, Unit unit, double[] baseline, double[] candidate) {

        /** What is counted. */
        public enum Unit {
            NANOS,
            BYTES,
            SAMPLES
        }
    }

    /** A tree of which there is nothing but the root. */
    public static DiffTree empty() {
        return new DiffTree(
                List.of(),
                new int[] {-1},
                new int[] {-1},
                new int[1],
                new int[1],
                new double[1],
                new double[1],
                new double[1],
                new double[1],
                new boolean[1]);
    }

    public int size() {
        return parent.length;
    }

    /**
     * One frame of the flame graph.
     *
     * @param kind what it stands for
     * @param function the candidate's function, or the baseline's when it exists only there; for a thread group the class
     *     name is empty and the method is the group's name
     * @param state whether the code is on both sides, and the same
     */
    public record Frame(Kind kind, Function function, State state) {

        /** What a frame stands for. */
        public enum Kind {
            THREAD_GROUP,
            METHOD,
            TRUNCATED,
            /** A test; its children are its phases. */
            TEST,
            /** A phase of a test: its own time is code without probes. */
            PHASE,
            /** A function that handed a task over, above what the task called in another thread. */
            TASK,
            /** A call that blocks, from the function above it. */
            WAIT,
            /** Code without a probe, such as a library's, which a sampler saw below the call above it. Nobody counted its calls. */
            SAMPLED;

            /** What a method of a profile is in the tree. */
            public static Kind of(MethodKind kind) {
                return switch (kind) {
                    case FUNCTION, TELEMETRY -> METHOD;
                    case TEST -> TEST;
                    case PHASE -> PHASE;
                    case TASK -> TASK;
                    case SLEEP, PARK, LOCK, PROCESS, IO, JDBC, HTTP, CLASS_INIT, SYSTEM_GC -> WAIT;
                };
            }

            /** Whether it is code, or stands for code, that makes calls at lines of its own. */
            public boolean isCaller() {
                return this == METHOD || this == TASK;
            }

            /** Whether it is a place that groups what runs there, so that it counts as one call in every fork. */
            public boolean isPlace() {
                return this == THREAD_GROUP || this == TEST || this == PHASE;
            }
        }

        /** How the function's code compares between the sides. */
        public enum State {
            UNCHANGED,
            CHANGED,
            BASELINE_ONLY,
            CANDIDATE_ONLY,
            /** Matched by its body although its name differs. */
            RENAMED,
            /** Its code was not recorded. */
            UNKNOWN
        }
    }
}
