package dev.culprit.analyzer.stats;

/** What a test could not do with the data it got, and what it did instead. */
public enum Limitation {
    TOO_FEW_REFERENCE_FUNCTIONS("Fewer than " + Tuning.MIN_REFERENCES
            + " functions with unchanged code: a slower machine cannot be told from slower code."),
    TOO_FEW_FUNCTIONS("Fewer than " + Tuning.MIN_FOR_PRIOR
            + " functions: every function is judged by its own variation between forks only."),
    COMMON_MODE_SPLIT("Too many functions with unchanged code moved: no common shift of the machine was removed."),
    SINGLE_FORK("Only one fork on a side: times can raise a suspicion, not more."),
    NOT_INTERLEAVED("The forks of the two sides did not alternate: drift of the machine can look like a change.");

    private final String sentence;

    Limitation(String sentence) {
        this.sentence = sentence;
    }

    /** One plain sentence for the reader of a report. */
    public String sentence() {
        return sentence;
    }
}
