package dev.culprit.flamegraph;

/**
 * A frame as the page shows it.
 *
 * @param kind what it stands for
 * @param state how its code compares between the sides
 * @param className raw binary name; empty for what is no method
 * @param method name of the method, or of the thread group
 * @param descriptor JVM descriptor, may be empty
 * @param file source file, empty when unknown
 * @param line first line of the body, 0 when unknown
 */
public record FlameFrame(
        Kind kind, State state, String className, String method, String descriptor, String file, int line) {

    public FlameFrame {
        if (line < 0) {
            throw new IllegalArgumentException("line is negative: " + line);
        }
    }

    /** What a frame stands for. The page knows them by their position. */
    public enum Kind {
        THREAD_GROUP,
        METHOD,
        /** Calls that the recording cut off. */
        TRUNCATED,
        /** Calls that were too small to be kept in the page. */
        REST,
        TEST,
        PHASE,
        TASK,
        WAIT,
        /** Code without a probe, which a sampler saw; nobody counted its calls. */
        SAMPLED
    }

    /** How code compares between the sides. The page knows them by their position. */
    public enum State {
        UNCHANGED,
        CHANGED,
        BASELINE_ONLY,
        CANDIDATE_ONLY,
        RENAMED,
        /** Its code was not recorded. */
        UNKNOWN
    }
}
