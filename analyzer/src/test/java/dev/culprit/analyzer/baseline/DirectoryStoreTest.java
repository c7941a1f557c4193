package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryStoreTest extends StoreContract {

    @Override
    String location() {
        return temp.resolve("store").toString();
    }

    @Override
    byte[] read(String name, String file) throws IOException {
        return Files.readAllBytes(path(name).resolve(file));
    }

    @Override
    void write(String name, String file, byte @Nullable [] content) throws IOException {
        if (content == null) {
            Files.delete(path(name).resolve(file));
        } else {
            Files.write(path(name).resolve(file), content);
        }
    }

    @Override
    void rename(String name, String other) throws IOException {
        Files.move(path(name), path(other));
    }

    @Override
    int saves() {
        return 25;
    }

    private Path path(String name) {
        return temp.resolve("store/entries").resolve(name);
    }

    @Test
    void aFileIsNoStore() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> BaselineStore.in(file).list())
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining(file + " is a file");
    }

    @Test
    void aFileInThePlaceOfAnEntryIsNamed() throws IOException {
        Entry entry = save("main", 'a', "cpu", 1);
        Files.move(path(entry.id()), temp.resolve("moved"));
        Files.writeString(path(entry.id()), "");

        assertThat(store.list().skipped())
                .singleElement()
                .extracting(Listing.Skipped::inWords)
                .asString()
                .contains("no directory");
    }

    @Test
    void aProfileOfAnotherSizeIsSeenWithoutReadingIt() throws IOException {
        Entry entry = save("main", 'a', "cpu", 1);
        Files.write(store.profiles(entry).get(0), new byte[9]);

        assertThat(store.list().entries()).isEmpty();
        assertThat(store.list().skipped()).hasSize(1);
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
    void nothingIsLeftOfWhatWasWrittenOrRemoved() throws IOException {
        save("main", 'a', "cpu", 1);
        save("main", 'b', "cpu", 2);
        store.prune(new Retention(1, null), 3 * DAY);

        assertThat(temp.resolve("store/incoming")).isEmptyDirectory();
    }

    @Test
    void whatAKilledWriterLeavesIsNoEntryAndIsClearedAwayAfterADay() throws IOException {
        save("main", 'a', "cpu", 1);
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
}
