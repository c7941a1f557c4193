package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static dev.culprit.analyzer.baseline.TestingBaselines.commit;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for baselines wherever they live. Each kind of place has a test class that inherits this one. */
abstract class StoreContract {

    @TempDir
    Path temp;

    BaselineStore store = BaselineStore.in(Path.of("never used"));
    Path profile = Path.of("");
    private final List<BaselineStore> opened = new ArrayList<>();

    /** Where nothing has been saved yet, as {@code --store} has it. */
    abstract String location() throws Exception;

    /** What is stored as {@code file} of what is called {@code name}. */
    abstract byte[] read(String name, String file) throws Exception;

    /** Puts another content in its place, without culprit; null removes it. */
    abstract void write(String name, String file, byte @Nullable [] content) throws Exception;

    /** Gives what is stored as {@code name} another name, without culprit. */
    abstract void rename(String name, String other) throws Exception;

    /** How many processes save at once, and how much each. */
    abstract int saves();

    @BeforeEach
    final void prepare() throws Exception {
        profile = TestingBaselines.write(
                temp.resolve("set/1.culprit"),
                jvm().thread("main", call("a.Main.main").self(1_000)));
        store = open();
    }

    /** The same place as another process sees it. */
    final BaselineStore open() throws Exception {
        BaselineStore another = TestingBaselines.open(location());
        opened.add(another);
        return another;
    }

    @AfterEach
    final void close() {
        opened.forEach(BaselineStore::close);
    }

