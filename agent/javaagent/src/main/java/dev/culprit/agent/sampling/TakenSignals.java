package dev.culprit.agent.sampling;

import org.jspecify.annotations.Nullable;

/**
 * Signals that something in this process handles already. The kernel tells (Linux); where it does not, there are none.
 *
 * @param mask a bit for each, beginning with signal 1
 */
record TakenSignals(long mask) {

    /** The same number on all platforms that have it. */
    static final int SIGPROF = 27;

    private static final String CAUGHT = "SigCgt:";

    static TakenSignals now() {
        return of(ProcessFile.line("/proc/self/status", CAUGHT));
    }

    /** By a line such as {@code SigCgt: 2000000105005ccf}. */
    static TakenSignals of(@Nullable String line) {
        if (line == null || !line.startsWith(CAUGHT)) {
            return new TakenSignals(0);
        }
        try {
            return new TakenSignals(
                    Long.parseUnsignedLong(line.substring(CAUGHT.length()).trim(), 16));
        } catch (NumberFormatException e) {
            return new TakenSignals(0);
        }
    }

    boolean has(int signal) {
        return (mask >>> (signal - 1) & 1) != 0;
    }
}
