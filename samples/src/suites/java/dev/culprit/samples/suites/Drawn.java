package dev.culprit.samples.suites;

import java.util.SplittableRandom;

/**
 * Counts and delays of a run. They are drawn from the seed that the run was given ({@code -Dsample.seed=…}), the same on every side
 * of a suite, so that no result can be written down beforehand.
 */
public final class Drawn {

    private static final long SEED = Long.getLong("sample.seed", 1);

    private Drawn() {}

    /** A number from {@code least} to {@code most}; the same for the same name in every run with this seed. */
    public static int number(String name, int least, int most) {
        return new SplittableRandom(SEED * 31 + name.hashCode()).nextInt(least, most + 1);
    }
}
