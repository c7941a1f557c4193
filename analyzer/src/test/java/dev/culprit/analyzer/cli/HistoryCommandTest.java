package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.history.CommitLine;
import dev.culprit.analyzer.report.JsonHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A real repository, a real store of really written profiles, and what {@code culprit history} says of them. */
@TestInstance(Lifecycle.PER_CLASS)
class HistoryCommandTest {

    @TempDir
    static Path temp;

    private TestingPast past;
    private TestingInvocation culprit;

    @BeforeAll
    void live() throws Exception {
        past = new TestingPast(temp);
        // A second runner measured two commits; another machine four; a merged branch one.
        past.save("main", 30, "Xeon 1", 1_030);
        past.save("main", 31, "Xeon 1", 1_031);
        for (int i = 26; i < 30; i++) {
            past.save("main", i, "Xeon 2", 2_000 + i);
        }
        past.save("feature", 20, "Xeon 1", 3_000);
        Path damaged = past.entry(9).resolve("0");
        try (var files = Files.list(damaged)) {
            Path profile = files.sorted().findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(profile);
            bytes[bytes.length / 2] ^= 1;
            Files.write(profile, bytes);
        }
        Files.writeString(past.entry(3).resolve("entry.json"), "");
        past.repository.git("tag", "v1", past.commits.get(0));
    }

    private JsonNode history(Object... more) throws IOException {
        Path json = temp.resolve("history.json");
        Files.deleteIfExists(json);
        List<Object> words = new ArrayList<>(
                List.of("history", "--store", past.store, "--repository", past.repository.root, "--json", json));
        words.addAll(Arrays.asList(more));
        culprit = new TestingInvocation(temp).run(words.toArray());
        return Files.exists(json) ? new ObjectMapper().readTree(json.toFile()) : new ObjectMapper().nullNode();
    }

