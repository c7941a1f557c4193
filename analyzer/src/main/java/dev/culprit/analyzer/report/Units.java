package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Turns quantities into whole numbers of units, which pack well.
 *
 * @param size how much one unit is
 */
record Units(double size) {

    /** From this many nodes on, a file with every nanosecond is too large. */
    private static final int EXACT_NODES = 100_000;

    /** The unit of large trees: a hundred-millionth of the whole, far below a pixel. */
    private static final double PART_OF_WHOLE = 1e-8;

    private static final int MOST_UNITS_PER_CALL = 1000;

    /** One, or a power of ten in large trees: of nanoseconds, bytes or samples. */
    static Units of(double[] baseline, double[] candidate) {
        if (baseline.length <= EXACT_NODES) {
            return new Units(1);
        }
        double whole =
                Math.max(Arrays.stream(baseline).sum(), Arrays.stream(candidate).sum());
        double wanted = Math.max(1, whole * PART_OF_WHOLE);
        return new Units(Math.pow(10, Math.floor(Math.log10(wanted))));
    }

    /** The fewest units of a call in which all means of forks are whole; a thousand when there are none so few. */
    static int perCall(DiffTree tree) {
        for (int units = 1; units <= 64; units++) {
            int candidate = units;
            DoubleStream calls =
                    DoubleStream.concat(Arrays.stream(tree.baselineCalls()), Arrays.stream(tree.candidateCalls()));
            if (calls.map(call -> call * candidate)
                    .allMatch(call -> Math.abs(call - Math.rint(call)) < 1e-6 * Math.max(1, call))) {
                return units;
            }
        }
        return MOST_UNITS_PER_CALL;
    }

    /** Each value rounded for itself. */
    long[] each(double[] values) {
        return Arrays.stream(values)
                .mapToLong(value -> Math.round(value / size))
                .toArray();
    }

    /**
     * The steps of the rounded running sum. A subtree is a range of rows, so whatever its size its total is off by less
     * than a unit; had each value been rounded for itself, a million small ones could vanish together.
     */
    long[] running(double[] values) {
        long[] units = new long[values.length];
        double sum = 0;
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.max(0, values[i]);
            long after = Math.round(sum / size);
            units[i] = after - before;
            before = after;
        }
        return units;
    }
}
