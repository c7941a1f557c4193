package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code culprit baseline} and {@code culprit check} of recordings that other tools made. */
class RecordedGateTest {

    @TempDir
    Path temp;

    private TestingGate gate;
    private TestingRecordings recordings;

    @BeforeEach
    void prepare() throws IOException {
        gate = new TestingGate(temp);
        recordings = new TestingRecordings(temp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"directory", "git"})
    void theyAreKeptFoundAndPrunedOnEachKindOfPlace(String place) throws Exception {
        gate.repository.git("init", "--quiet", "--bare", temp.resolve("remote").toString());
        Object store = place.equals("git") ? "git:" + temp.resolve("remote") : gate.store;
        TestingInvocation saved = save(store, TestingRecordings.files(recordings.write()), "--commit", "HEAD");
        assertThat(saved.out())
                .contains("3 recordings of cpu (jdk.ExecutionSample)")
                .doesNotContain("test");

        JsonNode entry = list(store).path("baselines").path(0);
        assertThat(entry.path("kind").asText()).isEqualTo("recordings");
        assertThat(entry.path("events").path(0).asText()).isEqualTo("cpu (jdk.ExecutionSample)");
        assertThat(entry.path("commit").asText()).isEqualTo(gate.head());
        assertThat(entry.path("forks").asInt()).isEqualTo(3);
        assertThat(entry.path("profiles").asInt()).isEqualTo(3);
        assertThat(entry.path("environment").path("cpu.model").asText()).isEqualTo("Xeon 1");

        TestingInvocation shown = run("baseline", "show", entry.path("id").asText(), "--store", store);
        assertThat(shown.out()).contains("Xeon 1", "17.0.15+6", "all files are as they were saved");

        gate.branch();
        Path slow = recordings.pricing(3600).write();
        JsonNode result = check(store, slow, 1);
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("culprits").path(0).path("method").asText()).isEqualTo("of");
        assertThat(result.path("culprits").path(0).path("class").asText()).isEqualTo("a.Price");
        assertThat(result.path("baseline").path("commit").asText())
                .isEqualTo(entry.path("commit").asText());

