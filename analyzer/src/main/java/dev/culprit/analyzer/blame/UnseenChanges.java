package dev.culprit.analyzer.blame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What functions and call sites may have added to the total without having been seen, each by a bound of its own: shares of the
 * baseline's total, one-sided.
 */
final class UnseenChanges {

    private final double[] ofFunctions;
    private final List<OfRows> ofRows = new ArrayList<>();

    /** Bounds what rows of the tree may have added together. */
    record OfRows(int[] rows, double share) {}

    UnseenChanges(int functions) {
        this.ofFunctions = new double[functions];
    }

    /** {@code function} may have added {@code share} by its own code. */
    void addFunction(int function, double share) {
        ofFunctions[function] = Math.max(ofFunctions[function], share);
    }

    /** A call site or a wait, whose rows these are, may have added {@code share}. */
    void addRows(int[] rows, double share) {
        ofRows.add(new OfRows(rows, share));
    }

    /** The largest of the bounds, 0 without any. */
    double largest() {
        double largest = ofRows.stream().mapToDouble(OfRows::share).reduce(0, Math::max);
        return Arrays.stream(ofFunctions).reduce(largest, Math::max);
    }

    /** For each function whether it may have added {@code least}. */
    boolean[] functions(double least) {
        boolean[] open = new boolean[ofFunctions.length];
        for (int f = 0; f < open.length; f++) {
            open[f] = !(ofFunctions[f] < least);
        }
        return open;
    }

    /** Call sites and waits that may have added {@code least}. */
    List<int[]> rows(double least) {
        return ofRows.stream()
                .filter(bound -> !(bound.share < least))
                .map(OfRows::rows)
                .toList();
    }
}
