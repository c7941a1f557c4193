package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Claim.Outcome;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A claim about the total, which the interval of the total confirms or refutes. A claimed size is a least one: {@code faster
 * 40%} says that the candidate takes at most 0.6 times the baseline's time.
 *
 * @param text as typed
 * @param line the ratio candidate / baseline that parts true from false
 * @param below whether the claim is that the ratio is below the line
 */
record ClaimCheck(String text, double line, boolean below) {

    private static final Pattern FORM = Pattern.compile(
            "(not\\s+slower|faster|slower)(?:\\s+(?:by\\s+)?([0-9.]+)\\s*%)?", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a claim.
     *
     * @param margin what {@code not slower} allows when it names no percentage, such as 0.05
     */
    static ClaimCheck parse(String text, double margin) throws CommandFailure {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw unknown(text);
        }
        double size = matcher.group(2) == null ? 0 : percent(text, matcher.group(2));
        String direction = matcher.group(1).toLowerCase(Locale.ROOT);
        if (direction.equals("faster")) {
            if (size >= 1) {
                throw new CommandFailure("--claim '" + text + "': nothing takes " + Math.round(size * 100)
                        + " % less time; 'faster 50%' means half the time");
            }
            return new ClaimCheck(text.strip(), 1 - size, true);
        }
        boolean below = !direction.equals("slower");
        return new ClaimCheck(text.strip(), 1 + (below && matcher.group(2) == null ? margin : size), below);
    }

    private static double percent(String text, String number) throws CommandFailure {
        try {
            return Double.parseDouble(number) / 100;
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static CommandFailure unknown(String text) {
        return new CommandFailure(
                "--claim '" + text + "' is not understood; write 'faster 40%', 'slower 10%' or 'not slower'");
    }

    /** {@code comparison} with what it says about this claim. */
    Comparison applyTo(Comparison comparison) {
        return comparison.withClaim(against(Measured.of(comparison)));
    }

    Outcome outcome(Comparison comparison) {
        return outcome(Measured.of(comparison));
    }

    /** What was measured says this about the claim. */
    Claim against(Measured measured) {
        Outcome outcome = outcome(measured);
        return new Claim(text, outcome, line, explanation(outcome, measured));
    }

    /**
     * What a claim is held against.
     *
     * @param baseline what the ratio is relative to, in words
     * @param candidate what the ratio is of, in words, with a verb
     * @param metric what was measured, in words
     * @param ratio candidate / baseline
     * @param interval of {@code ratio}
     * @param confidence of {@code interval}
     * @param comparable whether the ratio means anything
     */
    record Measured(
            String baseline,
            String candidate,
            String metric,
            double ratio,
            Interval interval,
            double confidence,
            boolean comparable) {

        static Measured of(Comparison comparison) {
            Total total = comparison.total();
            return new Measured(
                    "the baseline's total",
                    "measured are",
                    total.metric(),
                    total.ratio(),
                    total.interval(),
                    total.confidence(),
                    comparison.verdict() != Verdict.NOT_COMPARABLE);
        }
    }

    private Outcome outcome(Measured measured) {
        Interval interval = measured.interval();
        if (!measured.comparable() || !interval.isKnown()) {
            return Outcome.UNDECIDED;
        }
        boolean allBelow = below ? interval.high() <= line : interval.high() < line;
        boolean allAbove = below ? interval.low() > line : interval.low() >= line;
        if (allBelow || allAbove) {
            return allBelow == below ? Outcome.CONFIRMED : Outcome.REFUTED;
        }
        return Outcome.UNDECIDED;
    }

    private String explanation(Outcome outcome, Measured measured) {
        String said = "The claim '" + text + "' (" + (below ? "at most " : "at least ")
                + String.format(Locale.ROOT, "%.3g", line) + " times " + measured.baseline() + ") is " + outcome + ": ";
        if (!measured.comparable()) {
            return said + "the times of the two sides cannot be compared.";
        }
        if (!measured.interval().isKnown()) {
            return said + "there are too few forks for an interval.";
        }
        return said
                + String.format(
                        Locale.ROOT,
                        "%s %.3g times (%s), with %s %% confidence between %.3g and %.3g.",
                        measured.candidate(),
                        measured.ratio(),
                        measured.metric(),
                        percent(measured.confidence()),
                        measured.interval().low(),
                        measured.interval().high());
    }
}