        save(store, List.of(recordings.write()), "--branch", "main");
        assertThat(list(store).path("baselines")).hasSize(2);
        assertThat(run("baseline", "prune", "--store", store, "--keep", "1", "--weeks", "0")
                        .exit())
                .isZero();
        assertThat(list(store).path("baselines")).hasSize(1);
    }

    @Test
    void whatDidNotChangePassesAndEveryFormNamesWhatDid() throws Exception {
        saveBaseline();
        JsonNode same = check(gate.store, recordings.write(), 0, "--strict");
        assertThat(same.path("verdict").asText()).isEqualTo("UNCHANGED");

        Path junit = temp.resolve("junit.xml");
        Path page = temp.resolve("page.html");
        Path comment = temp.resolve("comment.md");
        Path sarif = temp.resolve("sarif.json");
        JsonNode slow = check(
                gate.store,
                recordings.pricing(3600).write(),
                1,
                "--junit",
                junit,
                "--html",
                page,
                "--markdown",
                comment,
                "--sarif",
                sarif);

        assertThat(slow.path("failed").asBoolean()).isTrue();
        assertThat(TestingGate.reasons(slow))
                .anyMatch(reason -> reason.contains("recordings are not culprit's to make"));
        assertThat(junit).content().contains("<failure", "Price.of");
        // Nobody counted calls, so none are new.
        assertThat(page)
                .content()
                .contains("Price.of", "main at", "<th>calls</th>")
                .doesNotContain("<td class=\"number\">new</td>");
        assertThat(comment).content().contains("Price.of");
        assertThat(sarif).content().contains("Price.of");
    }

    @Test
    void severalWordsAreOneSetAndTheirCommitCanBeSaid() throws Exception {
        saveBaseline();
        List<Object> words =
                new ArrayList<>(TestingRecordings.files(recordings.pricing(3600).write()));
        Object first = words.remove(0);
        words.addAll(List.of("--commit", "main"));

        JsonNode result = check(gate.store, first, 0, words.toArray());

        assertThat(result.path("candidate").path("forks").asInt()).isEqualTo(3);
        assertThat(result.path("candidate").path("commit").asText())
                .isEqualTo(gate.repository.open().resolve("main").id());
        assertThat(result.path("verdict").asText())
                .as("main is compared with a commit before it, and there is none")
                .isEqualTo("NO_BASELINE");
    }

    @Test
    void theFirstOfMainBecomesTheBaseline() throws Exception {
        Path page = temp.resolve("page.html");

        JsonNode first = check(gate.store, recordings.write(), 0, "--html", page);

        assertThat(first.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(TestingGate.tree(page)).as("its own tree").contains("a.Price");
        assertThat(TestingGate.reasons(first))
                .anyMatch(reason -> reason.startsWith("Recorded as the baseline of main"))
                .anyMatch(reason -> reason.startsWith("The candidate does not say of which commit it is"));
        gate.branch();
        assertThat(check(gate.store, recordings.pricing(3600).write(), 1)
                        .path("verdict")
                        .asText())
                .isEqualTo("REGRESSED");
    }

    @Test
    void samplesOfAnotherEngineAreNotCompared() throws Exception {
        saveBaseline();

        JsonNode result = check(gate.store, recordings.byCpuTime().pricing(3600).write(), 0);

        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(TestingGate.reasons(result))
                .anyMatch(reason ->
                        reason.contains("it has cpu (jdk.ExecutionSample), the candidate cpu (jdk.CPUTimeSample)"));
        assertThat(gate.refusal(recordings.write(), "--event", "wall"))
                .contains("has no samples of 'wall'; it has cpu (jdk.CPUTimeSample)");
    }

    @Test
    void timesOfAnotherMachineAreNotCompared() throws Exception {
        saveBaseline();
        Path other = recordings.onCpu("Xeon 2").pricing(3600).write();

        JsonNode result = check(gate.store, other, 0);

        assertThat(result.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(result.path("culprits")).isEmpty();
        assertThat(TestingGate.reasons(result).get(0)).contains("cpu.model Xeon 1 against Xeon 2");
        assertThat(TestingGate.reasons(result))
                .anyMatch(reason -> reason.startsWith("No baseline of main was recorded in the environment"));
        JsonNode fact = result.path("comparability").path(0);
        assertThat(fact.path("fact").asText()).isEqualTo("cpu.model");
        assertThat(fact.path("level").asText()).isEqualTo("REFUSED");
        check(gate.store, other, 3, "--strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collapsed", "pb.gz", "speedscope.json", "json"})
    void whatSaysNothingOfItsEnvironmentIsComparedAndThatIsSaid(String format) throws Exception {
        save(gate.store, List.of(converted(recordings.write(), format)), "--branch", "main");
        gate.branch();

        JsonNode result = check(gate.store, converted(recordings.pricing(3600).write(), format), 1);

        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(TestingGate.reasons(result))
                .anyMatch(
                        reason -> reason.startsWith(
                                "The environment was not compared: neither the baseline nor the candidate says where it was made"));
        assertThat(run("baseline", "list", "--store", gate.store).out()).contains("unknown environment");
    }

    @Test
    void asyncProfilersPagesAreTakenToo() throws Exception {
        save(gate.store, List.of(flameGraphs("old", 1600)), "--branch", "main");
        gate.branch();

        JsonNode same = check(gate.store, flameGraphs("same", 1600), 0);
        JsonNode slow = check(gate.store, flameGraphs("slow", 3600), 1);

        assertThat(same.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(slow.path("culprits").path(0).path("class").asText()).isEqualTo("a.Price");
        assertThat(TestingGate.reasons(slow)).anyMatch(reason -> reason.startsWith("The environment was not compared"));
    }

    @Test
    void oneSideThatSaysNothingIsNotTakenForTheSameMachine() throws Exception {
        saveBaseline();

        JsonNode result = check(gate.store, recordings.onCpu("").write(), 0);

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(TestingGate.reasons(result))
                .anyMatch(reason -> reason.startsWith("The environment was not compared: the candidate does not say"));
    }

    @Test
    void aRecordingThatIsCutOffIsNoBaselineAndNoCandidateToTrust() throws Exception {
        Path cut = recordings.write();
        byte[] whole = Files.readAllBytes(cut.resolve("0.jfr"));
        byte[] appended = Arrays.copyOf(whole, whole.length + whole.length / 2);
        System.arraycopy(whole, 0, appended, whole.length, whole.length / 2);
        Files.write(cut.resolve("0.jfr"), appended);

        TestingInvocation refused = run(
                "baseline",
                "save",
                cut,
                "--store",
                gate.store,
                "--branch",
                "main",
                "--repository",
                gate.repository.root);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("is not whole, and a baseline has to be", "cut off");

        saveBaseline();
        check(gate.store, cut, 0);
        check(gate.store, cut, 3, "--strict");
    }

    @Test
    void rulesThatNeedCallsAreSaidToBeUncheckedAndNotPassed() throws Exception {
        saveBaseline();
        Path rules = gate.rules("""
                thresholds:
                  p95: {fail: 20%}
                  memory: 1.5x
                budgets:
                  - Price.of:p95<=1ms
                """);

        JsonNode result = check(gate.store, recordings.write(), 0, "--config", rules);

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(TestingGate.reasons(result))
                .contains(
                        "Recordings of a sampler do not tell what calls, tests and memory came to, so of culprit.yml the limit of"
                                + " p95, the limit of memory, the budget Price.of:p95<=1ms were not checked.");
        check(gate.store, recordings.write(), 3, "--config", rules, "--strict");
        Path only = gate.rules("gate: [time]\nbudgets:\n  - Price.of:p95<=1ms\n");
        check(gate.store, recordings.write(), 0, "--config", only, "--strict");
    }

    @Test
    void whatCannotBeDoneWithThemIsRefusedInOneLine() throws Exception {
        saveBaseline();
        Path set = recordings.write();

        assertThat(gate.refusal(set, "--budget", "Price.of:p95<=1ms"))
                .contains("--budget is for culprit's own profiles");
        assertThat(gate.refusal(set, "--shards", "2")).contains("--shards is for culprit's own profiles");
        assertThat(gate.refusal(set, "--remeasure")).contains("does not measure again");
        assertThat(gate.refusal(set, "--", "mvn", "test")).contains("leave out the command after '--'");
        Path profiles = new TestingShopSets(temp).write(gate.head());
        assertThat(gate.refusal(profiles, "--event", "cpu")).contains("--event is for files of samples");
        assertThat(gate.refusal(profiles, profiles)).contains("check takes one SET, not 2");
    }

    @Test
    void aWaiverOpensTheGate() throws Exception {
        saveBaseline();
        Path rules = gate.rules("""
                waivers:
                  - function: Price.of
                    reason: the new tax
                    expires: 2099-01-31
                """);

        JsonNode result = check(gate.store, recordings.pricing(3600).write(), 0, "--config", rules);

        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(TestingGate.reasons(result)).anyMatch(reason -> reason.contains("the new tax"));
    }

    @Test
    void profilesAndRecordingsLiveInOneStoreAndAreNotMixed() throws Exception {
        gate.save(new TestingShopSets(temp).write(gate.head()));
        saveBaseline();

        JsonNode result = check(gate.store, recordings.write(), 0);
        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(TestingGate.reasons(result))
                .contains(
                        "1 baseline is not used: of another kind than the candidate, which is of recordings of a sampler.");

        JsonNode probed = gate.check(new TestingShopSets(temp.resolve("more")).write(gate.head()), "--no-remeasure");
        assertThat(probed.path("verdict").asText()).isEqualTo("UNCHANGED");
        TestingInvocation history =
                run("history", "--store", gate.store, "--branch", "main", "--repository", gate.repository.root);
        assertThat(history.exit()).isZero();
        assertThat(history.out().replaceAll("\\s+", " ")).contains("1 baseline is of recordings of a sampler");
    }

    private void saveBaseline() throws IOException {
        save(gate.store, List.of(recordings.write()), "--branch", "main");
        gate.branch();
    }

    private TestingInvocation save(Object store, List<Path> sets, Object... more) {
        List<Object> words = new ArrayList<>(List.of("baseline", "save"));
        words.addAll(sets);
        words.addAll(List.of("--store", store, "--repository", gate.repository.root));
        words.addAll(List.of(more));
        TestingInvocation saved = run(words.toArray());
        assertThat(saved.exit()).as(saved.err()).isZero();
        return saved;
    }

    private JsonNode list(Object store) throws IOException {
        Path json = temp.resolve("list.json");
        assertThat(run("baseline", "list", "--store", store, "--json", json).exit())
                .isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private JsonNode check(Object store, Object set, int exit, Object... more) throws IOException {
        Path json = temp.resolve("checked.json");
        Files.deleteIfExists(json);
        List<Object> words = new ArrayList<>(List.of("check", set, "--store", store, "--branch", "main"));
        words.addAll(List.of("--repository", gate.repository.root, "--json", json));
        words.addAll(List.of(more));
        TestingInvocation culprit = run(words.toArray());
        assertThat(culprit.exit()).as(culprit.err() + culprit.out()).isEqualTo(exit);
        return new ObjectMapper().readTree(json.toFile());
    }

    private TestingInvocation run(Object... words) {
        return new TestingInvocation(temp).run(words);
    }

    /** The same as files of another format. */
    private Path converted(Path set, String format) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(set.getFileName() + "-" + format));
        for (Path file : TestingRecordings.files(set)) {
            TestingInvocation converted = run("convert", file, folder.resolve(file.getFileName() + "." + format));
            assertThat(converted.exit()).as(converted.err()).isZero();
        }
        return folder;
    }

    private Path flameGraphs(String name, int samples) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (int fork = 0; fork < TestingRecordings.FORKS; fork++) {
            int price = samples + 6 * fork;
            int stock = 2400 - 8 * fork;
            Files.writeString(
                    folder.resolve(fork + ".html"), """
                    <!DOCTYPE html>
                    <!-- written by async-profiler -->
                    f(0,0,%d,3,'all')
                    f(1,0,%d,1,'a/Shop.run')
                    f(2,0,%d,1,'a/Price.of')
                    f(2,%d,%d,1,'a/Stock.of')
                    </script></body></html>
                    """.formatted(price + stock, price + stock, price, price, stock));
        }
        return folder;
    }
}
