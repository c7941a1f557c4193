package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;

import dev.culprit.analyzer.testing.TestingCall;
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

    /** Writes a set of {@code commit}. */
    Path write(String commit) throws IOException {
        Path set = Files.createDirectories(folder.resolve("set" + ++sets));
        Random noise = new Random(sets);
        for (int fork = 0; fork < FORKS; fork++) {
            double speed = 1 + 0.01 * noise.nextGaussian();
            try (OutputStream out = Files.newOutputStream(set.resolve(fork + "-1.culprit"))) {
                ProfileWriter.write(
                        jvm().fork(Integer.toString(fork))
                                .commit(commit)
                                .environment(EnvironmentFacts.CPU_MODEL, cpu)
                                .environment(EnvironmentFacts.OS_NAME, "Linux")
                                .passed("a.ShopTest.buys", 0, (long) (60_000_000 * speed), 0)
                                .thread("main", test("a.ShopTest.buys", phase("body", buys(speed))))
                                .build(),
                        out);
            }
        }
        return set;
    }

    private TestingCall buys(double speed) {
        return call("a.ShopTest.buys")
                .self((long) (1_000_000 * speed))
                .calls(call("a.Orders.price", 12)
                        .times(100)
                        .self((long) (priceNanos * speed))
                        .body(body)
                        .calls(call("a.Tax.lookup", 88).times(lookups).self((long) (lookups * 100_000 * speed))));
    }
}
