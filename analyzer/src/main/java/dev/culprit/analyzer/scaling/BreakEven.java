package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.MeanQuotient;
import dev.culprit.analyzer.stats.Robust;
import java.util.Locale;

/**
 * From how many tests on a setting is faster than the first one, if each setting costs a fixed start a and then b per test:
 * n = (a_k - a_1) / (b_1 - b_k).
 *
 * @param outcome what is known
 * @param tests n; NaN unless {@code outcome} is {@code FROM}
 * @param interval of {@code tests}; unknown when the rounds do not bound it
 * @param startNanos a of this setting, mean
 * @param perTestNanos b of this setting, mean: wall time, not time of a thread
 * @param firstStartNanos a of the first setting
 * @param firstPerTestNanos b of the first setting
 */
public record BreakEven(
        Outcome outcome,
        double tests,
        Interval interval,
        double startNanos,
        double perTestNanos,
        double firstStartNanos,
        double firstPerTestNanos) {

    /** What is known of the size of suite at which a setting begins to pay. */
    public enum Outcome {
        /** From {@code tests} tests of this kind on. */
        FROM,
        /** From the first test on: it costs no more to start and less per test. */
        ALWAYS,
        /** However many tests there are: a test costs no less. */
        NEVER,
        /** The rounds do not tell whether a test costs less. */
        UNDECIDED
    }

    /**
     * From one round to the next both costs vary together, so their differences are taken within rounds.
     *
     * @param starts a of this setting, one a round
     * @param perTests b of this setting
     * @param firstStarts a of the first setting
     * @param firstPerTests b of the first setting
     */
    static BreakEven of(
            double[] starts, double[] perTests, double[] firstStarts, double[] firstPerTests, double confidence) {
        double[] more = difference(starts, firstStarts);
        double[] saved = difference(firstPerTests, perTests);
        MeanQuotient quotient = MeanQuotient.of(more, saved);
        Interval savedInterval = quotient.denominator(confidence);
        Outcome outcome;
        if (!savedInterval.isKnown() || savedInterval.low() <= 0 && savedInterval.high() > 0) {
            outcome = Outcome.UNDECIDED;
        } else if (savedInterval.high() <= 0) {
            outcome = Outcome.NEVER;
        } else {
            outcome = Robust.mean(more) <= 0 ? Outcome.ALWAYS : Outcome.FROM;
        }
        boolean counted = outcome == Outcome.FROM;
        return new BreakEven(
                outcome,
                counted ? quotient.value() : Double.NaN,
                counted ? atLeastNothing(quotient.interval(confidence)) : Interval.UNKNOWN,
                Robust.mean(starts),
                Robust.mean(perTests),
                Robust.mean(firstStarts),
                Robust.mean(firstPerTests));
    }

    private static Interval atLeastNothing(Interval interval) {
        return interval.isKnown() ? new Interval(Math.max(0, interval.low()), interval.high()) : interval;
    }

    private static double[] difference(double[] left, double[] right) {
        double[] difference = left.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= right[i];
        }
        return difference;
    }

    /**
     * What is known, in one plain sentence.
     *
     * @param setting how to call this setting
     * @param first how to call the first setting
     * @param measuredTests tests of the suite that was measured
     */
    public String explanation(String setting, String first, long measuredTests, double confidence) {
        String costs = " A test takes " + Sentences.time(perTestNanos) + " of wall time, "
                + Sentences.time(firstPerTestNanos) + " with " + first + "; starting takes "
                + Sentences.time(startNanos)
                + ", " + Sentences.time(firstStartNanos) + " with " + first + ".";
        return switch (outcome) {
            case NEVER -> setting + " never pays at this cost per test, however many tests there are." + costs;
            case ALWAYS -> setting + " pays from the first test on: it costs no more to start." + costs;
            case UNDECIDED ->
                setting + ": these rounds do not tell whether a test costs less than with " + first
                        + ", so not from which size of suite on it pays." + costs;
            case FROM ->
                setting + " pays from about " + count(tests) + " tests like these on ("
                        + (interval.isKnown()
                                ? Sentences.percent(confidence) + ": " + count(interval.low()) + " to "
                                        + count(interval.high())
                                : "these rounds do not bound that number")
                        + "); this suite has " + count(measuredTests) + "." + costs;
        };
    }

    private static String count(double tests) {
        return String.format(Locale.ROOT, "%,.0f", Math.ceil(tests));
    }
}
