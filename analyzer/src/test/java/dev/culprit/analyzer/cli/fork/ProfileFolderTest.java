package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

    @TempDir
    Path temp;

    @Test
    void aMissingFolderHoldsNothing() {
        ProfileFolder folder = new ProfileFolder(temp.resolve("missing"));

        assertThat(folder.profiles()).isZero();
        assertThat(folder.lastFork()).isZero();
    }

    @Test
    void forksAreToldApartByTheWholeName() throws IOException {
        files("1-100-a.culprit", "1-101-b.culprit", "11-102-c.culprit", "jvm-103-d.culprit", "12-104-e.started");
        ProfileFolder folder = new ProfileFolder(temp);

        assertThat(folder.profiles()).isEqualTo(4);
        assertThat(folder.profilesOf("1")).isEqualTo(2);
        assertThat(folder.lastFork()).isEqualTo(12);
        assertThat(folder.diedSilently("12")).isTrue();
        assertThat(folder.diedSilently("11")).isFalse();
    }

    @Test
    void discardingAForkLeavesTheOthers() throws IOException {
        files("1-100-a.culprit", "2-100-a.culprit.tmp", "2-100-a.started", "21-1-a.culprit");

        new ProfileFolder(temp).discard("2");

        assertThat(temp).isDirectoryNotContaining("glob:**/2-*").isDirectoryContaining("glob:**/21-*");
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(temp.resolve(name), "");
        }
    }
}
