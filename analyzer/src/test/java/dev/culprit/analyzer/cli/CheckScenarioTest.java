package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate in CI goes through, with a real repository that is cloned as CI does it, and real profile files. */
class CheckScenarioTest {

    private static final long NOON = 1_790_000_000_000L;
    private static final long DAY = 86_400_000L;

    @TempDir
    Path temp;

    private TestingRepository origin;
    private TestingRepository clone;
    private TestingShopSets shop;
    private TestingInvocation culprit;
    private Path store;
    private long now = NOON;

    @BeforeEach
    void prepare() throws Exception {
        origin = new TestingRepository(temp.resolve("origin"))
                .file("A.java", "1")
                .commit("first");
        clone = new TestingRepository(temp.resolve("clone"));
        clone.git("remote", "add", "origin", origin.root.toString());
        fetch();
        shop = new TestingShopSets(temp);
        store = temp.resolve("store");
    }

    @Test
    void theFirstRunOfMainBecomesTheBaselineAndALaterOneIsCompared() throws Exception {
        Path first = shop.write(checkOut("main"));

        JsonNode bootstrapped = check(first);

        assertThat(culprit.exit()).isZero();
        assertThat(bootstrapped.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(reasons(bootstrapped))
                .anyMatch(reason -> reason.startsWith("There is no usable baseline of"))
                .anyMatch(reason -> reason.contains("no store of baselines at " + store))
                .anyMatch(reason -> reason.startsWith("Recorded as the baseline of main"));
        assertThat(entries()).hasSize(1);

        origin.file("A.java", "2").commit("second");
        JsonNode second = check(shop.write(checkOut("main")));

        assertThat(second.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(culprit.exit()).isZero();
        assertThat(entries()).as("saving is what main's own job does").hasSize(1);
    }

    @Test
    void withoutABaselineStrictClosesTheGate() throws Exception {
        check(shop.write(checkOut("main")), "--strict");

        assertThat(culprit.exit()).isEqualTo(3);
    }

    @Test
    void aPullRequestWithARegressionFailsAndOneWithoutPasses() throws Exception {
        saveBaselineOfMain();
        branch("slow");
        shop.looksUp(4);
        JsonNode slow = check(shop.write(checkOut("slow")));

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(slow.path("verdict").asText()).isEqualTo("REGRESSED");
        JsonNode first = slow.path("culprits").path(0);
        assertThat(first.path("cause").asText()).isEqualTo("MORE_CALLS");
        assertThat(first.path("class").asText()).isEqualTo("a.Orders");
        assertThat(first.path("callee").path("method").asText()).isEqualTo("lookup");
        assertThat(culprit.out()).contains("Repeat with: culprit check");

        origin.git("checkout", "--quiet", "main");
        branch("harmless");
        shop.looksUp(1);
        JsonNode harmless = check(shop.write(checkOut("harmless")));

        assertThat(culprit.exit()).isZero();
        assertThat(harmless.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void theMergeBaseIsComparedWithAndNotTheNewestMain() throws Exception {
        saveBaselineOfMain();
        branch("old");
        origin.git("checkout", "--quiet", "main").file("A.java", "3").commit("main became slower");
        shop.looksUp(4);
        String newest = checkOut("main");
        save(shop.write(newest));

        JsonNode result = check(shop.write(checkOut("old")));

        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("baseline").path("commit").asText()).isNotEqualTo(newest);
        assertThat(culprit.exit()).isEqualTo(1);
    }

    @Test
    void aBaselineAFewCommitsBeforeTheMergeBaseIsUsedAndSaid() throws Exception {
        saveBaselineOfMain();
        origin.file("A.java", "2").commit("second").file("A.java", "3").commit("third");
        branch("pr");

        JsonNode result = check(shop.write(checkOut("pr")));

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(reasons(result)).anyMatch(reason -> reason.contains("2 commits before it, is used"));
    }

    @Test
    void whatIsMissingEmptyOrHalfIsNamedAndNeverPassesForClean() throws Exception {
        saveBaselineOfMain();
        Path entry = entries().get(0);
        branch("pr");
        shop.looksUp(4);
        Path candidate = shop.write(checkOut("pr"));
        String whole = Files.readString(entry.resolve("entry.json"));

        Files.writeString(entry.resolve("entry.json"), "");
        assertNoBaseline(candidate, "entry.json is empty");
        Files.writeString(entry.resolve("entry.json"), whole.substring(0, whole.length() / 2));
        assertNoBaseline(candidate, "no complete JSON");
        Files.writeString(entry.resolve("entry.json"), whole);
        assertThat(check(candidate).path("verdict").asText()).isEqualTo("REGRESSED");
        Path profile = entry.resolve("0").resolve(first(entry.resolve("0")));
        byte[] bytes = Files.readAllBytes(profile);
        bytes[bytes.length / 2] ^= 1;
        Files.write(profile, bytes);
        assertNoBaseline(candidate, "is damaged: its content is not that which was saved");
        Files.delete(profile);
        assertNoBaseline(candidate, "is missing");
        Files.delete(entry.resolve("entry.json"));
        assertNoBaseline(candidate, "it has no entry.json");
        assertThat(entries()).as("a pull request does not vouch for itself").hasSize(1);
    }

    private void assertNoBaseline(Path candidate, String why) throws IOException {
        JsonNode result = check(candidate);
        assertThat(result.path("verdict").asText()).as(why).isEqualTo("NO_BASELINE");
        assertThat(reasons(result))
                .anyMatch(reason -> reason.contains("is skipped") && reason.contains(why))
                .anyMatch(reason -> reason.startsWith("This set is not recorded as a baseline"));
        assertThat(culprit.exit()).isZero();
        check(candidate, "--strict");
        assertThat(culprit.exit()).isEqualTo(3);
    }

    @Test
    void aSetThatThisVersionCannotReadIsSkippedForTheNext() throws Exception {
        saveBaselineOfMain();
        BaselineStore baselines = BaselineStore.in(store);
        Entry readable = baselines.list().entries().get(0);
        Path other = Files.writeString(temp.resolve("other.culprit"), "of another format");
        Entry newest = baselines.save(
                readable.facts(), baselines.tests(readable), List.of(new ProfileFile(other, 0)), now + 1_000);
        branch("pr");

        JsonNode result = check(shop.write(checkOut("pr")));

        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(reasons(result))
                .anyMatch(reason -> reason.startsWith("The baseline " + newest.id() + " is skipped: ")
                        && reason.contains("not a culprit profile"));
    }

    @Test
    void anOldBaselineIsSaid() throws Exception {
        saveBaselineOfMain();
        branch("pr");
        Path candidate = shop.write(checkOut("pr"));

        now = NOON + 29 * DAY;
        assertThat(reasons(check(candidate))).noneMatch(reason -> reason.contains("is old"));
        now = NOON + 31 * DAY;
        assertThat(reasons(check(candidate))).anyMatch(reason -> reason.contains("it was saved 31 days ago"));
    }

    @Test
    void aBaselineOfManyCommitsBeforeIsSaidToBeOld() throws Exception {
        saveBaselineOfMain();
        origin.file("A.java", "2").commit("second").file("A.java", "3").commit("third");
        branch("pr");
        Path candidate = shop.write(checkOut("pr"));
        Path config = Files.writeString(temp.resolve("culprit.yml"), "baseline: {max-commits: 2}\n");

        assertThat(reasons(check(candidate))).noneMatch(reason -> reason.contains("is old"));
        assertThat(reasons(check(candidate, "--config", config)))
                .anyMatch(reason ->
                        reason.startsWith("The baseline is old: 2 commits before the wanted one (said from 2 on)"));
    }

    @Test
    void anotherProcessorIsNotComparableAndMainRecordsOneForIt() throws Exception {
        saveBaselineOfMain();
        branch("pr");
        shop.onCpu("Xeon 2");
        Path candidate = shop.write(checkOut("pr"));

        JsonNode result = check(candidate);
        assertThat(result.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(reasons(result)).anyMatch(reason -> reason.contains("cpu.model Xeon 1 against Xeon 2"));
        assertThat(culprit.exit()).isZero();
        check(candidate, "--strict");
        assertThat(culprit.exit()).isEqualTo(3);

        origin.git("checkout", "--quiet", "main").file("A.java", "2").commit("second");
        assertThat(check(shop.write(checkOut("main"))).path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(entries()).hasSize(2);
        origin.file("A.java", "3").commit("third");
        assertThat(check(shop.write(checkOut("main"))).path("verdict").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void aWaiverOpensTheGateUntilItExpiresAndHidesNothing() throws Exception {
        saveBaselineOfMain();
        branch("pr");
        shop.looksUp(4);
        Path candidate = shop.write(checkOut("pr"));
        Path config = Files.writeString(
                temp.resolve("culprit.yml"),
                "waivers:\n  - function: Tax.lookup\n    reason: 'rates are read twice for now'\n    expires: 2026-09-30\n");

        now = java.time.Instant.parse("2026-09-30T20:00:00Z").toEpochMilli();
        JsonNode waived = check(candidate, "--config", config);
        assertThat(waived.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(reasons(waived)).anyMatch(reason -> reason.contains("rates are read twice for now"));
        assertThat(culprit.exit()).isZero();

        now += DAY;
        assertThat(reasons(check(candidate, "--config", config)))
                .anyMatch(reason -> reason.contains("expired on 2026-09-30"));
        assertThat(culprit.exit()).isEqualTo(1);
    }

    @Test
    void aBudgetOfTheFileGatesWithoutAnyBaseline() throws Exception {
        Path candidate = shop.write(checkOut("main"));
        Path config = Files.writeString(temp.resolve("culprit.yml"), "budgets:\n  - Orders.price:mean<=100us\n");

        JsonNode result = check(candidate, "--config", config);

        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(result.path("budgets").path(0).path("outcome").asText()).isEqualTo("BROKEN");
        assertThat(culprit.exit()).isEqualTo(1);

        Files.writeString(
                config,
                "budgets:\n  - Orders.price:mean<=100us\nwaivers:\n  - budget: Orders.price:mean <= 100us\n"
                        + "    reason: known\n    expires: 2030-01-01\n");
        JsonNode waived = check(candidate, "--config", config);
        assertThat(waived.path("budgets").path(0).path("outcome").asText()).isEqualTo("WAIVED");
        assertThat(culprit.exit()).isZero();
    }

    @Test
    void theThresholdsOfTheFileGateAndWhatIsTypedComesFirst() throws Exception {
        saveBaselineOfMain();
        branch("pr");
        shop.looksUp(4);
        Path candidate = shop.write(checkOut("pr"));
        Path config = Files.writeString(temp.resolve("culprit.yml"), "thresholds: {warn: 5%, fail: 300%}\n");

        check(candidate, "--config", config);
        assertThat(culprit.exit()).isZero();
        check(candidate, "--config", config, "--fail", "20%");
        assertThat(culprit.exit()).isEqualTo(1);
    }

    private void saveBaselineOfMain() throws Exception {
        save(shop.write(checkOut("main")));
        assertThat(entries()).hasSize(1);
    }

    private void save(Path set) {
        TestingInvocation saved = new TestingInvocation(temp)
                .at(() -> now)
                .run("baseline", "save", set, "--store", store, "--branch", "main", "--repository", clone.root);
        assertThat(saved.exit()).as(saved.err()).isZero();
        assertThat(saved.out()).startsWith("saved ");
    }

    private void branch(String name) throws IOException {
        origin.git("checkout", "--quiet", "-b", name).file(name + ".java", "1").commit("work on " + name);
    }

    /** As CI systems do it: the commit, and no branch. */
    private String checkOut(String branch) throws Exception {
        fetch();
        clone.git("checkout", "--quiet", "--detach", "origin/" + branch);
        return clone.open().resolve("HEAD").id();
    }

    private void fetch() throws IOException {
        clone.git("fetch", "--quiet", "origin");
    }

    private JsonNode check(Path candidate, Object... more) throws IOException {
        Path json = temp.resolve("result.json");
        Files.deleteIfExists(json);
        List<Object> words = new ArrayList<>(List.of(
                "check",
                candidate,
                "--store",
                store,
                "--repository",
                clone.root,
                "--json",
                json,
                "--html",
                temp.resolve("r.html"),
                "--markdown",
                temp.resolve("r.md")));
        words.addAll(List.of(more));
        culprit = new TestingInvocation(temp).at(() -> now).run(words.toArray());
        assertThat(culprit.err()).isEmpty();
        return new ObjectMapper().readTree(json.toFile());
    }

    private static List<String> reasons(JsonNode result) {
        List<String> reasons = new ArrayList<>();
        result.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return reasons;
    }

    private List<Path> entries() throws IOException {
        Path folder = store.resolve("entries");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static Path first(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().findFirst().orElseThrow();
        }
    }
}
