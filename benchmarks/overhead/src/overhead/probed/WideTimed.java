package overhead.probed;

import java.util.function.LongUnaryOperator;

/**
 * {@link Wide} with the floor in it: two clock reads and one addition in each method.
 */
public final class WideTimed implements LongUnaryOperator {

    private long nanos;

    @Override
    public long applyAsLong(long x) {
        long start = System.nanoTime();
        long y = left(x) + middle(x + 1);
        long result = y ^ right(y);
        nanos += System.nanoTime() - start;
        return result;
    }

    private long left(long x) {
        long start = System.nanoTime();
        long y = shift(x);
        long result = y + multiply(y ^ x);
        nanos += System.nanoTime() - start;
        return result;
    }

    private long middle(long x) {
        long start = System.nanoTime();
        long y = branch(x);
        long result = y + loop(y ^ x);
        nanos += System.nanoTime() - start;
        return result;
    }

    private long right(long x) {
        long start = System.nanoTime();
        long y = divide(x);
        long result = y + narrow(y ^ x);
        nanos += System.nanoTime() - start;
        return result;
    }

    private long shift(long x) {
        long start = System.nanoTime();
        long y = x ^ x << 13;
        y ^= y >>> 7;
        y ^= y << 17;
        nanos += System.nanoTime() - start;
        return y;
    }

    private long multiply(long x) {
        long start = System.nanoTime();
        long y = x * 0x9E3779B97F4A7C15L;
        y ^= y >>> 29;
        y += y << 3;
        nanos += System.nanoTime() - start;
        return y;
    }

    private long branch(long x) {
        long start = System.nanoTime();
        long y = x >>> 5;
        y = (x & 1) == 0 ? y + 17 : y - 13;
        y ^= x << 9;
        nanos += System.nanoTime() - start;
        return y;
    }

    private long loop(long x) {
        long start = System.nanoTime();
        long y = x;
        for (int i = 0; i < 3; i++) {
            y += y >>> 11 ^ i;
        }
        nanos += System.nanoTime() - start;
        return y;
    }

    private long divide(long x) {
        long start = System.nanoTime();
        long y = x / 7;
        y ^= x << 4;
        y += y >>> 17;
        nanos += System.nanoTime() - start;
        return y;
    }

    private long narrow(long x) {
        long start = System.nanoTime();
        int y = (int) x * 31;
        y ^= y >>> 15;
        y += y << 7;
        long result = x ^ y;
        nanos += System.nanoTime() - start;
        return result;
    }
}
