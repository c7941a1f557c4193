package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own async-profiler and Flight Recorder go on as without us. */
final class OtherProfilersIT {

    private static final String SOURCE = """
            import one.profiler.AsyncProfiler;
            public class Main {
                static volatile long x;
                static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();
                static void burn(long millis) {
                    long end = CPU.getCurrentThreadCpuTime() + millis * 1_000_000;
                    while (CPU.getCurrentThreadCpuTime() < end) for (int i = 0; i < 10_000; i++) x += i * 7;
                }
                static void burnBefore() { burn(200); }
                static void burnAfter() { burn(300); }
                public static void main(String[] args) throws Exception {
                    burnBefore();
                    AsyncProfiler profiler = AsyncProfiler.getInstance();
                    profiler.execute("start,jfr,event=ctimer,interval=5ms,loglevel=none,file=user.jfr");
                    burnAfter();
                    System.out.println(profiler.execute("status").contains("is running"));
                    profiler.execute("stop,loglevel=none");
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void oursEndsWhenTheApplicationStartsItsOwn() throws Exception {
        Ended ended = new ForkedJvm(directory, List.of(asyncProfiler()), SOURCE)
                .quick()
                .options("sampling=cpu,sampler=ctimer")
                .run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("true\n");
        assertThat(usersSamples("Main.burnAfter")).hasSizeGreaterThan(20);
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.info().sampler()).startsWith("async-profiler");
        assertThat(samples.with("cpu", "Main.burnBefore")).hasSizeGreaterThan(10);
        assertThat(samples.with("cpu", "Main.burnAfter")).isEmpty();
        assertThat(samples.info().notes())
                .singleElement()
                .asString()
                .startsWith(
                        "Another async-profiler came up in this JVM: ours ended then, and there are no samples after ");
    }

    @Test
    void oursDoesNotStartBesideOneFromTheCommandLine() throws Exception {
        Path library = directory.resolve("libasyncProfiler.so");
        String platform = NativeLibrary.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream in = AsyncProfiler.class.getResourceAsStream("/" + platform + "/libasyncProfiler.so")) {
            Files.copy(in, library);
        }
        Ended ended = new ForkedJvm(directory, SamplingIT.SOURCE)
                .quick()
                .jvmFirst(
                        "-agentpath:" + library + "=start,event=ctimer,interval=5ms,loglevel=none,quiet,file=user.jfr")
                .options("sampling=cpu")
                .run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(usersSamples("Main.burn")).hasSizeGreaterThan(20);
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.info().sampler()).isEqualTo("jfr");
        assertThat(samples.info().recorded("cpu").engine()).isEqualTo("jdk.ExecutionSample");
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(samples.info().notes())
                .containsExactly("Another async-profiler is active in this JVM, and two would disturb each other.");
    }

    @Test
    void theUsersFlightRecorderWritesItsOwnFile() throws Exception {
        for (String sampler : List.of("auto", "jfr")) {
            Path home = Files.createDirectory(directory.resolve(sampler));
            Ended ended = new ForkedJvm(home, SamplingIT.SOURCE)
                    .quick()
                    .jvm("-XX:StartFlightRecording=filename=user.jfr", "-Xlog:jfr+startup=off")
                    .options("sampling=cpu,sampler=" + sampler)
                    .run("Main");

            assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
            assertThat(samples(home.resolve("user.jfr"), "Main.burn")).isNotEmpty();
            assertThat(RecordedSamples.of(ended).with("cpu", "Main.burn")).hasSizeGreaterThan(5);
        }
    }

    @Test
    void coverageIsMeasuredBesideSamples() throws Exception {
        Path jacoco = TestLibraries.jars("org.jacoco.agent-0.8.14-runtime").get(0);
        Ended ended = new ForkedJvm(directory, SamplingIT.SOURCE)
                .quick()
                .jvm("-javaagent:" + jacoco + "=destfile=jacoco.exec,includes=Main*")
                .options("sampling=cpu+wall+alloc+lock")
                .run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr()).isEmpty();
        assertThat(new String(Files.readAllBytes(directory.resolve("jacoco.exec")), StandardCharsets.ISO_8859_1))
                .contains("Main");
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(20);
        assertThat(samples.with("alloc", "Main.make")).isNotEmpty();
    }

    private List<RecordedEvent> usersSamples(String method) throws IOException {
        return samples(directory.resolve("user.jfr"), method);
    }

    private static List<RecordedEvent> samples(Path file, String method) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().endsWith("Sample"))
                .filter(event -> RecordedSamples.frames(event).contains(method))
                .toList();
    }

    private static Path asyncProfiler() throws URISyntaxException {
        return Path.of(AsyncProfiler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
