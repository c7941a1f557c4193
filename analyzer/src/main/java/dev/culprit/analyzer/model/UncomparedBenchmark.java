package dev.culprit.analyzer.model;

/**
 * A benchmark of which there is nothing to compare.
 *
 * @param name binary name of its class, and its method, with parameters and mode where others of that name are compared
 * @param why in a word, for programs
 * @param reason the same as one plain sentence that has the name
 */
public record UncomparedBenchmark(String name, Why why, String reason) {

    /** What keeps it from being compared. */
    public enum Why {
        /** Both sides have it, in another mode or unit or with other parameters, so that its scores mean different things. */
        MEASURED_OTHERWISE,
        ONLY_BASELINE,
        ONLY_CANDIDATE
    }
}
