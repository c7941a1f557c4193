package dev.culprit.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileFilesTest {

    private static final StartedMarker MARKER = new StartedMarker(42, 36, "f", "x");

    @TempDir
    private Path directory;

    @Test
    void theMarkerIsThereUntilTheEnd() throws IOException {
        ProfileFiles files = files("out/deep");
        files.begin(MARKER);
        assertThat(names("out/deep")).containsExactly("f-42-10.started");

        files.write(profile(List.of()), null);
        assertThat(names("out/deep")).containsExactly("f-42-10.culprit", "f-42-10.started");

        files.finish();
        assertThat(names("out/deep")).containsExactly("f-42-10.culprit");
        assertThat(ProfileReader.read(files.profile().toPath()).manifest().agentVersion())
                .isEqualTo("test");
    }

    @Test
    void aNamesakeInAnotherContainerOverwritesNothing() throws IOException {
        ProfileFiles running = files("out");
        running.begin(MARKER);
        ProfileFiles second = files("out");
        second.begin(MARKER);
        running.write(profile(List.of()), null);
        running.finish();
        ProfileFiles third = files("out");
        third.begin(MARKER);

        assertThat(names("out")).containsExactly("f-42-10-1.started", "f-42-10-2.started", "f-42-10.culprit");
    }

    @Test
    void aFailedWriteLeavesThePreviousProfile() throws IOException {
        ProfileFiles files = files("out");
        files.begin(MARKER);
        files.write(profile(List.of()), null);
        byte[] before = Files.readAllBytes(files.profile().toPath());
        Files.createDirectory(directory.resolve("out/f-42-10.culprit.tmp"));

        assertThatIOException().isThrownBy(() -> files.write(profile(List.of()), null));

        assertThat(files.profile().toPath()).hasBinaryContent(before);
    }

    @Test
    void samplesThatCannotBeReadCostThemselvesOnly() throws IOException {
        ProfileFiles files = files("out");
        files.begin(MARKER);

        files.write(profile(List.of()), out -> {
            out.write(1);
            throw new IOException("the file of samples became shorter");
        });

        Path written = files.profile().toPath();
        assertThat(ProfileReader.read(written).manifest().completeness().notes())
                .containsExactly(
                        "Samples are missing: they could not be written (the file of samples became shorter).");
        assertThat(ProfileReader.readSamples(written)).isNull();
        assertThat(names("out")).containsExactly("f-42-10.culprit", "f-42-10.started");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Files.createFile(directory.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> files("file/out").begin(MARKER))
                .withMessageContaining("cannot make the directory " + directory.resolve("file/out"))
                .withMessageContaining("option out");
    }

    @Test
    void withoutAForkTheNameBeginsWithJvm() {
        ProfileFiles files = new ProfileFiles(directory.toFile(), null, 1, 35);

        assertThat(files.profile()).hasName("jvm-1-z.culprit");
    }

    private ProfileFiles files(String out) {
        return new ProfileFiles(directory.resolve(out).toFile(), "f", 42, 36);
    }

    private List<String> names(String out) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(directory.resolve(out))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Profile profile(List<CallTree> trees) {
        return new Profile(
                new Manifest(
                        "test",
                        new ProcessInfo(42, 1, 2, 3, "x", "/", null),
                        "f",
                        null,
                        Map.of(),
                        Map.of(),
                        new InstrumentationPlan(List.of(), List.of(), "/", 0, 0, Map.of(), List.of()),
                        ProbeCost.UNKNOWN,
                        Map.of(),
                        new Completeness(true, 0, 0, 0, List.of())),
                List.of(),
                trees,
                List.of(),
                List.of());
    }
}
