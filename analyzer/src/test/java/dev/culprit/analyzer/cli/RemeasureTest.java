package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check that measures again, with a program in each commit that leaves the profiles of a fork. With real JVMs: {@code CheckIT}. */
class RemeasureTest {

    @TempDir
    Path temp;

    private TestingRepository repository;
    private TestingShopSets shop;
    private TestingInvocation culprit;
    private Path store;
    private Path candidate;

    /** The stored sets say that the candidate looks prices up four times as often. */
    @BeforeEach
    void prepare() throws Exception {
        shop = new TestingShopSets(temp);
        store = temp.resolve("store");
        Path steady = shop.pool("steady", 0);
        repository = new TestingRepository(temp.resolve("repository"))
                .file("measure.sh", copying(steady))
                .commit("main");
        save(shop.write(head()));
        repository.git("checkout", "--quiet", "-b", "pr").file("A.java", "1").commit("work");
        shop.looksUp(4);
        candidate = shop.write(head());
    }

    @Test
    void whatFreshForksDoNotShowIsNobodysFault() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));

        JsonNode result = check("--", "sh", "measure.sh");

        assertThat(culprit.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(result.path("culprits")).isEmpty();
        assertThat(result.path("reasons").path(0).asText())
                .startsWith("Not confirmed: against the stored baseline this looked like a regression");
        assertThat(repository.root.resolve(".git/worktrees"))
                .as("nothing is left behind")
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).isEmptyDirectory());
    }

    @Test
    void fewerPairsThanDecideAcquitNobody() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));

        JsonNode result = check("--max-time", "0.001s", "--", "sh", "measure.sh");

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("reasons").toString())
                .contains("only 1 pair of forks fitted into --max-time")
                .doesNotContain("Not confirmed");
    }

    @Test
    void whatFreshForksCannotTellIsNobodysFaultAndSaid() throws Exception {
        Path noisy = new TestingShopSets(temp).varyingBy(0.3).pool("noisy", 1);
        candidateLeaves(noisy);

        JsonNode result = check("--", "sh", "measure.sh");

        assertThat(culprit.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(result.path("reasons").path(0).asText())
                .startsWith("Not confirmed:")
                .contains("the candidate in turn cannot tell.");
    }

    @Test
    void whatFreshForksConfirmClosesTheGate() throws Exception {
        candidateLeaves(shop.pool("slower", 1));

        JsonNode result = check("--", "sh", "measure.sh");

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("reasons").path(0).asText()).startsWith("Measured again before anybody is accused:");
        assertThat(result.path("culprits").path(0).path("callee").path("method").asText())
                .isEqualTo("lookup");
        assertThat(result.path("baseline").path("label").asText()).endsWith(", measured now");
    }

    @Test
    void withoutACommandThatIsSaid() throws Exception {
        JsonNode result = check();

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result.path("reasons").toString()).contains("This was not measured again, as no command is known");
    }

    @Test
    void theCommandOfTheFileIsRunUnlessNothingMayBe() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));
        Path file = Files.writeString(
                temp.resolve("culprit.yml"), "remeasure:\n  command: sh measure.sh\n  build: 'true'\n  max-time: 5m\n");

        check("--config", file);
        assertThat(culprit.exit()).isZero();

        JsonNode trusted = check("--config", file, "--no-remeasure");
        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(trusted.path("reasons").toString()).contains("was not measured again (--no-remeasure)");
    }

    @Test
    void aMergeBaseThatCannotBeRunAnyMoreIsReplacedByItsStoredForks() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));

        JsonNode result = check("--build", "test -f A.java", "--", "sh", "measure.sh");

        assertThat(culprit.exit()).isZero();
        assertThat(result.path("reasons").toString())
                .contains("Not confirmed", "fresh forks of the candidate against the stored baseline")
                .contains("The merge base could not be measured again: building the baseline failed");
    }

    @Test
    void whatCannotBeMeasuredAgainAtAllStaysWhatItWas() throws Exception {
        JsonNode result = check("--", "sh", "-c", "exit 7");

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("reasons").toString()).contains("This was not measured again, as that failed:");
    }

    @Test
    void nothingElseIsMeasuredInsteadOfACandidateThatIsNotHere() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));
        candidate = shop.write("f".repeat(40));
        JsonNode foreign = check("--base", "main", "--", "sh", "measure.sh");
        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(foreign.path("reasons").toString())
                .contains(
                        "This was not measured again: the commit that the candidate is of is not in this repository.");

        candidate = shop.write(head() + "-dirty");
        JsonNode changed = check("--", "sh", "measure.sh");
        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(changed.path("reasons").toString())
                .contains("the uncommitted changes that the candidate was measured with");
    }

    @Test
    void aCheckThatPassesRunsNothing() throws Exception {
        shop.looksUp(1);
        candidate = shop.write(head());

        JsonNode result = check("--", "sh", "-c", "exit 7");

        assertThat(culprit.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void withoutABaselineTheMergeBaseIsMeasured() throws Exception {
        candidateLeaves(shop.pool("slower", 1));
        store = temp.resolve("no store");

        JsonNode result = check("--", "sh", "measure.sh");

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("reasons").path(0).asText())
                .startsWith("There is no baseline to compare times with, so")
                .contains("was measured now");
        assertThat(result.path("reasons").toString()).contains("no store of baselines at");
        assertThat(store).as("a pull request records nothing").doesNotExist();
    }

    @Test
    void aBaselineOfAnotherMachineIsReplacedByTheMergeBaseOfThisOne() throws Exception {
        candidateLeaves(new TestingShopSets(temp).pool("as-before", 1));
        candidate = shop.onCpu("Laptop").write(head());

        JsonNode result = check("--", "sh", "measure.sh");

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(result.path("reasons").toString()).contains("cpu.model Xeon 1 against Laptop");
    }

    @Test
    void aMergeBaseThatCannotBeMeasuredLeavesTheVerdictAndIsSaid() throws Exception {
        store = temp.resolve("no store");

        JsonNode result = check("--", "sh", "-c", "exit 7");

        assertThat(culprit.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(result.path("reasons").toString()).contains("The merge base could not be measured instead:");
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        assertThat(refusal("--no-remeasure", "--", "true")).contains("--no-remeasure runs nothing");
        assertThat(refusal("--remeasure")).contains("--remeasure needs a command");
        assertThat(refusal("other")).contains("check takes one SET, not 2");
    }

    private String refusal(Object... more) {
        List<Object> words = new ArrayList<>(List.of("check", candidate, "--repository", repository.root));
        words.addAll(List.of(more));
        culprit = new TestingInvocation(temp).run(words.toArray());
        assertThat(culprit.exit()).isEqualTo(2);
        return culprit.err();
    }

    private void candidateLeaves(Path pool) throws Exception {
        repository.file("measure.sh", copying(pool)).commit("measure");
        candidate = shop.write(head());
    }

    private static String copying(Path pool) {
        return "cp '" + pool + "'/$CULPRIT_FORK.culprit \"$CULPRIT_OUT/$CULPRIT_FORK-$$-x.culprit\"\n";
    }

    private String head() throws Exception {
        return repository.open().resolve("HEAD").id();
    }

    private void save(Path set) {
        TestingInvocation saved = new TestingInvocation(temp)
                .run("baseline", "save", set, "--store", store, "--branch", "main", "--repository", repository.root);
        assertThat(saved.exit()).as(saved.err()).isZero();
    }

    private JsonNode check(Object... more) throws IOException {
        Path json = temp.resolve("result.json");
        Files.deleteIfExists(json);
        List<Object> words = new ArrayList<>(
                List.of("check", candidate, "--store", store, "--branch", "main", "--repository", repository.root));
        words.addAll(List.of("--json", json, "--quiet", "--out", Files.createTempDirectory(temp, "again")));
        words.addAll(List.of(more));
        culprit = new TestingInvocation(temp).run(words.toArray());
        assertThat(culprit.err()).isEmpty();
        return new ObjectMapper().readTree(json.toFile());
    }
}
