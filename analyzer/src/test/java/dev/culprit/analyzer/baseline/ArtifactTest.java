package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static dev.culprit.analyzer.baseline.TestingBaselines.commit;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of baselines that CI uploads as an artifact and another job downloads: a zip of its files, and of nothing else. */
class ArtifactTest {

    @TempDir
    Path temp;

    private Path directory;
    private Path profile;
    private BaselineStore store;

    @BeforeEach
    void prepare() throws IOException {
        profile = TestingBaselines.write(
                temp.resolve("set/1.culprit"),
                jvm().thread("main", call("a.Main.main").self(1_000)));
        directory = temp.resolve("store");
        store = BaselineStore.in(directory);
        for (char letter : new char[] {'a', 'b', 'c'}) {
            save(store, letter);
        }
    }

    @Test
    void whatWasUploadedIsTheSameStoreWhereItIsDownloaded() throws IOException {
        Path downloaded = unzip(zip(directory), temp.resolve("downloaded"));
        BaselineStore other = BaselineStore.in(downloaded);

        assertThat(other.refresh(9 * DAY)).isEqualTo(store.list());
        save(other, 'd');
        other.prune(new Retention(2, null), 9 * DAY);
        assertThat(other.list().entries()).hasSize(2);
        assertThat(other.list().skipped()).isEmpty();
    }

    @Test
    void ofAnInterruptedDownloadNothingIsUsedThatIsNotWhole() throws IOException {
        byte[] zip = zip(directory);
        List<Entry> all = store.list().entries();
        boolean something = false;
        for (int tenth = 1; tenth < 10; tenth++) {
            byte[] part = Arrays.copyOf(zip, zip.length * tenth / 10);
            BaselineStore half = BaselineStore.in(unzip(part, temp.resolve("half" + tenth)));

            Listing listing = half.refresh(9 * DAY);

            assertThat(all)
                    .containsAll(listing.entries())
                    .hasSizeGreaterThan(listing.entries().size() - 1);
            for (Entry entry : listing.entries()) {
                assertThat(half.profiles(entry).get(0)).hasSameBinaryContentAs(profile);
            }
            something |= !listing.entries().isEmpty() && !listing.skipped().isEmpty();
        }
        assertThat(something).as("whole ones are used beside one that is named").isTrue();
    }

    @Test
    void anArtifactThatIsEmptyOrGoneIsNoStore() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));

        for (Path none : List.of(empty, temp.resolve("gone"))) {
            assertThat(BaselineStore.in(none).exists()).isFalse();
            assertThat(BaselineStore.in(none).list().entries()).isEmpty();
        }
    }

    @Test
    void artifactsOfSeveralJobsAreOneStoreWhenTheyAreUnpackedTogether() throws IOException {
        BaselineStore ofAnother = BaselineStore.in(temp.resolve("another"));
        Entry shard = save(ofAnother, 'c');

        unzip(zip(temp.resolve("another")), directory);

        assertThat(store.refresh(9 * DAY).entries()).hasSize(4).contains(shard);
    }

    /** What uploads leave out or refuse: names that begin with a dot, and some characters. */
    @Test
    void noFileHasANameThatAnUploadLeavesOut() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(path -> !path.equals(directory)))
                    .extracting(path -> String.valueOf(path.getFileName()))
                    .allMatch(name -> name.matches("[0-9A-Za-z_][0-9A-Za-z_.+-]*"));
        }
    }

    private Entry save(BaselineStore to, char letter) throws IOException {
        return TestingBaselines.save(to, profile, "main", commit(letter), "cpu", (letter - 'a' + 1) * DAY);
    }

    private static byte[] zip(Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry =
                        new ZipEntry(directory.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    /** As far as the zip goes. */
    private static Path unzip(byte[] bytes, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    zip.transferTo(out);
                }
            }
        } catch (EOFException e) {
            return directory;
        }
        return directory;
    }
}
