package dev.culprit.analyzer.model;

/** What a comparison concludes. */
public enum Verdict {
    REGRESSED,
    IMPROVED,
    UNCHANGED,
    INCONCLUSIVE,
    NOT_COMPARABLE,
    NO_BASELINE;

    /** Whether it is an answer, and not why there is none. */
    public boolean isDecided() {
        return switch (this) {
            case REGRESSED, IMPROVED, UNCHANGED -> true;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> false;
        };
    }
}
