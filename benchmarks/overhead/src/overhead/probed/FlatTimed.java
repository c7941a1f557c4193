package overhead.probed;

import java.util.function.LongUnaryOperator;

/** {@link Flat} with the floor in it: two clock reads and one addition. */
public final class FlatTimed implements LongUnaryOperator {

    private static final int STEPS = 66;

    private long nanos;

    @Override
    public long applyAsLong(long seed) {
        long start = System.nanoTime();
        long x = seed;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        nanos += System.nanoTime() - start;
        return x;
    }
}
