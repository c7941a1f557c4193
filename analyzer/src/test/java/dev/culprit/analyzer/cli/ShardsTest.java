package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.cli.TestingGate.reasons;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite whose tests are split over two jobs: each leaves a set of its own, on both sides. */
class ShardsTest {

    private static final int FORKS = 5;

    @TempDir
    Path temp;

    private TestingGate gate;
    private int sets;
    private double slower = 1;

    @BeforeEach
    void prepare() throws Exception {
        gate = new TestingGate(temp);
    }

    @Test
    void thePartsOfBothSidesAreOneRunEach() throws Exception {
        gate.save(write("carts", "Cart"));
        gate.save(write("orders", "Order"));
        gate.branch();
        slower = 2;
        Path candidate = temp.resolve("candidate");
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode result = gate.check(candidate, "--shards", 2);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("candidate").path("forks").asInt()).isEqualTo(FORKS);
        assertThat(result.path("baseline").path("forks").asInt()).isEqualTo(FORKS);
        assertThat(result.path("tests")).hasSize(4);
        assertThat(reasons(result)).anyMatch(reason -> reason.startsWith("The baseline is made of 2 parts of one run"));
        assertThat(reasons(result)).noneMatch(reason -> reason.contains("INCOMPLETE"));
    }

    @Test
    void aMissingPartIsSaidAndMakesNothingFaster() throws Exception {
        gate.save(write("carts", "Cart"));
        gate.save(write("orders", "Order"));
        gate.branch();
        Path carts = write("candidate/carts", "Cart");
        Path orders = Files.createDirectories(temp.resolve("candidate/orders"));

        JsonNode result = gate.check(carts + "," + orders, "--shards", 2);

        assertThat(result.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(result.path("reasons").path(0).asText())
                .startsWith("INCOMPLETE: 1 of 2 shards of the candidate is missing (" + orders);
        assertThat(result.path("improvements")).isEmpty();
        assertThat(gate.exit()).isZero();
        gate.check(carts + "," + orders, "--shards", 2, "--strict");
        assertThat(gate.exit()).isEqualTo(3);
        gate.check(carts + "," + temp.resolve("never made"), "--shards", 2, "--strict");
        assertThat(gate.exit()).isEqualTo(3);
    }

    @Test
    void aPartThatTheBaselineLacksIsSaid() throws Exception {
        gate.save(write("carts", "Cart"));
        gate.branch();
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode result = gate.check(temp.resolve("candidate"), "--shards", 2);

        assertThat(reasons(result))
                .anyMatch(reason -> reason.startsWith("INCOMPLETE: of the baseline's 2 shards there is 1;"))
                .anyMatch(reason -> reason.startsWith("2 tests of the candidate are not in the baseline"));
        assertThat(result.path("total").path("ratio").asDouble()).isBetween(0.9, 1.1);
    }

    @Test
    void theFirstRunOfMainRecordsEachPart() throws Exception {
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode first = gate.check(temp.resolve("candidate"), "--shards", 2);

        assertThat(first.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(reasons(first).stream().filter(reason -> reason.startsWith("Recorded as")))
                .hasSize(2);
        gate.repository.file("A.java", "2").commit("second");
        write("next/carts", "Cart");
        write("next/orders", "Order");
        assertThat(gate.check(temp.resolve("next"), "--shards", 2)
                        .path("verdict")
                        .asText())
                .isEqualTo("UNCHANGED");
    }

    @Test
    void morePartsThanThereShouldBeAreRefused() throws Exception {
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");
        write("candidate/stale", "Other");

        assertThat(gate.refusal(temp.resolve("candidate"), "--shards", 2))
                .contains("has 3 parts with profiles, and --shards says 2");
    }

    private Path write(String folder, String name) throws Exception {
        Path set = Files.createDirectories(temp.resolve(folder));
        Random noise = new Random(++sets);
        for (int fork = 0; fork < FORKS; fork++) {
            double speed = Math.exp(0.01 * noise.nextGaussian());
            try (OutputStream out = Files.newOutputStream(set.resolve(fork + "-1.culprit"))) {
                ProfileWriter.write(
                        jvm().fork(Integer.toString(fork))
                                .commit(gate.head())
                                .started((sets * 10L + fork) * 60_000)
                                .passed("a." + name + "Test.one", 0, 30_000_000, 0)
                                .passed("a." + name + "Test.two", 0, 30_000_000, 0)
                                .thread("main", ran(name, "one", speed), ran(name, "two", speed))
                                .build(),
                        out);
            }
        }
        return set;
    }

    private TestingCall ran(String name, String method, double speed) {
        double factor = name.equals("Order") ? slower : 1;
        return test(
                "a." + name + "Test." + method,
                phase(
                        "body",
                        call("a." + name + ".total", 12)
                                .times(100)
                                .body(factor > 1 ? "v2" : "v1")
                                .self((long) (30_000_000 * factor * speed))));
    }
}
