package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be had is replaced by the next best, and the profile says by what and why. */
final class SamplerFallbackIT {

    private static final Path PARANOID = Path.of("/proc/sys/kernel/perf_event_paranoid");

    /** The same directories, from which nothing can be executed. */
    private static final String NO_EXEC =
            "set -e; for d in tmp out; do mount --bind $d $d; mount -o remount,bind,noexec $d; done; ";

    @TempDir
    private Path directory;

    private Path temporary;

    @BeforeEach
    void makeTemporaryDirectory() throws IOException {
        temporary = Files.createDirectory(directory.resolve("tmp"));
    }

    @Test
    void withoutPrivilegesTheKernelsSettingDecides() throws IOException {
        assumeThat(PARANOID).exists();
        Ended ended = ran(jvm().startedBy("setpriv", "--no-new-privs", "--bounding-set", "-all", "--inh-caps", "-all")
                .options("sampling=cpu"));

        RecordedSamples samples = RecordedSamples.of(ended);
        boolean permitted = Integer.parseInt(Files.readString(PARANOID).trim()) < 2;
        assertThat(samples.info().recorded("cpu").engine())
                .isEqualTo(samples.settings().get("engine"))
                .isIn(permitted ? List.of("perf_events", "ctimer") : List.of("ctimer"));
        if (!permitted) {
            assertThat(samples.info().notes())
                    .singleElement()
                    .asString()
                    .startsWith("Perf events are not permitted here");
        }
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(10);
        nothingIsLeft();
    }

    @Test
    void noLibraryForThisPlatform() throws IOException {
        Ended ended = ran(jvm().agent(AgentWithLibrary.without(directory)).options("sampling=cpu+alloc"));

        assertFlightRecorder(ended, "is not in the agent's jar");
    }

    @ParameterizedTest
    @EnumSource(AgentWithLibrary.Damage.class)
    void aDamagedLibraryIsNotLoaded(AgentWithLibrary.Damage damage) throws IOException {
        Ended ended =
                ran(jvm().agent(AgentWithLibrary.damaged(directory, damage)).options("sampling=cpu+alloc"));

        assertFlightRecorder(ended, "async-profiler cannot be used here: its library is damaged");
        nothingIsLeft();
    }

    @Test
    void noDirectoryFromWhichALibraryMayBeLoaded() throws IOException {
        assumeThat(canMount()).as("a system that lets us mount").isTrue();
        Files.createDirectory(directory.resolve("out"));

        Ended ended = ran(jvm().startedBy("unshare", "-m", "sh", "-c", NO_EXEC + "exec \"$@\"", "sh")
                .options("sampling=cpu+alloc"));

        assertFlightRecorder(ended, "UnsatisfiedLinkError: ", "failed to map segment");
        nothingIsLeft();
    }

    @Test
    void noTemporaryDirectory() {
        String missing = "-Djava.io.tmpdir=" + directory.resolve("missing");
        // Some JVMs warn of it by themselves.
        Ended plain = new ForkedJvm(directory, SamplingIT.SOURCE)
                .quick()
                .withoutAgent()
                .jvm(missing)
                .run("Main");
        Ended ended = new ForkedJvm(directory, SamplingIT.SOURCE)
                .quick()
                .jvm(missing)
                .options("sampling=cpu")
                .run("Main");

        assertThat(ended.stdout()).isEqualTo(plain.stdout());
        assertThat(ended.stderr()).isEqualTo(plain.stderr());
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.info().sampler()).startsWith("async-profiler");
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(ended.files()).singleElement().asString().endsWith(".culprit");
    }

    @Test
    void withoutTheModuleOfTheFlightRecorderThereAreNoSamples() {
        Ended ended = ran(jvm().jvm("--limit-modules", "java.base,java.instrument,java.management,jdk.management")
                .options("sampling=cpu,sampler=jfr"));

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.events()).isEmpty();
        assertThat(samples.info().sampler()).isEmpty();
        assertThat(samples.profile().manifest().completeness().complete()).isTrue();
        assertThat(samples.profile().manifest().completeness().notes())
                .contains("Samples of cpu were asked for and not taken:"
                        + " The JDK's Flight Recorder is not in this JVM (module jdk.jfr).");
        assertThat(ended.tree("main")).contains("Main.main:0×1\n");
    }

    private static boolean canMount() {
        try {
            Process process = new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt").start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFlightRecorder(Ended ended, String... reason) {
        RecordedSamples samples = RecordedSamples.of(ended);
        SamplingInfo info = samples.info();
        assertThat(info.sampler()).isEqualTo("jfr");
        assertThat(info.notes()).singleElement().asString().contains(reason);
        assertThat(info.recorded("cpu").engine()).isIn("jdk.ExecutionSample", "jdk.CPUTimeSample");
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(samples.with("alloc", "Main.make")).isNotEmpty();
    }

    private ForkedJvm jvm() {
        return new ForkedJvm(directory, SamplingIT.SOURCE).quick().jvm("-Djava.io.tmpdir=" + temporary);
    }

    private static Ended ran(ForkedJvm jvm) {
        Ended ended = jvm.run("Main");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr()).isEmpty();
        return ended;
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.toString().contains("culprit"))).isEmpty();
        }
    }
}
