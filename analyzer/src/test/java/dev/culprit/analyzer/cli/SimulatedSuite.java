package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;

import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Profile sets of a suite of four tests with twenty functions, whose times are known except for noise. Each fork as a whole, each
 * function in each fork, and each set as a whole (another hour, another machine of the same kind) vary by the same amount, on a log
 * scale. Not thread safe.
 */
final class SimulatedSuite {

    /** What is planted. */
    enum Plant {
        NOTHING,
        /** A function whose code changed takes longer. */
        CHANGED_CODE,
        /** A function with unchanged code takes longer. */
        UNCHANGED_CODE,
        /** A function is called more often from a line of changed code. */
        MORE_CALLS
    }

    private static final int TESTS = 4;
    private static final int FUNCTIONS = 20;
    private static final long CALLS = 200;
    private static final long MINUTE_MILLIS = 60_000;

    private final Random random;
    private final double noise;
    private final long[] nanos = new long[FUNCTIONS];
    private final int slowed;
    private long started;

    /** @param noise standard deviation on a log scale, such as 0.02 */
    SimulatedSuite(long seed, double noise) {
        this.random = new Random(seed);
        this.noise = noise;
        for (int i = 0; i < FUNCTIONS; i++) {
            // From about 1 ms to 30 ms a fork, as the functions of a suite have unlike shares.
            nanos[i] = (long) (1_000_000 * Math.exp(3.4 * random.nextDouble()));
        }
        this.slowed = random.nextInt(FUNCTIONS);
        if (random.nextBoolean()) {
            // The hardest case: of what takes half of the time, a tenth of all is a fifth.
            nanos[slowed] = total() - nanos[slowed];
        }
    }

    private long total() {
        long total = 0;
        for (long one : nanos) {
            total += one;
        }
        return total;
    }

    /**
     * Writes a set of {@code forks} forks.
     *
     * @param plant what one of its functions does otherwise
     * @param added how much longer the whole suite takes by that, as a share
     */
    Path write(Path set, String commit, int forks, Plant plant, double added) throws IOException {
        Files.createDirectories(set);
        double session = vary();
        for (int fork = 0; fork < forks; fork++) {
            double speed = session * vary();
            TestingJvm jvm = jvm().fork(Integer.toString(fork))
                    .started(++started * MINUTE_MILLIS)
                    .commit(commit)
                    .environment(EnvironmentFacts.CPU_MODEL, "Xeon 1")
                    .environment(EnvironmentFacts.OS_NAME, "Linux");
            TestingCall[] tests = new TestingCall[TESTS];
            for (int i = 0; i < TESTS; i++) {
                String id = "a.Shop" + i + "Test.runs";
                tests[i] = test(id, phase("body", body(i, speed, plant, added)));
                jvm.passed(id, 0, tests[i].total(), 0);
            }
            try (OutputStream out = Files.newOutputStream(set.resolve(fork + "-1.culprit"))) {
                ProfileWriter.write(jvm.thread("main", tests).build(), out);
            }
        }
        return set;
    }

    private TestingCall body(int test, double speed, Plant plant, double added) {
        TestingCall body = call("a.Shop" + test + "Test.runs").self((long) (100_000 * speed * vary()));
        for (int i = test; i < FUNCTIONS; i += TESTS) {
            boolean planted = i == slowed && plant != Plant.NOTHING;
            double factor = planted ? 1 + added * total() / nanos[i] : 1;
            long calls = planted && plant == Plant.MORE_CALLS ? Math.round(CALLS * factor) : CALLS;
            body.calls(call("a.Order" + i + ".price", 10 + i)
                    .self((long) (20_000 * speed * vary()))
                    .body(planted && plant == Plant.MORE_CALLS ? "v2" : "v1")
                    .calls(call("a.Tax" + i + ".rate", 40)
                            .times(calls)
                            .self((long) (nanos[i] * factor * speed * vary()))
                            .body(planted && plant == Plant.CHANGED_CODE ? "v2" : "v1")));
        }
        return body;
    }

    private double vary() {
        return Math.exp(noise * random.nextGaussian());
    }
}
