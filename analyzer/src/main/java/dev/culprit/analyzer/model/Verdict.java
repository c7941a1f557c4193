package dev.culprit.analyzer.model;

/** What a comparison concludes. */
public enum Verdict {
    REGRESSED,
    IMPROVED,
    UNCHANGED,
    INCONCLUSIVE,
    NOT_COMPARABLE,
    NO_BASELINE
}
