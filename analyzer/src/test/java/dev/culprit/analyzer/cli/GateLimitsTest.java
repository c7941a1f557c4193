package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.cli.TestingGate.budgets;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may grow by how much, and what of it closes the gate. */
class GateLimitsTest {

    private static final int FORKS = 5;

    @TempDir
    Path temp;

    private TestingGate gate;
    private int sets;
    private double slowCalls = 1;
    private double rates = 1;
    private long heap = 100;
    private long bytes = 1;

    @BeforeEach
    void prepare() throws Exception {
        gate = new TestingGate(temp);
        gate.save(write());
        gate.branch();
    }

    @Test
    void aPercentileThatGrewClosesTheGateAlthoughTheTotalHardlyDid() throws Exception {
        slowCalls = 3;
        Path candidate = write();
        Path rules = gate.rules("thresholds:\n  fail: 50%\n  p50: {fail: 20%}\n  p99: {warn: 10%, fail: 30%}\n");

        JsonNode result = gate.check(candidate, "--config", rules);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(budgets(result)).contains("BROKEN Prices.rate", "KEPT p50");
        assertThat(result.path("budgets").toString()).contains("p99 of Prices.rate grew by");
        assertThat(gate.out()).contains("BROKEN  p99 of Prices.rate");

        Path saidOnly = gate.rules("thresholds: {fail: 50%, p99: {warn: 10%, fail: 500%}}\n");
        assertThat(budgets(gate.check(candidate, "--config", saidOnly))).contains("WARNED Prices.rate");
        assertThat(gate.exit()).isZero();
    }

    @Test
    void whatOnlyVariesKeepsItsPercentiles() throws Exception {
        Path rules = gate.rules("thresholds: {p50: {fail: 5%}, p95: {fail: 5%}, p99: {fail: 5%}}\n");

        for (int i = 0; i < 10; i++) {
            JsonNode result = gate.check(write(), "--config", rules);
            assertThat(budgets(result)).as("set " + sets).containsExactlyInAnyOrder("KEPT p50", "KEPT p95", "KEPT p99");
        }
    }

    @Test
    void aFunctionThatGrewClosesTheGateAlthoughTheTotalHardlyDid() throws Exception {
        rates = 1.6;
        Path candidate = write();
        Path rules = gate.rules("thresholds: {fail: 90%, functions: {warn: 10%, fail: 50%}}\n");

        assertThat(budgets(gate.check(candidate, "--config", rules))).contains("BROKEN Prices.rate");
        assertThat(gate.exit()).isEqualTo(1);
    }

    @Test
    void peaksOfMemoryCloseTheGateWhenTheyHaveALimit() throws Exception {
        heap = 200;
        Path candidate = write();

        JsonNode said = gate.check(candidate);
        assertThat(gate.exit()).isZero();
        assertThat(said.path("reasons").toString()).contains("The peak of the heap is 2.0 times as large");

        JsonNode result = gate.check(candidate, "--config", gate.rules("thresholds: {memory: 1.5x}\n"));
        assertThat(gate.exit()).isEqualTo(1);
        assertThat(budgets(result)).containsExactly("BROKEN the peak of the heap");
        gate.check(candidate, "--config", gate.rules("thresholds: {memory: 2.5x}\n"));
        assertThat(gate.exit()).isZero();
    }

    @Test
    void allocatedBytesCloseTheGateFromTheirOwnLimitOn() throws Exception {
        bytes = 2;
        Path candidate = write();

        gate.check(candidate);
        assertThat(gate.exit()).isEqualTo(1);
        gate.check(candidate, "--config", gate.rules("thresholds: {allocation: 3x}\n"));
        assertThat(gate.exit()).isZero();
        JsonNode result = gate.check(candidate, "--config", gate.rules("gate: [time]\n"));
        assertThat(gate.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
    }

    @Test
    void whatIsNotAmongTheGatesIsSaidAndClosesNone() throws Exception {
        rates = 1.6;
        heap = 200;
        Path candidate = write();
        String thresholds = "thresholds: {fail: 6%, functions: {fail: 50%}, memory: 1.5x}\n"
                + "budgets:\n  - Prices.rate:mean<=1us\n";

        JsonNode open = gate.check(candidate, "--config", gate.rules(thresholds + "gate: []\n"));
        assertThat(gate.exit()).isZero();
        assertThat(open.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(budgets(open)).isNotEmpty().allMatch(budget -> budget.startsWith("WARNED "));
        assertThat(open.path("reasons").toString()).contains("culprit.yml says that time closes none");

        for (String metric : new String[] {"time", "functions", "memory", "budgets"}) {
            gate.check(candidate, "--config", gate.rules(thresholds + "gate: [" + metric + "]\n"));
            assertThat(gate.exit()).as(metric).isEqualTo(1);
        }
    }

    @Test
    void aStrictGateFailsEarlier() throws Exception {
        rates = 1.6;
        Path candidate = write();

        gate.check(candidate);
        assertThat(gate.exit()).as("12 % are less than 20 %").isZero();
        gate.check(candidate, "--strict");
        assertThat(gate.exit()).as("and more than 10 %").isEqualTo(1);
        gate.check(candidate, "--strict", "--config", gate.rules("thresholds: {strict: 15%}\n"));
        assertThat(gate.exit()).isZero();
    }

    @Test
    void testsHaveBudgets() throws Exception {
        Path candidate = write();
        Path rules = gate.rules("budgets:\n  - tests:p95<=1s\n  - test:ShopTest.buys:mean<=1ms\n");

        JsonNode result = gate.check(candidate, "--config", rules);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(budgets(result)).containsExactly("KEPT a.ShopTest.buys", "BROKEN a.ShopTest.buys");
        assertThat(gate.refusal(candidate, "--config", gate.rules("budgets: ['test:Gone.buys:p50<=1s']\n")))
                .contains("has no such test");
    }

    /** A shop of ten functions: one is called 5,000 times a fork, and one of fifty of these calls is slow. */
    private Path write() throws Exception {
        Path set = Files.createDirectories(temp.resolve("set" + ++sets));
        Random noise = new Random(sets);
        for (int fork = 0; fork < FORKS; fork++) {
            TestingCall body = call("a.ShopTest.buys").self(1_000_000);
            long slow = (long) (10_000_000 * slowCalls * vary(noise));
            long usual = (long) (20_000_000 * rates * vary(noise));
            body.calls(
                    call("a.Prices.rate", 10).times(4_900).self(usual).allocates(4_900 * 100 * bytes),
                    call("a.Prices.rate", 11).times(100).self(slow).allocates(100 * 100 * bytes));
            for (int i = 0; i < 10; i++) {
                body.calls(call("a.Step.run" + i, 20 + i).times(5_000).self((long) (8_000_000 * vary(noise))));
            }
            write(set.resolve(fork + "-1.culprit"), fork, body);
        }
        return set;
    }

    private void write(Path file, int fork, TestingCall body) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(
                    jvm().fork(Integer.toString(fork))
                            .commit(gate.head())
                            .started((sets * 10L + fork) * 60_000)
                            .activity(JvmActivity.HEAP_PEAK_BYTES, (heap + fork) << 20)
                            .passed("a.ShopTest.buys", 0, body.total(), 0)
                            .thread("main", test("a.ShopTest.buys", phase("body", body)))
                            .build(),
                    out);
        }
    }

    private static double vary(Random noise) {
        return Math.exp(0.01 * noise.nextGaussian());
    }
}
