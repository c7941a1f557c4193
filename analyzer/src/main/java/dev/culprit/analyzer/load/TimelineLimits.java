package dev.culprit.analyzer.load;

/**
 * How much of a fork's timeline goes into a page. With all of it the page grows by about 250 kB; what a person can look at is far less,
 * and the longest tests and waits are what is looked for.
 */
final class TimelineLimits {

    static final int LANES = 64;
    static final int TESTS = 5_000;
    static final int WAITS = 10_000;
    static final int LOOKS = 2_000;
    static final int STARTS = 1_000;

    private TimelineLimits() {}
}
