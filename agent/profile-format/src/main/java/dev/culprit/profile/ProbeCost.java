package dev.culprit.profile;

/**
 * What one probe costs, measured in the JVM that wrote the profile, in nanoseconds per call.
 *
 * @param insideNanos the part that falls between the two clock reads, so inside the callee's own time
 * @param outsideNanos the part that falls outside them, so inside the caller's own time
 * @param errorNanos standard error of any of these
 * @param untimedNanos what a call costs that is counted and not timed, all of it inside the caller's own time; NaN when not
 *     measured
 */
public record ProbeCost(double insideNanos, double outsideNanos, double errorNanos, double untimedNanos) {

    /** Not measured: for instance because the JVM was killed before there was a moment for it. */
    public static final ProbeCost UNKNOWN = new ProbeCost(Double.NaN, Double.NaN, Double.NaN);

    public ProbeCost(double insideNanos, double outsideNanos, double errorNanos) {
        this(insideNanos, outsideNanos, errorNanos, Double.NaN);
    }

    public boolean isKnown() {
        return !Double.isNaN(insideNanos);
    }
}
