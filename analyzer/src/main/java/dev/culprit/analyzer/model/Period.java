package dev.culprit.analyzer.model;

/**
 * A time in which something went on in a fork.
 *
 * @param kind what
 * @param jvm number of the JVM within its fork
 * @param thread name of the thread, empty when it has none
 * @param startNanos nanoseconds since the command was started
 * @param endNanos nanoseconds since the command was started, not before {@code startNanos}
 */
public record Period(Kind kind, int jvm, String thread, long startNanos, long endNanos) {

    /** What goes on. */
    public enum Kind {
        /** A JVM that is to run tests is being started and looks for them. */
        STARTING,
        /** Setup or teardown of a class of tests. */
        CLASS_SETUP,
        /** A test, its own setup and teardown included. */
        TEST,
        /** A JVM as a whole, of which it is not known that it ran tests. */
        JVM
    }

    public Period {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException("ends before it starts: " + startNanos + " to " + endNanos);
        }
    }

    public long nanos() {
        return endNanos - startNanos;
    }
}
