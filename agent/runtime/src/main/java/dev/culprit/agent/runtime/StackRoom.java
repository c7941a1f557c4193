package dev.culprit.agent.runtime;

/**
 * Whether the current thread has room on its stack for more than a probe. Work that loads a class there and finds none makes the JVM complain about
 * its agent, and what it was about to merge is lost.
 */
final class StackRoom {

    /** Take 10 kB in compiled code and 80 in the interpreter, and a microsecond. */
    private static final int LEVELS = 256;

    private StackRoom() {}

    static boolean isThere() {
        try {
            return take(LEVELS, 1, 2, 3, 4, 5, 6) != 0;
        } catch (StackOverflowError none) {
            return false;
        }
    }

    /** Uses all arguments after the call as well, so that no compiler makes a loop of it. */
    private static long take(int levels, long a, long b, long c, long d, long e, long f) {
        if (levels == 0) {
            return a | b | c | d | e | f;
        }
        return take(levels - 1, b, c, d, e, f, a) | a * b | c * d | e * f;
    }
}
