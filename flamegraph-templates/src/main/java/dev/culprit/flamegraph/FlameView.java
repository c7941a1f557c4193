package dev.culprit.flamegraph;

import java.util.regex.Pattern;

/**
 * One quantity of a {@link FlameTree}, a pair of columns with a row per node: what the node has itself, without the nodes below it. A
 * quantity is whole units, so that packing loses nothing; it is {@code units * multiplier / divisor}.
 *
 * @param name in addresses, small letters
 * @param title for people, such as {@code CPU samples}
 * @param unit of the quantity
 * @param multiplier at least 1
 * @param divisor at least 1; above 1 when means of forks are not whole
 * @param baseline units
 * @param candidate units
 */
public record FlameView(
        String name, String title, Unit unit, long multiplier, int divisor, long[] baseline, long[] candidate) {

    /** Quantities up to here, and differences of two of them, are exact in the page's floating-point numbers. */
    public static final long LARGEST = 1L << 51;

    private static final Pattern NAME = Pattern.compile("[a-z]+");

    /** What is counted. The page knows them by their names. */
    public enum Unit {
        NANOS,
        CALLS,
        BYTES,
        SAMPLES
    }

    public FlameView {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a view's name has other than small letters: " + name);
        }
        requirePositive("multiplier", multiplier);
        requirePositive("divisor", divisor);
        if (baseline.length != candidate.length) {
            throw new IllegalArgumentException(
                    "baseline has " + baseline.length + " rows, candidate " + candidate.length);
        }
        requireRange(baseline);
        requireRange(candidate);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    private static void requireRange(long[] column) {
        for (long value : column) {
            if (value < 0 || value > LARGEST) {
                throw new IllegalArgumentException("a quantity is out of range: " + value);
            }
        }
    }
}
