package dev.culprit.analyzer.model;

/**
 * How sure the interval of a ratio is, and what a test in one direction adds to it: such a test proves a change that the interval, which looks in both
 * directions, may not show.
 *
 * @param confidence of the interval, and of {@code least}; 0 to 1, NaN when unknown
 * @param least what the ratio is at least (at most, of what became faster), one-sided; NaN when it was not tested in one direction
 */
public record Certainty(double confidence, double least) {

    public static final Certainty UNKNOWN = new Certainty(Double.NaN, Double.NaN);

    /** That of an interval alone. */
    public static Certainty of(double confidence) {
        return new Certainty(confidence, Double.NaN);
    }

    /** Whether {@code least} is a change of the direction that is asked for. */
    public boolean shows(boolean slower) {
        return slower ? least > 1 : least < 1;
    }
}
