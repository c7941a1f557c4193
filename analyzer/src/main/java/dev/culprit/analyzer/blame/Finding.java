package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.Interval;

/**
 * A part with what the forks say about it.
 *
 * @param part the part
 * @param decisive whether the evidence suffices for an accusation (or for an acquittal, when it became faster)
 * @param score nanoseconds per fork that the evidence vouches for, weighted by what the code says; orders suspects
 * @param ratio candidate / baseline of own time per call, or of calls per call of the caller; NaN for new code
 * @param interval of {@code ratio}
 * @param confidence 0 to 1
 */
record Finding(Part part, boolean decisive, double score, double ratio, Interval interval, double confidence) {

    Finding asSuspect() {
        return new Finding(part, false, score, ratio, interval, confidence);
    }
}
