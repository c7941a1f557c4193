package dev.culprit.analyzer.model;

/**
 * One fact that was checked on both sides.
 *
 * @param fact its name, see {@code EnvironmentFacts}
 * @param baseline its value, empty when unknown
 * @param candidate its value, empty when unknown
 * @param level what the difference means
 * @param message one plain sentence; empty when there is nothing to say
 */
public record ComparabilityCheck(String fact, String baseline, String candidate, Level level, String message) {

    /** What a difference in a fact means for the comparison. */
    public enum Level {
        /** Equal. */
        SAME,
        /** Different, without consequence. */
        NOTE,
        /** Different; the result may be biased. */
        WARNING,
        /** Different; times cannot be compared. */
        REFUSED
    }
}
