package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static dev.culprit.analyzer.baseline.TestingBaselines.commit;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryStoreTest {

    private static final int PROCESSES = 4;
    private static final int SAVES = 25;

    @TempDir
    Path temp;

    private DirectoryStore store;
    private Path profile;

    @BeforeEach
    void prepare() throws IOException {
        store = new DirectoryStore(temp.resolve("store"));
        profile = TestingBaselines.write(
                temp.resolve("set/1.culprit"),
                jvm().thread("main", call("a.Main.main").self(1_000)));
    }

    @Test
    void whatIsSavedComesBack() throws IOException {
        TestSet tests = TestSet.of(List.of("a.Test.two", "a.Test.one()\n\u00e9"));
        Path second = Files.copy(profile, temp.resolve("set/with space \u00e9.culprit"));
        Entry saved = store.save(
                TestingBaselines.facts("feature/x", commit('b'), "cpu", tests),
                tests,
                List.of(new ProfileFile(profile, 0), new ProfileFile(second, 1)),
                5 * DAY);

        Listing listing = store.list();

        assertThat(listing.entries()).containsExactly(saved);
        assertThat(listing.skipped()).isEmpty();
        assertThat(store.tests(saved)).isEqualTo(tests);
        assertThat(store.profiles(saved))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file).hasBinaryContent(Files.readAllBytes(profile)));
        assertThat(store.profiles(saved).get(0).getParent())
                .isNotEqualTo(store.profiles(saved).get(1).getParent());
        store.verify(saved);
        assertThat(temp.resolve("store/incoming")).isEmptyDirectory();
    }

    @Test
    void aStoreThatIsNotThereIsEmptyAndAFileIsNone() throws IOException {
        assertThat(store.list()).isEqualTo(new Listing(List.of(), List.of()));
        assertThat(store.exists()).isFalse();

        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> new DirectoryStore(file).list())
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining(file + " is a file");
    }

    interface Damage {
        void to(Path entry) throws IOException;
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("entry.json is empty", entry -> Files.write(json(entry), new byte[0])),
                damage("no complete JSON", entry -> {
                    String all = Files.readString(json(entry));
                    Files.writeString(json(entry), all.substring(0, all.length() / 2));
                }),
                damage(
                        "no complete JSON",
                        entry -> Files.writeString(json(entry), "}", java.nio.file.StandardOpenOption.APPEND)),
                damage("it has no entry.json", entry -> Files.delete(json(entry))),
                damage("not of a baseline of culprit", entry -> Files.writeString(json(entry), "{\"a\": 1}")),
                damage("holds no object", entry -> Files.writeString(json(entry), "[]")),
                damage("version 2 is newer than 1", entry -> replace(entry, "\"version\" : 1", "\"version\" : 2")),
                damage("its content is not that which was saved", entry -> replace(entry, "main", "nain")),
                damage("tests.json is missing", entry -> Files.delete(entry.resolve("tests.json"))),
                damage("is damaged: it is empty", entry -> Files.write(profileOf(entry), new byte[0])),
                damage("bytes long instead of", entry -> Files.write(profileOf(entry), new byte[9])),
                damage("copied or renamed", entry -> Files.move(entry, entry.resolveSibling("another"))),
                damage("no directory", entry -> {
                    Files.move(entry, entry.resolveSibling("../moved"));
                    Files.writeString(entry, "");
                }));
    }

    private static Arguments damage(String why, Damage damage) {
        return Arguments.of(why, damage);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsDamagedForeignOrNewerIsNamedAndSkipped(String why, Damage damage) throws IOException {
        Entry whole = TestingBaselines.save(store, profile, "main", commit('b'), "cpu", 2 * DAY);
        Entry entry = TestingBaselines.save(store, profile, "main", commit('a'), "cpu", DAY);

        damage.to(temp.resolve("store/entries").resolve(entry.id()));

        Listing listing = store.list();
        assertThat(listing.entries()).containsExactly(whole);
        assertThat(listing.skipped()).hasSize(1);
        assertThat(listing.skipped().get(0).inWords()).contains("is skipped: ", why);
        assertThat(store.prune(new Retention(1, null), 3 * DAY)).isEmpty();
    }

    @Test
    void anotherByteInAProfileIsSeenWhenItIsRead() throws IOException {
        Entry entry = TestingBaselines.save(store, profile, "main", commit('a'), "cpu", DAY);
        Path stored = store.profiles(entry).get(0);
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 1;
        Files.write(stored, bytes);

        assertThat(store.list().entries()).containsExactly(entry);
        assertThatThrownBy(() -> store.verify(entry)).hasMessageContaining("its content is not that which was saved");
        assertThat(store.refresh(DAY).entries()).isEmpty();
        assertThat(store.refresh(DAY).skipped())
                .extracting(Listing.Skipped::name)
                .containsExactly(entry.id());
    }

    @Test
    void aNameThatLeadsOutOfTheEntryIsRefused() {
        for (String name : List.of("../x.culprit", "/etc/passwd", "0/../x", "a/b/c", "", "..", "0/.hidden")) {
            assertThatThrownBy(() -> new StoredFile(name, 1, "0".repeat(64)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLastCommitsOfEachBranchAndEnvironmentAreKept() throws IOException {
        List<Entry> kept = new ArrayList<>();
        List<Entry> removed = new ArrayList<>();
        removed.add(TestingBaselines.save(store, profile, "main", commit('a'), "cpu", DAY));
        kept.add(TestingBaselines.save(store, profile, "main", commit('a'), "other cpu", DAY));
        kept.add(TestingBaselines.save(store, profile, "release", commit('a'), "cpu", DAY));
        kept.add(TestingBaselines.save(store, profile, "main", commit('b'), "cpu", 2 * DAY));
        kept.add(TestingBaselines.save(store, profile, "main", commit('c'), "cpu", 3 * DAY));
        // A second shard of the same commit does not displace the first.
        kept.add(TestingBaselines.save(store, profile, "main", commit('c'), "cpu", 3 * DAY + 1));

        assertThat(store.prune(new Retention(2, null), 4 * DAY)).isEqualTo(removed);
        assertThat(store.list().entries()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(store.prune(new Retention(null, Duration.ofDays(2)), 4 * DAY))
                .hasSize(2);
        assertThat(temp.resolve("store/incoming")).isEmptyDirectory();
    }

    @Test
    void whatAKilledWriterLeavesIsNoEntryAndIsClearedAwayAfterADay() throws IOException {
        TestingBaselines.save(store, profile, "main", commit('a'), "cpu", DAY);
        Path left = Files.createDirectories(temp.resolve("store/incoming/killed/0"));
        Files.copy(profile, left.resolve("1.culprit"));
        Files.setLastModifiedTime(temp.resolve("store/incoming/killed"), FileTime.fromMillis(10 * DAY));

        assertThat(store.list().entries()).hasSize(1);
        assertThat(store.list().skipped()).isEmpty();
        store.refresh(10 * DAY + 1);
        assertThat(left).exists();
        store.refresh(11 * DAY + 1);
        assertThat(temp.resolve("store/incoming")).isEmptyDirectory();
    }

    @Test
    void processesThatSaveAtOnceLoseNothingAndNobodySeesHalfAnEntry() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ManySaves.class.getName(),
                            temp.resolve("store").toString(),
                            profile.toString(),
                            Integer.toString(SAVES))
                    .redirectErrorStream(true)
                    .redirectOutput(temp.resolve("log" + i).toFile())
                    .start());
        }
        int looks = 0;
        while (processes.stream().anyMatch(Process::isAlive)) {
            Listing listing = store.list();
            assertThat(listing.skipped()).isEmpty();
            for (Entry entry :
                    listing.entries().subList(0, Math.min(3, listing.entries().size()))) {
                store.verify(entry);
            }
            looks++;
        }
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor())
                    .as(Files.readString(temp.resolve("log" + i)))
                    .isZero();
        }
        assertThat(looks).isPositive();
        assertThat(store.refresh(0).entries()).hasSize(PROCESSES * SAVES);
    }

    private static Path json(Path entry) {
        return entry.resolve("entry.json");
    }

    private static Path profileOf(Path entry) throws IOException {
        try (Stream<Path> all = Files.list(entry.resolve("0"))) {
            return all.findFirst().orElseThrow();
        }
    }

    private static void replace(Path entry, String old, String text) throws IOException {
        String all = Files.readString(json(entry));
        assertThat(all).contains(old);
        Files.writeString(json(entry), all.replace(old, text));
    }
}
