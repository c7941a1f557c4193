package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.cli.TestingGate.reasons;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private boolean starting;

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
                .anyMatch(reason ->
                        reason.startsWith("INCOMPLETE: of 1 of the candidate's 2 shards the baseline has no test"))
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
    void aBaselineInOnePieceHasAllParts() throws Exception {
        gate.save(write("whole", List.of("Cart", "Order")));
        gate.branch();
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode result = gate.check(temp.resolve("candidate"), "--shards", 2);

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(result.path("tests")).hasSize(4);
        assertThat(reasons(result))
                .noneMatch(reason -> reason.contains("INCOMPLETE"))
                .anyMatch(reason ->
                        reason.startsWith("The tests were not split alike: the baseline ran in one piece (1 JVM"
                                + " with tests a fork), the candidate in 2 parts (2 JVMs)"));
        gate.check(temp.resolve("candidate"), "--shards", 2, "--strict");
        assertThat(gate.exit()).isZero();
    }

    @Test
    void aCandidateInOnePieceHasAllParts() throws Exception {
        gate.save(write("carts", "Cart"));
        gate.save(write("orders", "Order"));
        gate.branch();
        Path whole = write("candidate", List.of("Cart", "Order"));

        for (JsonNode result : List.of(gate.check(whole), gate.check(whole, "--shards", 2))) {
            assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
            assertThat(result.path("tests")).hasSize(4);
            assertThat(reasons(result))
                    .noneMatch(reason -> reason.contains("INCOMPLETE"))
                    .anyMatch(reason ->
                            reason.contains("ran in 2 parts (2 JVMs with tests a fork), the candidate in one"));
        }
    }

    @Test
    void aNewTestOfACompleteCandidateIsNoMissingPart() throws Exception {
        gate.save(write("whole", List.of("Cart", "Order")));
        gate.branch();
        write("candidate/carts", List.of("Cart", "Gift"));
        write("candidate/orders", "Order");

        JsonNode result = gate.check(temp.resolve("candidate"), "--shards", 2);

        assertThat(reasons(result))
                .noneMatch(reason -> reason.contains("INCOMPLETE"))
                .anyMatch(reason -> reason.startsWith("2 tests of the candidate are not in the baseline"));
    }

    @Test
    void aMissingPartIsSaidBesideABaselineInOnePieceToo() throws Exception {
        gate.save(write("whole", List.of("Cart", "Order")));
        gate.branch();
        slower = 2;
        Path carts = write("candidate/carts", "Cart");

        JsonNode result = gate.check(carts + "," + temp.resolve("gone"), "--shards", 2);

        assertThat(result.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(reasons(result).get(0)).startsWith("INCOMPLETE: 1 of 2 shards of the candidate is missing");
        assertThat(reasons(result)).anyMatch(reason -> reason.contains("the candidate in 1 of 2 parts"));
    }

    @Test
    void onePartAloneIsNoSuiteInOnePiece() throws Exception {
        gate.save(write("carts", "Cart"));
        gate.save(write("orders", "Order"));
        gate.branch();
        Path carts = write("candidate", "Cart");

        JsonNode result = gate.check(carts, "--shards", 2, "--strict");

        assertThat(gate.exit()).isEqualTo(3);
        assertThat(reasons(result).get(0)).startsWith("INCOMPLETE: the candidate is in one piece where 2 shards");
        assertThat(gate.check(carts).path("verdict").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void whatEachJvmDoesOnceAccusesNobody() throws Exception {
        starting = true;
        gate.save(write("whole", List.of("Cart", "Order")));
        gate.branch();
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");
        Path rules = gate.rules("thresholds: {warn: 5%, fail: 10%, functions: {fail: 20%}, allocation: 1.1x}\n");

        JsonNode result = gate.check(temp.resolve("candidate"), "--shards", 2, "--config", rules);

        assertThat(gate.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(result.path("culprits")).isEmpty();
        assertThat(result.path("suspects").toString()).contains("Context");
        assertThat(reasons(result).get(0))
                .startsWith("The tests were not split alike")
                .contains("It looked so: ");
        assertThat(TestingGate.budgets(result)).noneMatch(budget -> budget.startsWith("BROKEN"));
        Path main = write("main", List.of("Cart", "Order"));
        JsonNode wholes = gate.check(main, "--config", rules);
        assertThat(wholes.path("verdict").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void whatEachJvmDoesOncePraisesNobody() throws Exception {
        starting = true;
        gate.save(write("carts", "Cart"));
        gate.save(write("orders", "Order"));
        gate.branch();

        JsonNode result = gate.check(write("candidate", List.of("Cart", "Order")));

        assertThat(result.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(result.path("improvements")).isEmpty();
        assertThat(result.path("total").path("ratio").asDouble()).isLessThan(0.9);
    }

    @Test
    void aSuiteWithAJvmForEachModuleIsComparedWithItsModules() throws Exception {
        starting = true;
        gate.save(write("whole", List.of("Cart"), List.of("Order")));
        gate.branch();
        slower = 2;
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode result = gate.check(temp.resolve("candidate"), "--shards", 2);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("culprits").toString()).contains("a.Order").doesNotContain("a.Cart");
        assertThat(reasons(result)).noneMatch(reason -> reason.contains("split alike"));
    }

    @Test
    void whatIsSlowerThanABaselineThatWasSplitOtherwiseIsMeasuredAgain() throws Exception {
        TestingShopSets shop = new TestingShopSets(temp);
        gate.repository.file("measure.sh", copying(shop.pool("steady", 0))).commit("measured");
        gate.save(write("whole", List.of("Cart", "Order")));
        slower = 2;
        gate.branch();
        gate.repository
                .file("measure.sh", copying(shop.looksUp(4).pool("slower", 1)))
                .commit("slower");
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");

        JsonNode result = gate.check(
                temp.resolve("candidate"),
                "--shards",
                2,
                "--quiet",
                "-o",
                temp.resolve("fresh"),
                "--",
                "sh",
                "measure.sh");

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(reasons(result).get(0)).startsWith("Measured again before anybody is accused:");
    }

    @Test
    void partsOfAProgramWithoutTestsAreRefused() throws Exception {
        write("candidate/carts", "Cart");
        Path program = Files.createDirectories(temp.resolve("candidate/program"));
        try (OutputStream out = Files.newOutputStream(program.resolve("1-1.culprit"))) {
            ProfileWriter.write(
                    jvm().fork("1")
                            .commit(gate.head())
                            .thread("main", call("a.Main.main").self(1_000))
                            .build(),
                    out);
        }

        assertThat(gate.refusal(temp.resolve("candidate"), "--shards", 2))
                .contains(program + " ran no tests, and the parts of a run are told apart by their tests")
                .contains("without --shards, and with a store of its own");
    }

    @Test
    void morePartsThanThereShouldBeAreRefused() throws Exception {
        write("candidate/carts", "Cart");
        write("candidate/orders", "Order");
        write("candidate/stale", "Other");

        assertThat(gate.refusal(temp.resolve("candidate"), "--shards", 2))
                .contains("has 3 parts with profiles, and --shards says 2");
    }

    private static String copying(Path pool) {
        return "cp '" + pool + "'/$CULPRIT_FORK.culprit \"$CULPRIT_OUT/$CULPRIT_FORK-$$-x.culprit\"\n";
    }

    private Path write(String folder, String name) throws Exception {
        return write(folder, List.of(name));
    }

    /** @param jvms of each fork the classes whose tests it runs */
    @SafeVarargs
    private Path write(String folder, List<String>... jvms) throws Exception {
        Path set = Files.createDirectories(temp.resolve(folder));
        Random noise = new Random(++sets);
        for (int fork = 0; fork < FORKS; fork++) {
            double speed = Math.exp(0.01 * noise.nextGaussian());
            for (int jvm = 0; jvm < jvms.length; jvm++) {
                try (OutputStream out = Files.newOutputStream(set.resolve(fork + "-" + jvm + ".culprit"))) {
                    ProfileWriter.write(jvmOf(jvms[jvm], fork, speed), out);
                }
            }
        }
        return set;
    }

    private Profile jvmOf(List<String> classes, int fork, double speed) throws Exception {
        TestingJvm profile =
                jvm().fork(Integer.toString(fork)).commit(gate.head()).started((sets * 10L + fork) * 60_000);
        List<TestingCall> calls = new ArrayList<>();
        for (String name : classes) {
            profile.passed("a." + name + "Test.one", 0, 30_000_000, 0)
                    .passed("a." + name + "Test.two", 0, 30_000_000, 0);
            calls.add(ran(name, "one", speed, starting && calls.isEmpty()));
            calls.add(ran(name, "two", speed, false));
        }
        return profile.thread("main", calls.toArray(TestingCall[]::new)).build();
    }

    /** @param first whether this test is the one that starts what all tests of its JVM share */
    private TestingCall ran(String name, String method, double speed, boolean first) {
        double factor = name.equals("Order") ? slower : 1;
        TestingCall work = call("a." + name + ".total", 12)
                .times(100)
                .body(factor > 1 ? "v2" : "v1")
                .self((long) (30_000_000 * factor * speed));
        TestingCall start = call("a.Context.start", 40).body("v1").self((long) (60_000_000 * speed));
        return test("a." + name + "Test." + method, first ? phase("body", start, work) : phase("body", work));
    }
}
