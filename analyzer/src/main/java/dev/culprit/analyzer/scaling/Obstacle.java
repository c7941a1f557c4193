package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.CallSite;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a setting takes longer than it would if its workers shared the first setting's time evenly.
 *
 * @param cause what kind of reason
 * @param wallNanos how much of the setting's wall time it explains, in nanoseconds; those of a setting add up to what it takes longer.
 *     Negative when there is less of it; NaN when the profiles do not tell how threads lie beside each other
 * @param site the line that carries most of it, null when there is none
 * @param explanation one plain sentence
 */
public record Obstacle(
        Cause cause, double wallNanos, @Nullable CallSite site, String explanation) {

    /** Kinds of reasons. */
    public enum Cause {
        /** JVMs start and look for tests, or the build tool works, and no test runs. */
        START_UP,
        /** No test runs between tests, or after the last one. */
        SEQUENTIAL,
        /** Fewer tests run at the same time than there are workers. */
        IDLE_WORKERS,
        /** Threads wait longer for locks that others hold. */
        LOCK,
        /** Threads wait longer for something else. */
        WAIT,
        /** More or longer setups and teardowns of classes. */
        SETUP,
        /** More garbage collection. */
        GC,
        /** The processors are busy: more threads only share them. */
        TOO_FEW_CORES,
        /** The same tests take more time that is no recorded wait. */
        MORE_WORK
    }
}
