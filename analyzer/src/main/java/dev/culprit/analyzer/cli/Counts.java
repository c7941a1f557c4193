package dev.culprit.analyzer.cli;

/** Numbers of things, in words. */
final class Counts {

    private Counts() {}

    /** {@code 1 profile}, {@code 2 profiles}. */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Refuses {@code value} of {@code option} unless it is at least 1. */
    static void requirePositive(String option, int value) throws CommandFailure {
        if (value < 1) {
            throw new CommandFailure(option + " must be at least 1, not " + value);
        }
    }
}
