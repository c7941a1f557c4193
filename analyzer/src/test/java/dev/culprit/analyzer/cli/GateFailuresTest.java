package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.cli.TestingGate.budgets;
import static dev.culprit.analyzer.cli.TestingGate.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates as they failed in real projects: a claim that nobody measured, a limit that was raised until it held, and names that were dead.
 * Baselines that are missing, empty, half, or of another machine are in {@link CheckScenarioTest}.
 */
class GateFailuresTest {

    private static final String STRICT_RULES = """
            thresholds: {warn: 5%, fail: 10%, p95: {fail: 20%}}
            budgets:
              - Orders.price:mean<=100us
              - Tax.lookup:p95<=1ms
            """;

    @TempDir
    Path temp;

    private TestingGate gate;
    private TestingShopSets shop;

    @BeforeEach
    void prepare() throws Exception {
        gate = new TestingGate(temp);
        shop = new TestingShopSets(temp);
    }

    @Test
    void fortyPercentFasterWithEightWorkersIsRefutedWhenItIsSlower() throws Exception {
        Path one = shop.pool("one-worker", 0);
        Path eight = shop.looksUp(8).pool("eight-workers", 1);
        Path json = temp.resolve("claim.json");

        TestingInvocation compare = new TestingInvocation(temp)
                .run(
                        "compare",
                        "--baseline-command",
                        copying(one),
                        "--candidate-command",
                        copying(eight),
                        "--claim",
                        "faster 40%",
                        "--json",
                        json,
                        "--quiet",
                        "-o",
                        temp.resolve("compared"));

        assertThat(compare.exit()).as(compare.err()).isEqualTo(1);
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(result.path("claim").path("outcome").asText()).isEqualTo("REFUTED");
        assertThat(result.path("total").path("ratio").asDouble()).isGreaterThan(2);
        assertThat(result.path("reasons").path(0).asText()).contains("faster");
    }

    @Test
    void rulesThatAChangeRelaxesForItselfAreNamedFirst() throws Exception {
        gate.repository.file("culprit.yml", STRICT_RULES).commit("rules");
        gate.save(shop.write(gate.head()));
        gate.branch();
        gate.repository.file("culprit.yml", """
                        thresholds: {warn: 5%, fail: 500%}
                        gate: [time, percentiles, allocation, memory, budgets]
                        budgets:
                          - Orders.price:mean<=4000us
                        waivers:
                          - function: Tax.lookup
                            reason: we need this
                            expires: 2099-01-01
                        """).commit("make it green");
        Path candidate = shop.looksUp(4).write(gate.head());

        JsonNode result = gate.check(candidate, "--config", gate.repository.root.resolve("culprit.yml"));

        assertThat(gate.exit()).isZero();
        assertThat(reasons(result).get(0))
                .startsWith("This change relaxes the rules of the gate: fail from 10 % to 500 %; ")
                .contains("no limit of p95 any more (it was 20 %)", "functions no longer close the gate")
                .contains("the budget Orders.price:mean<=100us is now Orders.price:mean<=4000us")
                .contains("the budget Tax.lookup:p95<=1ms is gone")
                .contains("a waiver of Tax.lookup until 2099-01-01 (we need this)");
        assertThat(reasons(result).get(1)).startsWith("By the rules of ").contains("us (mean), the budget is 100 us");
        assertThat(reasons(result)).anyMatch(reason -> reason.startsWith("By the fail threshold of "));
        assertThat(Files.readString(markdown(candidate))).contains("This change relaxes the rules of the gate");
    }

    @Test
    void aHigherConfidenceAndAnotherMeasurementAreNamedToo() throws Exception {
        gate.repository.file("culprit.yml", "remeasure: {command: mvn test}\n").commit("rules");
        gate.save(shop.write(gate.head()));
        gate.branch();
        gate.repository.file("culprit.yml", """
                        thresholds: {confidence: 0.999}
                        remeasure: {command: 'true', build: 'true', max-time: 90s}
                        """).commit("make it green");

        JsonNode result = gate.check(
                shop.write(gate.head()), "--config", gate.repository.root.resolve("culprit.yml"), "--no-remeasure");

        assertThat(reasons(result).get(0))
                .isEqualTo(
                        "This change relaxes the rules of the gate: confidence from 95 % to 99.9 %; what measures again is"
                                + " another command; what is built before measuring again is another command; measuring again"
                                + " ends after 1m30s instead of 30m.");
    }

