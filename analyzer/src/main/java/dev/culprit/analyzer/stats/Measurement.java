package dev.culprit.analyzer.stats;

/**
 * The change of one function with its own variation only, before anything is borrowed from its peers.
 *
 * @param log mean change
 * @param median median change
 * @param variance of one fork (of one pair); NaN when there is none
 * @param degreesOfFreedom of the variance; 0 when there is none
 * @param scale the variance of {@code log} is {@code variance * scale}
 * @param forks pairs, or forks of the side with fewer
 * @param enough whether so many forks can decide
 * @param alone the arm to use when there are no peers to borrow from
 * @param guard which directions may be reported
 */
record Measurement(
        double log,
        double median,
        double variance,
        double degreesOfFreedom,
        double scale,
        int forks,
        boolean enough,
        Arm alone,
        Guard guard) {

    static final Measurement NONE = new Measurement(
            Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, 0, false, Arm.UNKNOWN, new Guard(false, false));

    boolean isKnown() {
        return forks > 0;
    }

    record Guard(boolean slower, boolean faster) {
        static final Guard OPEN = new Guard(true, true);
    }
}
