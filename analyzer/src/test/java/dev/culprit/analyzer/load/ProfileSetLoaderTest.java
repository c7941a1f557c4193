package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileWriter;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileSetLoaderTest {

    @TempDir
    Path directory;

    @Test
    void aDirectoryIsSearchedToTheBottom() throws IOException {
        write("1-10-x.culprit", "1");
        write("module/2-11-x.culprit", "2");
        Files.writeString(directory.resolve("notes.txt"), "not ours");
        Files.writeString(directory.resolve("3-12-x.culprit.tmp"), "half");

        LoadedSet set = load(directory);

        assertThat(set.label()).isEqualTo("side");
        assertThat(set.forks()).extracting(Fork::name).containsExactly("1", "2");
        assertThat(set.summary().warnings()).isEmpty();
    }

    @Test
    void severalPathsMakeOneSetAndAFileCountsOnce() throws IOException {
        Path one = write("a/1.culprit", "1");
        write("b/2.culprit", "2");

        LoadedSet set = load(directory.resolve("a"), one, directory.resolve("b"));

        assertThat(set.summary().profiles()).isEqualTo(2);
    }

    @Test
    void whatAllSamplersLookedForInTheSameWayIsKnown() throws IOException {
        writeSampled("1.culprit", event("lock", 100_000, null), event("cpu", 5_000_000, null));
        writeSampled("2.culprit", event("lock", 100_000, null), event("cpu", 1_000_000, null));
        writeSampled("3.culprit", event("lock", 100_000, null), event("wall", 5, "It may not be sampled here."));

        assertThat(load(directory).lookedFor()).containsExactly(Map.entry("lock", "engine 100000"));
        write("4.culprit", "4");
        assertThat(load(directory).lookedFor()).isEmpty();
        assertThat(load(directory.resolve("3.culprit")).lookedFor()).containsOnlyKeys("lock");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "sampler, 0.5"})
    void aSamplerThatDiedHasNotLooked(String sampler, double until) throws IOException {
        writeSampled("1.culprit", "sampler", 1, event("lock", 100_000, null));
        writeSampled("2.culprit", sampler, until, event("lock", 100_000, null));

        assertThat(load(directory).lookedFor()).isEmpty();
    }

    private static SamplingInfo.Event event(String name, long interval, @Nullable String problem) {
        return new SamplingInfo.Event(name, "engine", SamplingInfo.Unit.NANOSECONDS, interval, problem);
    }

    private void writeSampled(String name, SamplingInfo.Event... events) throws IOException {
        writeSampled(name, "sampler", 1, events);
    }

    /** @param until the part of its time in which it was sampled */
    private void writeSampled(String name, String sampler, double until, SamplingInfo.Event... events)
            throws IOException {
        Profile plain = jvm().thread("main", call("a.Main.main").self(1_000_000))
                .fork(name)
                .build();
        long end = (long) (until * plain.manifest().process().elapsedNanos());
        SamplingInfo sampling = new SamplingInfo(sampler, 1, 0, end, List.of(events), Map.of(), List.of());
        Profile sampled = new Profile(
                plain.manifest(),
                plain.methods(),
                plain.callTrees(),
                plain.latencies(),
                plain.edges(),
                plain.tests(),
                plain.timeline(),
                plain.telemetry(),
                sampling);
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            ProfileWriter.write(sampled, out);
        }
    }

    @Test
    void progressCountsFiles() throws IOException {
        write("1.culprit", "1");
        write("2.culprit", "2");
        List<String> told = new ArrayList<>();

        ProfileSetLoader.load("side", List.of(directory), (done, files) -> told.add(done + "/" + files));

        assertThat(told).containsExactly("1/2", "2/2");
    }

    @Test
    void aMissingPathIsNamed() {
        assertRefused("nowhere.culprit", "nowhere.culprit does not exist");
    }

    @Test
    void aDirectoryWithoutProfilesSaysHowToMakeSome() {
        assertRefused("", "holds no profile", "culprit run -o");
    }

    @Test
    void aDirectoryWithMarkersOnlySaysThatTheJvmLeftNothing() throws IOException {
        marker("1-77-x.started");

        assertRefused("", "holds no profile", "process 77 (a.Main --all)");
    }

    @Test
    void aFileThatIsNoProfileIsRefusedWhenItWasNamed() throws IOException {
        write("good.culprit", "1");
        Files.writeString(directory.resolve("bad.culprit"), "hello, I am text");

        assertThatThrownBy(() -> load(directory.resolve("good.culprit"), directory.resolve("bad.culprit")))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("bad.culprit cannot be read: ");
    }

    @Test
    void aDamagedFileInADirectoryIsLeftOutWithAWarning() throws IOException {
        write("good.culprit", "1");
        Path damaged = write("damaged.culprit", "2");
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(directory.resolve("empty.culprit"), "");

        LoadedSet set = load(directory);

        assertThat(set.forks()).hasSize(1);
        assertThat(set.summary().warnings())
                .hasSize(2)
                .anyMatch(
                        warning -> warning.contains("damaged.culprit cannot be read") && warning.endsWith("left out."))
                .anyMatch(warning -> warning.contains("empty.culprit cannot be read"));
    }

    @Test
    void aDirectoryInWhichNothingCanBeReadIsRefusedWithTheFirstReason() throws IOException {
        Files.writeString(directory.resolve("a.culprit"), "");
        Files.writeString(directory.resolve("b.culprit"), "");

        assertRefused("", "a.culprit cannot be read", "none of the other 1 can");
    }

    @Test
    void aJvmThatLeftNoProfileIsAWarning() throws IOException {
        write("1-10-x.culprit", "1");
        marker("1-10-x.started");
        marker("1-77-x.started");
        Files.writeString(directory.resolve("1-78-x.started"), "{\"pid\"");

        assertThat(load(directory).summary().warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("process 77 (a.Main --all)"))
                .anyMatch(warning -> warning.contains("1-78-x"));
    }

    private void assertRefused(String path, String... parts) {
        assertThatThrownBy(() -> load(directory.resolve(path)))
                .isInstanceOf(LoadException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private LoadedSet load(Path... paths) throws LoadException {
        return ProfileSetLoader.load("side", List.of(paths), LoadProgress.SILENT);
    }

    private void marker(String name) throws IOException {
        Files.writeString(directory.resolve(name), "{\"pid\": 77, \"command\": \"a.Main --all\", \"fork\": \"1\"}");
    }

    private Path write(String name, String fork) throws IOException {
        Profile profile = jvm().fork(fork)
                .thread("main", call("a.A.run").times(2).self(500))
                .build();
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(profile, out);
        }
        return file;
    }
}