    @Test
    void rulesOfTheBaseThatCannotBeReadAreSaid() throws Exception {
        gate.save(shop.write(gate.head()));
        gate.repository.file("culprit.yml", "thresholds: {fail: much}\n").commit("typo");
        gate.branch();
        gate.repository.file("culprit.yml", "thresholds: {fail: 20%}\n").commit("mend it");

        JsonNode result = gate.check(shop.write(gate.head()));

        assertThat(gate.exit()).isZero();
        assertThat(reasons(result))
                .anyMatch(reason -> reason.startsWith("culprit.yml of ")
                        && reason.endsWith(
                                "cannot be read, so it is not known whether this change relaxes its rules."));
    }

    private Path markdown(Path candidate) throws Exception {
        Path markdown = temp.resolve("comment.md");
        gate.check(candidate, "--config", gate.repository.root.resolve("culprit.yml"), "--markdown", markdown);
        return markdown;
    }

    @Test
    void rulesThatAreAsTheyWereOrStricterAreNotMentioned() throws Exception {
        gate.repository
                .file("culprit.yml", "thresholds: {fail: 20%}\nbudgets: ['Orders.price:mean<=4ms']\n")
                .commit("rules");
        gate.save(shop.write(gate.head()));
        gate.branch();
        gate.repository
                .file("culprit.yml", "thresholds: {fail: 10%}\nbudgets: ['Orders.price:mean<=1ms']\nstrict: true\n")
                .commit("stricter");

        JsonNode result = gate.check(shop.write(gate.head()));

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(budgets(result)).containsExactly("KEPT Orders.price");
        assertThat(reasons(result)).noneMatch(reason -> reason.contains("relaxes"));
    }

    @Test
    void rulesThatAreRemovedAreNamed() throws Exception {
        gate.repository.file("culprit.yml", STRICT_RULES).commit("rules");
        gate.save(shop.write(gate.head()));
        gate.branch();
        Files.delete(gate.repository.root.resolve("culprit.yml"));
        gate.repository.commit("no rules");

        JsonNode result = gate.check(shop.write(gate.head()));

        assertThat(reasons(result).get(0)).contains("fail from 10 % to 20 %", "Orders.price:mean<=100us is gone");
    }

    @Test
    void aRenamedFunctionKeepsItsBaselineAndItsBudget() throws Exception {
        gate.save(shop.write(gate.head()));
        gate.branch();
        Path rules = gate.rules("budgets: ['Orders.price:mean<=2ms', 'a.Orders.price:p95<=200us']\n");

        JsonNode renamed = gate.check(shop.namesPrice("a.Orders.quote").write(gate.head()), "--config", rules);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(renamed.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(budgets(renamed)).containsExactly("KEPT Orders.quote", "BROKEN Orders.quote");
        assertThat(renamed.path("budgets").toString()).contains("where it is called Orders.price");
    }

    @Test
    void aDeadNameIsNoPass() throws Exception {
        gate.save(shop.write(gate.head()));
        gate.branch();
        Path rules = gate.rules("budgets: ['Cart.checkout:mean<=2ms']\n");

        assertThat(gate.refusal(shop.write(gate.head()), "--config", rules))
                .contains("has no function Cart.checkout; check the name");
    }

    @Test
    void aRenamedTestIsSaidAndIsNoImprovement() throws Exception {
        gate.save(shop.write(gate.head()));
        gate.branch();

        JsonNode result = gate.check(shop.namesTest("a.ShopTest.purchases").write(gate.head()));

        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(reasons(result)).anyMatch(reason -> reason.contains("it has none of the candidate's tests"));
    }

    @Test
    void withoutABaselineThePageHasTheCandidatesOwnTree() throws Exception {
        Path page = temp.resolve("page.html");

        JsonNode result = gate.check(shop.write(gate.head()), "--html", page);

        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(TestingGate.tree(page)).contains("a.Orders", "a.Tax");
    }

    private static String copying(Path pool) {
        return "cp '" + pool + "'/$CULPRIT_FORK.culprit \"$CULPRIT_OUT/$CULPRIT_FORK-$$-x.culprit\"";
    }
}
