package dev.culprit.analyzer.model;

/** A confidence interval; both ends are NaN when there is too little data for one. */
public record Interval(double low, double high) {

    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    public boolean isKnown() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
