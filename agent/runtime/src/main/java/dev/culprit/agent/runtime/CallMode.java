package dev.culprit.agent.runtime;

/**
 * How much of a function's calls is recorded: {@link CallPath#mode} of its nodes. Every mode counts every call and keeps the tree
 * below exact; the clock is what costs, so that is what the modes leave out.
 */
final class CallMode {

    /** Every call is timed. Zero, so that the fast path has one test for all others. */
    static final int EVERY = 0;

    /** About one call of {@link #WEIGHT} is timed. */
    static final int SAMPLED = 1;

    /** No call is timed. */
    static final int COUNTED = 2;

    /** Calls that a timed one stands for in {@link #SAMPLED}. A power of two, see {@link #isTimed}. */
    static final int WEIGHT = 64;

    private static final int SHIFT = 58;

    private CallMode() {}

    /** The next number of a sequence that knows nothing of the program; full period, Knuth's MMIX constants. */
    static long next(long random) {
        return random * 6364136223846793005L + 1442695040888963407L;
    }

    /**
     * Whether that call is to be timed. By chance and not every 64th: programs have periods of their own, and one whose every
     * 64th call is a slow one would be off by that factor. By a sequence per thread and not per node: paths that are called less
     * than 64 times, and threads that live shorter than that, get their share of timed calls too.
     *
     * @param random what {@link #next} gave; its highest bits are the random ones
     */
    static boolean isTimed(int mode, long random) {
        return mode == SAMPLED && random >>> SHIFT == 0;
    }

    /** Calls that a timed one stands for. */
    static int weight(int mode) {
        return mode == SAMPLED ? WEIGHT : 1;
    }
}
