package dev.culprit.agent.environment;

import java.util.Arrays;

/**
 * A fixed piece of integer and memory work, so that a profile says how fast its machine was just then. The shortest of some
 * rounds: what disturbs a round only makes it longer. The first rounds warm the loop up.
 */
final class CalibrationLoop {

    private static final int ROUNDS = 15;
    private static final int STEPS = 60_000;

    /** 256 KB: more than a first-level cache, less than most second-level ones. */
    private static final int CELLS = 1 << 15;

    private static volatile long sink;

    private CalibrationLoop() {}

    /** Nanoseconds of one round; the whole takes some milliseconds. */
    static long nanos() {
        long[] cells = new long[CELLS];
        long[] durations = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sink = work(cells, round);
            durations[round] = System.nanoTime() - start;
        }
        Arrays.sort(durations);
        return Math.max(1, durations[0]);
    }

    private static long work(long[] cells, long seed) {
        long x = seed * 2 + 1;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            cells[(int) x & CELLS - 1] += x;
        }
        return x + cells[0];
    }
}
