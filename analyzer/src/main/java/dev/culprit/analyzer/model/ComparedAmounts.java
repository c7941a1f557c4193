package dev.culprit.analyzer.model;

import org.jspecify.annotations.Nullable;

/**
 * How much both sides take, all functions together.
 *
 * @param total what the verdict is about
 * @param allocated bytes that both sides allocate; null unless both recorded them
 * @param smallestVisible largest share of the total by which one function or call site may have become slower without
 *     having been seen: the bound that the verdict uses; NaN when times cannot be judged
 * @param basis what the figures rest on; null when that is not known
 */
public record ComparedAmounts(
        Total total,
        @Nullable Total allocated,
        double smallestVisible,
        @Nullable Basis basis) {

    /** Amounts of which only the total is known. */
    public ComparedAmounts(Total total, double smallestVisible) {
        this(total, null, smallestVisible, null);
    }

    /** What shares are of: what a typical fork of the baseline takes, in the unit of the total; NaN when that is not known. */
    public double whole() {
        return basis == null ? total.baseline() : basis.typical().baseline();
    }
}
