package dev.culprit.analyzer.model;

import java.math.BigDecimal;

/**
 * What counts as a regression.
 *
 * @param warn relative change of the total at or above which the verdict is {@code REGRESSED}, such as 0.05
 * @param fail relative change at or above which a gate closes, such as 0.20; infinite when time closes none
 * @param confidence of intervals and of the evidence that a culprit needs, such as 0.95
 * @param bytes from how many times the allocated bytes on a gate closes, such as 1.5; infinite when bytes close none
 */
public record Thresholds(double warn, double fail, double confidence, double bytes) {

    /** From how many times the bytes on a gate closes when nobody says otherwise. */
    public static final double MOST_BYTES = 1.5;

    public static final Thresholds DEFAULT = new Thresholds(0.05, 0.20, 0.95);

    public Thresholds {
        requireFraction("--warn", warn, Double.MAX_VALUE);
        requireFraction("--fail", fail, Double.POSITIVE_INFINITY);
        requireFraction("--confidence", confidence, 1);
        if (!(bytes > 1)) {
            throw new IllegalArgumentException("the limit of allocated bytes must be more than 1x: " + bytes);
        }
        if (warn > fail) {
            throw new IllegalArgumentException(
                    "--warn (" + percent(warn) + ") must not exceed --fail (" + percent(fail) + ")");
        }
    }

    public Thresholds(double warn, double fail, double confidence) {
        this(warn, fail, confidence, MOST_BYTES);
    }

    /** The same at another confidence. */
    public Thresholds at(double otherConfidence) {
        return new Thresholds(warn, fail, otherConfidence, bytes);
    }

    /** The same time, as a share of less: of that share of the whole. */
    public Thresholds of(double share) {
        return new Thresholds(warn / share, fail / share, confidence, bytes);
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    private static void requireFraction(String name, double value, double limit) {
        if (!(value > 0 && (value < limit || limit == Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
