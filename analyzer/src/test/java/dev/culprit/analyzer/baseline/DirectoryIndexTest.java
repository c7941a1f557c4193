package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of so many entries that their manifests are noted in an index. */
class DirectoryIndexTest {

    private static final int MANY = 9;

    @TempDir
    Path temp;

    private Path index;
    private Path profile;
    private BaselineStore store;

    @BeforeEach
    void prepare() throws IOException {
        profile = TestingBaselines.write(
                temp.resolve("1.culprit"),
                jvm().thread("main", call("a.Main.main").self(1_000)));
        index = temp.resolve("store/index");
        store = open();
        for (int i = 0; i < MANY; i++) {
            TestingBaselines.save(store, profile, "main", String.format("%040x", i), "cpu", i * DAY);
        }
    }

    @Test
    void aListIsTheSameWithAnIndexAndWithout() throws IOException {
        Listing without = store.list();
        assertThat(index).as("what is new may still change").doesNotExist();
        settle();
        Listing before = store.list();
        byte[] noted = Files.readAllBytes(index);

        Listing with = store.list();

        assertThat(noted).hasSizeGreaterThan(MANY * 100);
        assertThat(with).isEqualTo(before).isEqualTo(without);
        assertThat(with.entries()).hasSize(MANY);
        assertThat(index).as("not written again").hasBinaryContent(noted);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anIndexThatIsMissingDamagedOrOldIsMadeAnew() throws IOException {
        settle();
        Listing whole = store.list();
        byte[] noted = Files.readAllBytes(index);
        byte[] changed = noted.clone();
        changed[noted.length / 2] ^= 1;
        for (byte[] bad : List.of(new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(noted, 900), changed)) {
            Files.write(index, bad);
            assertThat(store.list()).isEqualTo(whole);
            assertThat(index).hasBinaryContent(noted);
        }
        store.prune(new Retention(MANY - 1, null), MANY * DAY);
        assertThat(store.list().entries()).hasSize(MANY - 1).isSubsetOf(whole.entries());
    }

    @Test
    void whatHasChangedSinceIsReadAgain() throws IOException {
        settle();
        Entry entry = store.list().entries().get(7);
        Path manifest = manifest(entry);
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"main\"", "\"nain\""));
        Files.setLastModifiedTime(manifest, FileTime.fromMillis(2 * DAY));

        assertThat(store.list().entries()).doesNotContain(entry).hasSize(MANY - 1);
        assertThat(store.list().skipped()).extracting(Listing.Skipped::name).containsExactly(entry.id());
        Files.delete(manifest);
        assertThat(store.list().skipped().get(0).why()).contains("it has no entry.json");
    }

    @Test
    void whatLooksUnchangedAndIsNotIsListedButNeverUsedOrRemoved() throws IOException {
        settle();
        Entry entry = store.list().entries().get(MANY - 1);
        String text = Files.readString(manifest(entry));
        Files.writeString(manifest(entry), text.replace("\"main\"", "\"nain\""));
        Files.setLastModifiedTime(manifest(entry), FileTime.fromMillis(DAY));

        assertThat(store.list().entries()).contains(entry);
        assertThatThrownBy(() -> store.verify(entry)).isInstanceOf(BaselineException.class);
        assertThatThrownBy(() -> store.profiles(entry)).isInstanceOf(BaselineException.class);
        assertThat(store.prune(new Retention(MANY - 1, null), MANY * DAY)).isEmpty();
        assertThat(manifest(entry)).exists();
        assertThat(store.refresh(MANY * DAY).skipped()).hasSize(1);
    }

    @Test
    void aMissingProfileIsSeenWhateverTheIndexSays() throws IOException {
        settle();
        Entry entry = store.list().entries().get(3);
        Files.delete(store.profiles(entry).get(0));

        assertThat(store.list().skipped()).extracting(Listing.Skipped::name).containsExactly(entry.id());
    }

    @Test
    void severalThatListAtOnceSeeTheSame() throws Exception {
        settle();
        Listing whole = store.list();
        List<Boolean> same = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> {
                    try {
                        Files.deleteIfExists(index);
                        return open().list().equals(whole);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();

        assertThat(same).containsOnly(true);
        assertThat(leftovers()).isEmpty();
    }

    private BaselineStore open() {
        return new BaselineStore(new DirectoryShelf(temp.resolve("store"), MANY - 2));
    }

    /** As if all had been saved long ago. */
    private void settle() throws IOException {
        try (Stream<Path> all = Files.list(temp.resolve("store/entries"))) {
            for (Path entry : all.toList()) {
                Files.setLastModifiedTime(entry.resolve("entry.json"), FileTime.fromMillis(DAY));
            }
        }
    }

    private Path manifest(Entry entry) {
        return temp.resolve("store/entries").resolve(entry.id()).resolve("entry.json");
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.list(temp.resolve("store"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("index-"))
                    .toList();
        }
    }
}
