package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Interval;

/**
 * How a setting's wall time relates to another's.
 *
 * @param ratio geometric mean over the rounds of its wall time / the other's in the same round
 * @param interval of {@code ratio}; unknown with a single round
 */
public record Standing(double ratio, Interval interval) {

    /** What the interval says. */
    public enum Outcome {
        /** All of it is below 1. */
        FASTER,
        /** All of it is above 1. */
        SLOWER,
        /** It covers 1, or there is none. */
        NOT_DECIDABLE
    }

    public Outcome outcome() {
        if (!interval.isKnown() || interval.low() <= 1 && interval.high() >= 1) {
            return Outcome.NOT_DECIDABLE;
        }
        return interval.high() < 1 ? Outcome.FASTER : Outcome.SLOWER;
    }
}
