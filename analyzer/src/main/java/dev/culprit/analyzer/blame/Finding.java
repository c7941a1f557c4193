package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Interval;
import org.jspecify.annotations.Nullable;

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
 * @param certainty of {@code interval}
 * @param movedFrom of cost that only moved, the part that it was saved from; null for all others
 * @param slowestCalls whether only the slowest tenth of the calls speaks for it; {@code ratio} is that of the mean then
 */
record Finding(
        Part part,
        boolean decisive,
        double vouchedNanos,
        double codeWeight,
        double ratio,
        Interval interval,
        double confidence,
        Certainty certainty,
        @Nullable Part movedFrom,
        boolean slowestCalls) {

    Finding(Part part, boolean decisive, double vouchedNanos, double ratio, Interval interval, double confidence) {
        this(part, decisive, vouchedNanos, ratio, interval, confidence, Certainty.UNKNOWN);
    }

    Finding(
            Part part,
            boolean decisive,
            double vouchedNanos,
            double ratio,
            Interval interval,
            double confidence,
            Certainty certainty) {
        this(part, decisive, vouchedNanos, 1, ratio, interval, confidence, certainty, null, false);
    }

    /** Orders findings: what the evidence vouches for, weighted by what the code says. */
    double score() {
        return vouchedNanos * codeWeight;
    }

    Finding asSuspect() {
        return decisive(false);
    }

    /** A suspect only, as most of it was saved in {@code saved}. */
    Finding asShiftFrom(Part saved) {
        return new Finding(
                part, false, vouchedNanos, codeWeight, ratio, interval, confidence, certainty, saved, slowestCalls);
    }

    Finding decisive(boolean enough) {
        return new Finding(
                part,
                enough,
                vouchedNanos,
                codeWeight,
                ratio,
                interval,
                confidence,
                certainty,
                movedFrom,
                slowestCalls);
    }

    Finding vouching(double nanos) {
        return new Finding(
                part, decisive, nanos, codeWeight, ratio, interval, confidence, certainty, movedFrom, slowestCalls);
    }

    Finding ofSlowestCalls() {
        return new Finding(
                part, decisive, vouchedNanos, codeWeight, ratio, interval, confidence, certainty, movedFrom, true);
    }

    /** The same of a share of the part, 0 to 1. */
    Finding scaled(double share) {
        return new Finding(
                part.scaled(share),
                decisive,
                vouchedNanos * share,
                codeWeight,
                ratio,
                interval,
                confidence,
                certainty,
                movedFrom,
                slowestCalls);
    }

    Finding weighted(double weight) {
        return new Finding(
                part, decisive, vouchedNanos, weight, ratio, interval, confidence, certainty, movedFrom, slowestCalls);
    }
}
