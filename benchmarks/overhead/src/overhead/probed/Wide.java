package overhead.probed;

import java.util.function.LongUnaryOperator;

/**
 * Ten small methods on three levels. The benchmark compiles twenty copies of this class, each under a name of its own, so that
 * two hundred methods are called in turn. Each leaf is long enough that no contender's rule for trivial methods leaves it out.
 */
public final class Wide implements LongUnaryOperator {

    @Override
    public long applyAsLong(long x) {
        long y = left(x) + middle(x + 1);
        return y ^ right(y);
    }

    private long left(long x) {
        long y = shift(x);
        return y + multiply(y ^ x);
    }

    private long middle(long x) {
        long y = branch(x);
        return y + loop(y ^ x);
    }

    private long right(long x) {
        long y = divide(x);
        return y + narrow(y ^ x);
    }

    private long shift(long x) {
        long y = x ^ x << 13;
        y ^= y >>> 7;
        y ^= y << 17;
        return y;
    }

    private long multiply(long x) {
        long y = x * 0x9E3779B97F4A7C15L;
        y ^= y >>> 29;
        y += y << 3;
        return y;
    }

    private long branch(long x) {
        long y = x >>> 5;
        y = (x & 1) == 0 ? y + 17 : y - 13;
        y ^= x << 9;
        return y;
    }

    private long loop(long x) {
        long y = x;
        for (int i = 0; i < 3; i++) {
            y += y >>> 11 ^ i;
        }
        return y;
    }

    private long divide(long x) {
        long y = x / 7;
        y ^= x << 4;
        y += y >>> 17;
        return y;
    }

    private long narrow(long x) {
        int y = (int) x * 31;
        y ^= y >>> 15;
        y += y << 7;
        return x ^ y;
    }
}
