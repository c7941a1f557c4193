package dev.culprit.analyzer.stats;

/** How a number of calls or bytes is known. */
public enum CountKind {
    /** The same in every fork of a side; there is no noise to test against. */
    EXACT,
    /** Varies between forks, or between calls, and was tested. */
    MEASURED,
    /** Too few forks to tell a small change from an unstable count. */
    SUSPECT,
    /** No value on one of the sides. */
    UNKNOWN
}
