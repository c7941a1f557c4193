package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.baseline.TestingPostgres;
import dev.culprit.analyzer.git.TestingRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands do the same wherever baselines live. */
class StoreLocationTest {

    private static final long DAY = 86_400_000L;

    @TempDir
    Path temp;

    private long now = 20_000 * DAY;

    private String location(String kind) throws Exception {
        return switch (kind) {
            case "git" -> "git:" + TestingRepository.bare(temp.resolve("baselines.git")).root;
            case "jdbc" -> TestingPostgres.database() + "&password=secret";
            default -> temp.resolve("store").toString();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"directory", "git", "jdbc"})
    void aBaselineIsSavedFoundComparedWithVerifiedAndPruned(String kind) throws Exception {
        String store = location(kind);
        TestingRepository repository = new TestingRepository(temp.resolve("repository"))
                .file("A.java", "1")
                .commit("one");
        TestingShopSets shop = new TestingShopSets(temp);
        String first = repository.open().resolve("HEAD").id();
        Path set = shop.write(first);

        TestingInvocation bootstrapped = check(store, repository, set);
        assertThat(bootstrapped.out())
                .contains("There is no store of baselines at", "Recorded as the baseline of main");
        TestingInvocation list = culprit("baseline", "list", "--store", store);
        assertThat(list.out()).contains("main at " + first.substring(0, 12), "1 baseline");

        repository.file("A.java", "2").commit("two");
        shop.looksUp(4);
        Path slow = shop.write(repository.open().resolve("HEAD").id());
        TestingInvocation checked = check(store, repository, slow, "--html", temp.resolve("page.html"));
        assertThat(checked.exit()).as(checked.out() + checked.err()).isEqualTo(1);
        assertThat(checked.out()).contains("Repeat with: culprit check", store.replaceAll("secret", "***"));
        assertThat(checked.out() + Files.readString(temp.resolve("page.html"))).doesNotContain("secret");

        now += DAY;
        TestingInvocation saved = culprit(
                "baseline", "save", slow, "--store", store, "--repository", repository.root, "--keep", 1, "--weeks", 0);
        assertThat(saved.exit()).as(saved.err()).isZero();
        assertThat(culprit("baseline", "list", "--store", store).out())
                .contains("1 baseline")
                .doesNotContain(first.substring(0, 12));
        TestingInvocation shown = culprit("baseline", "show", saved.out().split("[ :]")[1], "--store", store);
        assertThat(shown.out()).contains("all files are as they were saved", "00001-");
        assertThat(culprit("baseline", "refresh", "--strict", "--store", store).out())
                .contains("1 baseline whole, 0 skipped");
        assertThat(culprit("baseline", "prune", "--older-than", "12h", "--store", store)
                        .out())
                .contains("0 baselines removed");
        now += DAY;
        assertThat(culprit("baseline", "prune", "--older-than", "12h", "--store", store)
                        .out())
                .contains("1 baseline removed");
    }

    @Test
    void whatCannotBeReachedClosesNoGateAndOpensNone() throws Exception {
        TestingRepository repository = new TestingRepository(temp.resolve("repository"))
                .file("A.java", "1")
                .commit("one");
        Path set = new TestingShopSets(temp)
                .write(repository.open().resolve("HEAD").id());
        for (String store : new String[] {
            "git:" + temp.resolve("nowhere.git"), "jdbc:postgresql://127.0.0.1:1/none?password=secret", "git:nothing"
        }) {
            TestingInvocation checked = check(store, repository, set);

            assertThat(checked.exit()).isEqualTo(2);
            assertThat(checked.err().lines()).hasSize(1);
            assertThat(checked.err()).startsWith("culprit: ").doesNotContain("secret");
            assertThat(checked.out()).isEmpty();
        }
    }

    private TestingInvocation check(String store, TestingRepository repository, Path set, Object... more) {
        Object[] words = Stream.concat(
                        Stream.of("check", set, "--store", store, "--repository", repository.root, "--branch", "main"),
                        Stream.of(more))
                .toArray();
        return culprit(words);
    }

    private TestingInvocation culprit(Object... words) {
        return new TestingInvocation(temp).at(() -> now).run(words);
    }
}
