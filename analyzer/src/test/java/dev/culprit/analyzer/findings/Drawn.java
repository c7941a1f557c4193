package dev.culprit.analyzer.findings;

import java.util.Random;

/** Counts and delays by chance, the same for the same seed. */
final class Drawn {

    private static final long MILLI = 1_000_000;

    private final Random random;

    Drawn(long seed) {
        this.random = new Random(seed);
    }

    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Nanoseconds. */
    long millis(double least, double most) {
        return Math.round((least + random.nextDouble() * (most - least)) * MILLI);
    }

    /** Nearly {@code nanos}: a thread is woken up to half a millisecond late. */
    long late(long nanos) {
        return nanos + millis(0.05, 0.5);
    }

    boolean oneOf(int many) {
        return random.nextInt(many) == 0;
    }

    /** A factor near 1. */
    double about(double spread) {
        return 1 + spread * (2 * random.nextDouble() - 1);
    }
}
