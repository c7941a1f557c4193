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

/** Profile sets of a small shop with a test, as five forks of its suite would leave them. */
final class TestingShopSets {

    static final int FORKS = 5;

    private final Path folder;
    private int sets;
    private String cpu = "Xeon 1";
    private long priceNanos = 40_000_000;
    private long lookups = 100;
    private String body = "v1";
    private String price = "a.Orders.price";
    private String testId = "a.ShopTest.buys";
    private double variation = 0.01;

    TestingShopSets(Path folder) {
        this.folder = folder;
    }

    TestingShopSets onCpu(String model) {
        this.cpu = model;
        return this;
    }

    /** Prices are looked up {@code times} as often as at first. */
    TestingShopSets looksUp(int times) {
        this.lookups = 100L * times;
        this.body = "v" + times;
        return this;
    }

    /** What looks prices up has another name, and the same code. */
    TestingShopSets namesPrice(String function) {
        this.price = function;
        return this;
    }

    /** The test has another name. */
    TestingShopSets namesTest(String id) {
        this.testId = id;
        return this;
    }

    /** From fork to fork, {@code share} of what all takes is the standard deviation. */
    TestingShopSets varyingBy(double share) {
        this.variation = share;
        return this;
    }

    /** Writes a set of {@code commit}. */
    Path write(String commit) throws IOException {
        Path set = Files.createDirectories(folder.resolve("set" + ++sets));
        Random noise = new Random(sets);
        for (int fork = 0; fork < FORKS; fork++) {
            write(set.resolve(fork + "-1.culprit"), Integer.toString(fork), commit, 1_000, noise);
        }
        return set;
    }

    /**
     * Writes what forks of {@code culprit compare} would leave: {@code NAME.culprit} for the warm-up and ten forks, the last of which
     * begins ten minutes after the first.
     *
     * @param lead seconds that each begins after those of another pool of lead 0
     */
    Path pool(String name, int lead) throws IOException {
        Path pool = Files.createDirectories(folder.resolve("pools").resolve(name));
        Random noise = new Random(name.hashCode());
        for (int fork = 0; fork <= 10; fork++) {
            String fileName = fork == 0 ? "warmup" : Integer.toString(fork);
            write(pool.resolve(fileName + ".culprit"), fileName, "", fork * 60_000L + lead * 1_000L, noise);
        }
        return pool;
    }

    private void write(Path file, String fork, String commit, long started, Random noise) throws IOException {
        double speed = Math.max(0.1, 1 + variation * noise.nextGaussian());
        TestingJvm jvm = jvm().fork(fork)
                .started(started)
                .environment(EnvironmentFacts.CPU_MODEL, cpu)
                .environment(EnvironmentFacts.OS_NAME, "Linux")
                .passed(testId, 0, (long) (60_000_000 * speed), 0)
                .thread("main", test(testId, phase("body", buys(speed))));
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write((commit.isEmpty() ? jvm : jvm.commit(commit)).build(), out);
        }
    }

    private TestingCall buys(double speed) {
        return call(testId)
                .self((long) (1_000_000 * speed))
                .calls(call(price, 12)
                        .times(100)
                        .self((long) (priceNanos * speed))
                        .body(body)
                        .calls(call("a.Tax.lookup", 88).times(lookups).self((long) (lookups * 100_000 * speed))));
    }
}
