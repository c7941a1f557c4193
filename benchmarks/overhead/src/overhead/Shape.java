package overhead;

import java.util.function.LongUnaryOperator;
import overhead.probed.Flat;
import overhead.probed.FlatTimed;
import overhead.probed.Recur;
import overhead.probed.RecurTimed;

/**
 * What a thread calls over and over.
 *
 * @param steps one of them is called at a time, with the result of the call before, which also decides which one: called in
 *     a fixed order, even two hundred methods are an easy prey for the branch predictor
 * @param callsPerStep calls of probed methods in one step
 */
record Shape(LongUnaryOperator[] steps, int callsPerStep) {

    private static final int DEPTH = 10;
    private static final int WIDE_CLASSES = 20;
    private static final int METHODS_PER_CLASS = 10;

    /**
     * Makes objects of its own for each thread, so that threads share nothing but what the contender shares.
     *
     * @param timed whether the methods read the clock themselves, for the floor
     */
    static Shape of(String name, boolean timed) throws ReflectiveOperationException {
        return switch (name) {
            case "flat" -> new Shape(new LongUnaryOperator[] {timed ? new FlatTimed() : new Flat()}, 1);
            case "recur" -> new Shape(new LongUnaryOperator[] {recursion(timed)}, DEPTH);
            case "wide" -> new Shape(wide(timed ? "WideTimed" : "Wide"), METHODS_PER_CLASS);
            default -> throw new IllegalArgumentException("no such shape: " + name);
        };
    }

    private static LongUnaryOperator recursion(boolean timed) {
        if (timed) {
            RecurTimed recur = new RecurTimed();
            return x -> recur.call(x, DEPTH);
        }
        Recur recur = new Recur();
        return x -> recur.call(x, DEPTH);
    }

    private static LongUnaryOperator[] wide(String name) throws ReflectiveOperationException {
        LongUnaryOperator[] steps = new LongUnaryOperator[WIDE_CLASSES];
        for (int i = 0; i < steps.length; i++) {
            Class<?> copy = Class.forName("overhead.probed." + name + i);
            steps[i] = (LongUnaryOperator) copy.getConstructor().newInstance();
        }
        return steps;
    }

    /** A pass has as many steps as there are. */
    int callsPerPass() {
        return steps.length * callsPerStep;
    }

    long run(long passes, long seed) {
        long x = seed;
        for (long i = passes * steps.length; i > 0; i--) {
            // The upper half of the product is evenly spread even where x is not.
            long random = x * 0x9E3779B97F4A7C15L >>> 32;
            x = steps[(int) (random * steps.length >>> 32)].applyAsLong(x);
        }
        return x;
    }
}
