package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;

/**
 * One way to measure the change of a function, on the log scale.
 *
 * @param log mean change: log of candidate / baseline
 * @param median median change, which one wild fork does not move
 * @param standardError of {@code log}; NaN when there is too little data
 * @param degreesOfFreedom of {@code standardError}; NaN when there is too little data
 */
public record Arm(double log, double median, double standardError, double degreesOfFreedom) {

    static final Arm UNKNOWN = new Arm(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Probability that noise alone looks at least as slow; NaN when unknown. */
    double pSlower() {
        return StudentT.upperTail(log / standardError, degreesOfFreedom);
    }

    /** Probability that noise alone looks at least as fast; NaN when unknown. */
    double pFaster() {
        return StudentT.upperTail(-log / standardError, degreesOfFreedom);
    }

    /** The smaller of mean and median as a slow-down. */
    double sizeSlower() {
        return Math.min(log, median);
    }

    /** The smaller of mean and median as a speed-up. */
    double sizeFaster() {
        return Math.min(-log, -median);
    }

    /** One-sided, on the log scale; NaN when unknown. */
    double lowerBound(double rate) {
        return log - standardError * StudentT.quantile(1 - rate, degreesOfFreedom);
    }

    /** The same measured from a change of {@code log} instead of from none. */
    Arm beyond(double change) {
        return new Arm(log - change, median - change, standardError, degreesOfFreedom);
    }

    /** The same with slower for faster. */
    Arm mirrored() {
        return new Arm(-log, -median, standardError, degreesOfFreedom);
    }

    /** The same with a further variance that more forks do not shrink. */
    Arm widened(double variance) {
        return new Arm(log, median, Math.sqrt(standardError * standardError + variance), degreesOfFreedom);
    }

    Interval interval(double confidence) {
        double half = standardError * StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom);
        return Double.isNaN(half) ? Interval.UNKNOWN : new Interval(log - half, log + half);
    }
}
