package dev.culprit.analyzer.model;

/**
 * What somebody says about the total, and whether the comparison bears it out.
 *
 * @param text as it was said, such as {@code faster 40%}
 * @param outcome whether it is so
 * @param claimedRatio the ratio candidate / baseline that the claim draws the line at
 * @param explanation one plain sentence with what was measured
 */
public record Claim(String text, Outcome outcome, double claimedRatio, String explanation) {

    /** Whether a claim holds. */
    public enum Outcome {
        /** The whole interval of the total is on the claim's side of the line. */
        CONFIRMED,
        /** The whole interval is on the other side. */
        REFUTED,
        /** The line is inside the interval, or there is none. */
        UNDECIDED
    }
}