    private static JsonNode series(JsonNode environment, String name, String metric) {
        return StreamSupport.stream(environment.path("series").spliterator(), false)
                .filter(series -> series.path("subject").path("name").asText().equals(name)
                        && series.path("metric").asText().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series of " + name));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void theStepIsNamedWithItsCommitsAndItsSize() throws IOException {
        JsonNode main = history().path("environments").path(0);

        assertThat(culprit.err()).isEmpty();
        assertThat(culprit.exit()).isZero();
        JsonNode changes = series(main, "Tax.lookup", "TIME_PER_CALL").path("changes");
        assertThat(changes).hasSize(1);
        JsonNode change = changes.path(0);
        assertThat(change.path("after").asText()).isEqualTo(past.commits.get(15));
        assertThat(change.path("upTo").asText()).isEqualTo(past.commits.get(TestingPast.STEP));
        assertThat(change.path("commits").asInt())
                .as("16 and 17 were not measured")
                .isEqualTo(3);
        assertThat(change.path("ratio").asDouble()).isCloseTo(1.3, within(.02));
        assertThat(change.path("interval").path(0).asDouble()).isBetween(1.27, 1.3);
        assertThat(change.path("interval").path(1).asDouble()).isBetween(1.3, 1.33);
        assertThat(change.path("afterwards").asDouble() / change.path("before").asDouble())
                .isCloseTo(1.3, within(.03));
        assertThat(culprit.out())
                .contains("Tax.lookup")
                .contains("in one of 3 commits " + past.commits.get(15).substring(0, 12) + ".."
                        + past.commits.get(18).substring(0, 12));
    }

    @Test
    void whatDidNotChangeHasNoStep() throws IOException {
        JsonNode main = history().path("environments").path(0);

        assertThat(StreamSupport.stream(main.path("series").spliterator(), false)
                        .filter(series -> !series.path("changes").isEmpty())
                        .map(series -> series.path("subject").path("name").asText() + " "
                                + series.path("metric").asText()))
                .containsExactlyInAnyOrder("Tax.lookup TIME_PER_CALL", "the whole run TOTAL_TIME");
        assertThat(series(main, "Tax.lookup", "CALLS").path("values").path(0).asDouble())
                .isEqualTo(200);
        assertThat(main.path("leftOutFunctions").asInt()).as("Log.tiny").isEqualTo(1);
    }

    @Test
    void theCreepIsFoundAgainstAPinnedReleaseThoughNoStepIs() throws IOException {
        JsonNode result = history("--since", "v1");
        JsonNode main = result.path("environments").path(0);

        JsonNode price = series(main, "Orders.price", "TIME_PER_CALL");
        assertThat(price.path("changes")).isEmpty();
        assertThat(price.path("drift").path("creep").asBoolean()).isTrue();
        assertThat(price.path("drift").path("ratio").asDouble()).isCloseTo(1.115, within(.02));
        assertThat(price.path("drift").path("interval").path(0).asDouble()).isGreaterThan(1.08);
        assertThat(price.path("drift").path("ofSteps").asDouble()).isEqualTo(1);
        assertThat(main.path("since").asText()).isEqualTo(past.commits.get(0));
        JsonNode lookup = series(main, "Tax.lookup", "TIME_PER_CALL").path("drift");
        assertThat(lookup.path("certain").asBoolean()).isTrue();
        assertThat(lookup.path("creep").asBoolean()).as("a step explains it").isFalse();
        assertThat(culprit.out())
                .contains("Crept away since v1 (" + past.commits.get(0).substring(0, 12) + ")")
                .contains("no step explains it");
    }

    @Test
    void aRenamedFunctionIsOneSeries() throws IOException {
        JsonNode main = history().path("environments").path(0);

        JsonNode values = series(main, "Basket.sum", "TIME_PER_CALL").path("values");
        assertThat(values).allMatch(value -> Math.abs(value.asDouble() - 200_000) < 10_000);
        assertThat(texts(names(main))).doesNotContain("Cart.sum");
        JsonNode rename = main.path("renames").path(0);
        assertThat(main.path("renames")).hasSize(1);
        assertThat(rename.path("from").path("class").asText()).isEqualTo("a.Cart");
        assertThat(rename.path("to").path("class").asText()).isEqualTo("a.Basket");
        assertThat(rename.path("commit").asText()).isEqualTo(past.commits.get(TestingPast.RENAME));
        assertThat(culprit.out()).contains("a.Cart.sum is a.Basket.sum from");
    }

    @Test
    void machinesAreNeverMixedAndTheirSpreadIsSaid() throws IOException {
        JsonNode result = history();

        assertThat(result.path("environments")).hasSize(2);
        JsonNode main = result.path("environments").path(0);
        JsonNode other = result.path("environments").path(1);
        assertThat(main.path("facts").path("cpu.model").asText()).isEqualTo("Xeon 1");
        assertThat(other.path("facts").path("cpu.model").asText()).isEqualTo("Xeon 2");
        assertThat(other.path("commits")).hasSize(4);
        assertThat(texts(other.path("notes"))).anyMatch(note -> note.contains("steps are looked for from 6 on"));
        JsonNode last = main.path("commits").path(main.path("commits").size() - 1);
        assertThat(last.path("runs")).hasSize(2);
        assertThat(last.path("runSpread").asDouble()).isBetween(0.0001, 0.03);
        assertThat(last.path("runs").path(0).path("forkSpread").asDouble()).isBetween(0.0001, 0.03);
        assertThat(culprit.out())
                .contains("between the forks of a set")
                .contains("between runners (2 commits")
                .contains("the same fixed work took");
    }

    @Test
    void whatIsMissingOrDamagedIsNamed() throws IOException {
        JsonNode result = history();
        JsonNode main = result.path("environments").path(0);

        assertThat(texts(result.path("skipped")))
                .hasSize(2)
                .anyMatch(skipped -> skipped.contains("entry.json is empty"))
                .anyMatch(skipped -> skipped.contains("is damaged"));
        assertThat(texts(result.path("notes"))).contains("1 baseline is of another branch.");
        assertThat(main.path("commits")).hasSize(TestingPast.COMMITS - 5);
        assertThat(texts(main.path("notes")))
                .anyMatch(note -> note.startsWith("Of 32 commits 27 were measured; the largest gap is 2 commits"));
        assertThat(culprit.out().replaceAll("\\s+", " "))
                .contains("! The baseline ")
                .contains("entry.json is empty");
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        String json = history("--since", "v1").toString();

        try (InputStream in = JsonHistory.class.getResourceAsStream("/schema/history-1.json")) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.replace("TIME_PER_CALL", "TIME"), InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsAskedForIsShownAndNothingElse() throws IOException {
        JsonNode tiny = history("--function", "log.TINY").path("environments").path(0);
        assertThat(texts(names(tiny))).contains("Log.tiny").doesNotContain("Tax.lookup", "ShopTest.buys");
        JsonNode test = history("--test", "ShopTest").path("environments").path(0);
        assertThat(series(test, "ShopTest.buys()", "TEST_TIME").path("values")).isNotEmpty();
        assertThat(texts(names(test))).doesNotContain("Tax.lookup");

        history("--function", "Nothing.here");
        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).contains("--function 'Nothing.here': no baseline has such a name");
    }

    private static JsonNode names(JsonNode environment) {
        var names = new ObjectMapper().createArrayNode();
        environment
                .path("series")
                .forEach(series -> names.add(series.path("subject").path("name")));
        return names;
    }

    @Test
    void theLastCommitsAreReadWithTheOneThatAllAreHeldAgainst() throws IOException {
        JsonNode last = history("--last", "10").path("environments").path(0);
        assertThat(last.path("commits")).hasSize(10);

        JsonNode since =
                history("--last", "10", "--since", "v1").path("environments").path(0);
        assertThat(since.path("commits")).hasSize(11);
        assertThat(since.path("commits").path(0).path("commit").asText()).isEqualTo(past.commits.get(0));
    }

    @Test
    void aReleaseBranchStandsForTheCommitThatItPartedFrom() throws IOException {
        past.repository
                .git("checkout", "--quiet", "-b", "release", past.commits.get(2))
                .file("R.java", "1")
                .commit("fix of the release")
                .git("checkout", "--quiet", "main");

        JsonNode result = history("--since", "release");

        assertThat(result.path("environments").path(0).path("since").asText()).isEqualTo(past.commits.get(2));
        assertThat(texts(result.path("notes"))).anyMatch(note -> note.contains("where it parted"));
    }

    @Test
    void withoutARepositoryTheOrderIsThatOfSavingAndThatIsSaid() throws Exception {
        HistoryLine line = HistoryLine.of(
                BaselineStore.in(past.store).list(),
                "main",
                past.commits.get(4).substring(0, 9),
                new HistoryLine.Place(temp, false, ProcessStarter::waitFor),
                "the store");

        assertThat(line.commits().order()).isEqualTo(CommitLine.Order.TIME);
        assertThat(line.commits().commits())
                .isEqualTo(past.commits.stream()
                        .filter(commit -> {
                            int at = past.commits.indexOf(commit);
                            return at != 3 && !TestingPast.NOT_MEASURED.contains(at);
                        })
                        .toList());
        assertThat(line.since()).isEqualTo(past.commits.get(4));
        assertThat(line.notes()).anyMatch(note -> note.startsWith("There is no repository here"));
    }

    @Test
    void whatCannotBeShownIsRefusedWithAReason() throws IOException {
        culprit = new TestingInvocation(temp).run("history", "--store", past.store, "--repository", temp);
        assertThat(culprit.exit()).as("a named repository has to be one").isEqualTo(2);
        assertThat(culprit.err()).contains("is in no git repository");
        assertThat(history("--branch", "nobody").isNull()).isTrue();
        assertThat(culprit.err()).contains("there is no usable baseline of nobody");
        history("--since", "v9");
        assertThat(culprit.err()).contains("there is no commit 'v9'");
        history("--last", "0");
        assertThat(culprit.err()).contains("--last must be at least 1");
    }

    @Test
    void everyFormIsWritten() throws IOException {
        Path html = temp.resolve("history.html");
        Path markdown = temp.resolve("history.md");
        history("--html", html, "--markdown", markdown);

        assertThat(Files.readString(html))
                .contains("Tax.lookup", "data-values=")
                .doesNotContain("http://", "https://");
        assertThat(Files.readString(markdown)).contains("<code>Tax.lookup</code>", "in one of 3 commits");
        assertThat(culprit.out().lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Repeat with"));
    }
}