    @Test
    void whatIsSavedComesBack() throws Exception {
        TestSet tests = TestSet.of(List.of("a.Test.two", "a.Test.one()\n\u00e9"));
        Path second = Files.copy(profile, temp.resolve("set/with space \u00e9.culprit"));
        Entry saved = store.save(
                TestingBaselines.facts("feature/x", commit('b'), "cpu", tests),
                tests,
                List.of(new ProfileFile(profile, 0), new ProfileFile(second, 1)),
                5 * DAY);

        BaselineStore other = open();
        Listing listing = other.list();

        assertThat(listing.entries()).containsExactly(saved);
        assertThat(listing.skipped()).isEmpty();
        assertThat(other.exists()).isTrue();
        assertThat(other.tests(saved)).isEqualTo(tests);
        other.verify(saved);
        assertThat(other.profiles(saved))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file).hasBinaryContent(Files.readAllBytes(profile)));
        assertThat(other.profiles(saved).get(0).getParent())
                .isNotEqualTo(other.profiles(saved).get(1).getParent());
        assertThat(other.places(saved)).hasSize(2).doesNotHaveDuplicates();
        Path copy = other.profiles(saved).get(0);
        other.close();
        assertThat(Files.exists(copy)).as("copies go, originals stay").isEqualTo(copy.startsWith(temp));
    }

    @Test
    void whatIsNotThereYetIsEmpty() throws Exception {
        assertThat(store.list()).isEqualTo(new Listing(List.of(), List.of()));
        assertThat(store.exists()).isFalse();
        assertThat(store.prune(new Retention(1, null), DAY)).isEmpty();
        assertThat(store.refresh(DAY).entries()).isEmpty();
    }

    @Test
    void theBaselineIsFoundByBranchCommitEnvironmentAndTests() throws Exception {
        save("other", 'b', "cpu", 5);
        save("main", 'e', "cpu", 6);
        Entry elsewhere = save("main", 'b', "another cpu", 4);
        Entry earlier = save("main", 'a', "cpu", 1);
        TestSet more = TestSet.of(List.of("a.Test.one", "a.Test.two"));
        Entry shard = store.save(
                TestingBaselines.facts("main", commit('a'), "cpu", more),
                more,
                List.of(new ProfileFile(profile, 0)),
                DAY);
        Matcher matcher = new Matcher(
                open(),
                new Wanted(
                        "main",
                        List.of(commit('b'), commit('a')),
                        new EnvironmentClass(Map.of("cpu.model", "cpu")),
                        more));

        List<Match> matches = matcher.matches();

        assertThat(matches).extracting(Match::entry).containsExactly(shard, earlier, elsewhere);
        assertThat(matches).allMatch(matcher::isWhole);
        assertThat(matches.get(2).isComparable()).isFalse();
        assertThat(matcher.remarks()).singleElement().asString().startsWith("2 baselines are not used");
    }

    @Test
    void theLastCommitsOfEachBranchAndEnvironmentAreKept() throws Exception {
        List<Entry> kept = new ArrayList<>();
        Entry removed = save("main", 'a', "cpu", 1);
        kept.add(save("main", 'a', "other cpu", 1));
        kept.add(save("release", 'a', "cpu", 1));
        kept.add(save("main", 'b', "cpu", 2));
        kept.add(save("main", 'c', "cpu", 3));
        // A second shard of the same commit does not displace the first.
        kept.add(save("main", 'c', "cpu", 3));
        BaselineStore late = open();
        late.list();

        assertThat(store.prune(new Retention(2, null), 4 * DAY)).containsExactly(removed);
        assertThat(store.list().entries()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(late.prune(new Retention(2, null), 4 * DAY))
                .as("another process has done so")
                .isEmpty();
        assertThat(store.prune(new Retention(null, Duration.ofDays(2)), 4 * DAY))
                .hasSize(2);
        assertThat(open().list().skipped()).isEmpty();
    }

    /** Something that happens to what is stored under a name. */
    interface Damage {
        void to(StoreContract test, String name) throws Exception;
    }

    /** A kind of damage, and what is said of it. */
    private record Damaged(String why, Damage damage) {}

    private static final String PROFILE = "0/00001-1.culprit";

    private static List<Damaged> damages() {
        return List.of(
                new Damaged("entry.json is empty", (test, name) -> test.write(name, EntryJson.FILE, new byte[0])),
                new Damaged("no complete JSON", (test, name) -> test.replace(name, "}\\s*$", "")),
                new Damaged("no complete JSON", (test, name) -> test.replace(name, "$", "}")),
                new Damaged("entry.json", (test, name) -> test.write(name, EntryJson.FILE, null)),
                new Damaged("not of a baseline of culprit", (test, name) -> test.replace(name, "(?s).*", "{\"a\": 1}")),
                new Damaged("holds no object", (test, name) -> test.replace(name, "(?s).*", "[]")),
                new Damaged(
                        "version 2 is newer than 1",
                        (test, name) -> test.replace(name, "\"version\" : 1", "\"version\" : 2")),
                new Damaged(
                        "its content is not that which was saved", (test, name) -> test.replace(name, "main", "nain")),
                new Damaged("tests.json is missing", (test, name) -> test.write(name, Entry.TESTS, null)),
                new Damaged("is damaged: it is empty", (test, name) -> test.write(name, PROFILE, new byte[0])),
                new Damaged("bytes long instead of", (test, name) -> test.write(name, PROFILE, new byte[9])),
                new Damaged("1.culprit is missing", (test, name) -> test.write(name, PROFILE, null)),
                new Damaged("its content is not that which was saved", (test, name) -> {
                    byte[] bytes = test.read(name, PROFILE);
                    bytes[bytes.length / 2] ^= 1;
                    test.write(name, PROFILE, bytes);
                }),
                new Damaged("copied or renamed", (test, name) -> test.rename(name, "another")));
    }

    private void replace(String name, String pattern, String text) throws Exception {
        String all = new String(read(name, EntryJson.FILE), StandardCharsets.UTF_8);
        String changed = all.replaceFirst(pattern, text);
        assertThat(changed).isNotEqualTo(all);
        write(name, EntryJson.FILE, changed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsDamagedForeignOrNewerIsNamedAndSkipped() throws Exception {
        Entry whole = save("main", 'b', "cpu", 2);
        Map<String, String> expected = new HashMap<>();
        List<Entry> damaged = new ArrayList<>();
        for (Damaged kind : damages()) {
            Entry entry = save("main", 'a', "cpu", 1);
            kind.damage().to(this, entry.id());
            damaged.add(entry);
            expected.put(kind.why().startsWith("copied") ? "another" : entry.id(), kind.why());
        }

        BaselineStore other = open();
        Listing listing = other.refresh(3 * DAY);

        assertThat(listing.entries()).containsExactly(whole);
        assertThat(listing.skipped()).extracting(Listing.Skipped::name).hasSameElementsAs(expected.keySet());
        for (Listing.Skipped skipped : listing.skipped()) {
            assertThat(skipped.inWords()).contains("is skipped: ", expected.get(skipped.name()));
        }
        List<Entry> listed = other.list().entries();
        assertThat(listed).contains(whole).isSubsetOf(plus(damaged, whole));
        damaged.retainAll(listed);
        for (Entry entry : damaged) {
            // Some is seen only when the profiles are read, and so it is when they are to be used.
            assertThatThrownBy(() -> other.verify(entry)).isInstanceOf(BaselineException.class);
        }
        assertThat(other.prune(new Retention(1, null), 3 * DAY))
                .isSubsetOf(listed)
                .doesNotContain(whole);
        assertThat(other.list().skipped()).hasSizeGreaterThan(8);
    }

    @Test
    void processesThatSaveAtOnceLoseNothingAndNobodySeesHalfAnEntry() throws Exception {
        int processes = 4;
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            running.add(TestingBaselines.start(temp.resolve("log" + i), location(), profile, saves()));
        }
        int looks = 0;
        while (running.stream().anyMatch(Process::isAlive)) {
            Listing listing = store.list();
            assertThat(listing.skipped()).isEmpty();
            for (Entry entry :
                    listing.entries().subList(0, Math.min(3, listing.entries().size()))) {
                store.verify(entry);
            }
            looks++;
        }
        for (int i = 0; i < processes; i++) {
            assertThat(running.get(i).waitFor())
                    .as(Files.readString(temp.resolve("log" + i)))
                    .isZero();
        }
        assertThat(looks).isPositive();
        assertThat(store.refresh(0).entries()).hasSize(processes * saves());
    }

    private static List<Entry> plus(List<Entry> some, Entry one) {
        List<Entry> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    final Entry save(String branch, char commit, String cpu, int day) throws IOException {
        return TestingBaselines.save(store, profile, branch, commit(commit), cpu, day * DAY);
    }
}
