package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    private static final long DAY = 86_400_000L;

    @TempDir
    Path temp;

    private TestingRepository repository;
    private TestingShopSets shop;
    private Path store;
    private long now = 20_000 * DAY;

    @BeforeEach
    void prepare() throws IOException {
        repository = new TestingRepository(temp.resolve("repository"))
                .file("A.java", "1")
                .commit("one");
        shop = new TestingShopSets(temp);
        store = temp.resolve("store");
    }

    @Test
    void whatIsSavedIsListedAndShown() throws Exception {
        String commit = head();
        TestingInvocation saved = save(shop.write(commit));

        assertThat(saved.exit()).as(saved.err()).isZero();
        assertThat(saved.out()).contains("main at " + commit.substring(0, 12) + ", 5 forks, 1 test, 5 profiles, ");
        Files.writeString(Files.createDirectories(store.resolve("entries/odd")).resolve("entry.json"), "{\"a\":");

        Path json = temp.resolve("list.json");
        TestingInvocation list = culprit("baseline", "list", "--store", store, "--json", json);
        assertThat(list.exit()).isZero();
        assertThat(list.out())
                .contains("main at " + commit.substring(0, 12), "today", "Xeon 1, Linux")
                .contains("The baseline odd is skipped: entry.json is damaged: it is no complete JSON.")
                .endsWith("1 baseline, 1 skipped" + System.lineSeparator());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema(), InputFormat.JSON)
                        .validate(Files.readString(json), InputFormat.JSON))
                .isEmpty();
        JsonNode first =
                new ObjectMapper().readTree(json.toFile()).path("baselines").path(0);
        assertThat(first.path("commit").asText()).isEqualTo(commit);

        TestingInvocation shown = culprit("baseline", "show", commit.substring(0, 8), "--store", store);
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains(commit, "cpu.model    Xeon 1", "all files are as they were saved");
        assertThat(culprit("baseline", "show", "nothing", "--store", store).exit())
                .isEqualTo(2);
        TestingInvocation odd = culprit("baseline", "show", "odd", "--store", store);
        assertThat(odd.exit()).isEqualTo(2);
        assertThat(odd.err()).contains("The baseline odd is skipped");
    }

    @Test
    void aDamagedProfileIsFoundByShowAndRefresh() throws Exception {
        save(shop.write(head()));
        Path profile;
        try (var all = Files.walk(store)) {
            profile = all.filter(file -> file.toString().endsWith(".culprit"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(profile);
        bytes[bytes.length - 30] ^= 1;
        Files.write(profile, bytes);

        TestingInvocation shown = culprit("baseline", "show", head(), "--store", store);
        assertThat(shown.exit()).isEqualTo(2);
        assertThat(shown.err()).contains("is damaged");
        assertThat(culprit("baseline", "refresh", "--store", store).exit()).isZero();
        TestingInvocation strict = culprit("baseline", "refresh", "--store", store, "--strict");
        assertThat(strict.exit()).isEqualTo(3);
        assertThat(strict.out()).contains("is damaged", "0 baselines whole, 1 skipped");
    }

    @Test
    void oldOnesArePruned() throws Exception {
        save(shop.write(head()));
        repository.file("A.java", "2").commit("two");
        now += 20 * DAY;
        save(shop.write(head()));
        repository.file("A.java", "3").commit("three");
        now += 20 * DAY;
        save(shop.write(head()));

        assertThat(culprit("baseline", "prune", "--store", store).exit()).isEqualTo(2);
        assertThat(culprit("baseline", "prune", "--store", store, "--older-than", "30d")
                        .out())
                .contains("1 baseline removed");
        assertThat(culprit("baseline", "prune", "--store", store, "--keep", 1, "--weeks", 0)
                        .out())
                .contains("1 baseline removed");
        assertThat(culprit("baseline", "list", "--store", store).out()).contains("1 baseline");
        assertThat(culprit("baseline", "prune", "--store", store, "--older-than", "soon")
                        .err())
                .contains("'soon' is not an age like 12h, 30d or 8w");
    }

    @Test
    void savingKeepsTheLastCommitsThatAreAskedFor() throws Exception {
        save(shop.write(head()));
        repository.file("A.java", "2").commit("two");
        now += DAY;

        assertThat(save(shop.write(head()), "--keep", 1, "--weeks", 0).exit()).isZero();

        assertThat(culprit("baseline", "list", "--store", store).out()).contains(head().substring(0, 12), "1 baseline");
    }

    @Test
    void whatIsNotOfOneCommitOrNotWholeIsRefused() throws Exception {
        Path set = shop.write(head());
        repository.file("A.java", "changed");
        assertThat(save(set).err()).contains("the working tree has uncommitted changes", "--commit REF");
        assertThat(save(set, "--commit", "HEAD").exit()).isZero();
        repository.git("checkout", "--quiet", "A.java").git("checkout", "--quiet", "--detach");
        assertThat(save(set).err()).contains("a commit is checked out and no branch", "--branch NAME");

        repository.git("checkout", "--quiet", "main");
        Files.write(set.resolve("9-1.culprit"), new byte[] {1, 2});
        TestingInvocation refused = save(set);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("is not whole, and a baseline has to be", "9-1.culprit");
        assertThat(save(temp.resolve("nowhere")).exit()).isEqualTo(2);
        assertThat(culprit("baseline", "list", "--store", "s3:x").err())
                .contains("--store 's3:x': baselines are kept in a directory");
    }

    @Test
    void withoutACommandTheUsageIsSaid() {
        TestingInvocation nothing = culprit("baseline");

        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("Missing required subcommand; see 'culprit baseline --help'");
    }

    private TestingInvocation save(Path set, Object... more) {
        Object[] words = new Object[7 + more.length];
        System.arraycopy(
                new Object[] {"baseline", "save", set, "--store", store, "--repository", repository.root},
                0,
                words,
                0,
                7);
        System.arraycopy(more, 0, words, 7, more.length);
        return culprit(words);
    }

    private TestingInvocation culprit(Object... words) {
        return new TestingInvocation(temp).at(() -> now).run(words);
    }

    private String head() throws Exception {
        return repository.open().resolve("HEAD").id();
    }

    private static String schema() throws IOException {
        try (InputStream in = BaselineJson.class.getResourceAsStream("/schema/baselines-1.json")) {
            assertThat(in).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
