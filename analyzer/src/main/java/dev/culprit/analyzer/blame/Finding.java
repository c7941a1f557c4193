package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.Interval;

/**
 * A part with what the forks say about it.
 *
 * @param part the part
 * @param decisive whether the evidence suffices for an accusation (or for an acquittal, when it became faster)
 * @param vouchedNanos the size of the change, in nanoseconds per fork, that the evidence vouches for; at least 0
 * @param codeWeight what the difference of the code says for it, 0 to 1
 * @param ratio candidate / baseline of own time per call, or of calls per call of the caller; NaN for new code
 * @param interval of {@code ratio}
 * @param confidence 0 to 1
 */
record Finding(
        Part part,
        boolean decisive,
        double vouchedNanos,
        double codeWeight,
        double ratio,
        Interval interval,
        double confidence) {

    Finding(Part part, boolean decisive, double vouchedNanos, double ratio, Interval interval, double confidence) {
        this(part, decisive, vouchedNanos, 1, ratio, interval, confidence);
    }

    /** Orders findings: what the evidence vouches for, weighted by what the code says. */
    double score() {
        return vouchedNanos * codeWeight;
    }

    Finding asSuspect() {
        return new Finding(part, false, vouchedNanos, codeWeight, ratio, interval, confidence);
    }
}
