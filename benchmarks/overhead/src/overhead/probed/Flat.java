package overhead.probed;

import java.util.function.LongUnaryOperator;

/** One method of about 100 ns, called from a loop that is not probed. */
public final class Flat implements LongUnaryOperator {

    private static final int STEPS = 66;

    @Override
    public long applyAsLong(long seed) {
        long x = seed;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
