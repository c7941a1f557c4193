package dev.culprit.analyzer.model;

import java.math.BigDecimal;

/**
 * What counts as a regression.
 *
 * @param warn relative change of the total at or above which the verdict is {@code REGRESSED}, such as 0.05
 * @param fail relative change at or above which a gate closes, such as 0.20
 * @param confidence of intervals and of the evidence that a culprit needs, such as 0.95
 */
public record Thresholds(double warn, double fail, double confidence) {

    public static final Thresholds DEFAULT = new Thresholds(0.05, 0.20, 0.95);

    public Thresholds {
        requireFraction("--warn", warn, Double.MAX_VALUE);
        requireFraction("--fail", fail, Double.MAX_VALUE);
        requireFraction("--confidence", confidence, 1);
        if (warn > fail) {
            throw new IllegalArgumentException(
                    "--warn (" + percent(warn) + ") must not exceed --fail (" + percent(fail) + ")");
        }
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    private static void requireFraction(String name, double value, double limit) {
        if (!(value > 0 && value < limit)) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
