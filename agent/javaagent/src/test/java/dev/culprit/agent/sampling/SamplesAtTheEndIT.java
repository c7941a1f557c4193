package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM ends, the samples so far are there, and no file of the sampler is. */
final class SamplesAtTheEndIT {

    private static final String FOREVER = """
            public class Main {
                static volatile long x;
                static void burn() { for (int i = 0; i < 100_000; i++) x += i * 7; }
                public static void main(String[] args) throws Exception { while (true) { burn(); Thread.sleep(1); } }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "jfr"})
    void aKilledJvmLeavesTheSamplesOfItsLastSnapshot(String sampler) throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        ForkedJvm jvm = new ForkedJvm(directory, FOREVER)
                .quick()
                .jvm("-Djava.io.tmpdir=" + temporary)
                .options("snapshot=100ms,sampling=cpu,sampler=" + sampler);
        Process process = jvm.start("Main");
        try {
            awaitSamples(process);
        } finally {
            // SIGKILL.
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        Ended ended = new Ended(process.exitValue(), jvm.read("stdout"), jvm.read("stderr"), directory.resolve("out"));

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.profile().manifest().completeness().complete()).isFalse();
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(samples.info().cost()).containsKey("dumps");
        assertThat(ended.stdout()).isEmpty();
        try (Stream<Path> left = Files.list(temporary)) {
            // The Flight Recorder's destination is its own business until the end.
            assertThat(left.filter(path -> sampler.equals("auto"))
                            .map(path -> path.getFileName().toString())
                            .filter(name -> name.contains("culprit")))
                    .isEmpty();
        }
    }

    /** An error in native code, as a sampler's own would be, ends the JVM at once: no agent can prevent that. */
    @Test
    void aCrashOfTheJvmLeavesTheSamplesOfItsLastSnapshot() throws Exception {
        ForkedJvm jvm = new ForkedJvm(directory, """
                public class Main {
                    static volatile long x;
                    static void burn() { for (int i = 0; i < 100_000; i++) x += i * 7; }
                    public static void main(String[] args) throws Exception {
                        while (!new java.io.File("crash").exists()) { burn(); Thread.sleep(1); }
                        java.lang.reflect.Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                        field.setAccessible(true);
                        Object unsafe = field.get(null);
                        unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 0L);
                    }
                }
                """)
                .jvm("-XX:-CreateCoredumpOnCrash")
                // The first one after half of that, when there is something to sample.
                .options("snapshot=2s,sampling=cpu");
        Process process = jvm.start("Main");
        try {
            awaitSamples(process);
            Files.createFile(directory.resolve("crash"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        Ended ended = new Ended(process.exitValue(), jvm.read("stdout"), jvm.read("stderr"), directory.resolve("out"));

        assertThat(ended.stdout()).contains("A fatal error has been detected", "SIGSEGV");
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.profile().manifest().completeness().complete()).isFalse();
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(samples.info().notes()).isEmpty();
        assertThat(ended.tree("main")).contains("Main.burn:");
        assertThat(ended.files()).hasSize(2).anyMatch(name -> name.endsWith(".started"));
    }

    @Test
    void severalChunksAreOneFile() {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static volatile long x;
                    static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();
                    static void burn(long millis) {
                        long end = CPU.getCurrentThreadCpuTime() + millis * 1_000_000;
                        while (CPU.getCurrentThreadCpuTime() < end) for (int i = 0; i < 10_000; i++) x += i * 7;
                    }
                    static void first() { burn(300); }
                    static void last() { burn(300); }
                    public static void main(String[] args) throws Exception {
                        java.io.File out = new java.io.File("out");
                        do first(); while (java.util.stream.Stream.of(out.list()).noneMatch(name -> name.endsWith(".culprit")));
                        last();
                    }
                }
                """)
                .quick()
                .options("snapshot=500ms,sampling=cpu")
                .run("Main");

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.info().cost().get("dumps")).isPositive();
        assertThat(samples.with("cpu", "Main.first")).hasSizeGreaterThan(20);
        assertThat(samples.with("cpu", "Main.last")).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "jfr"})
    void systemExitFromAnotherThread(String sampler) {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static volatile long x;
                    static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();
                    static void burn(long millis) {
                        long end = CPU.getCurrentThreadCpuTime() + millis * 1_000_000;
                        while (CPU.getCurrentThreadCpuTime() < end) for (int i = 0; i < 10_000; i++) x += i * 7;
                    }
                    public static void main(String[] args) {
                        new Thread(() -> { burn(300); System.exit(7); }, "worker").start();
                        while (true) burn(1);
                    }
                }
                """)
                .quick()
                .options("sampling=cpu,sampler=" + sampler)
                .run("Main");

        assertThat(ended.exitCode()).isEqualTo(7);
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.threads("cpu")).contains("worker", "main");
        assertThat(samples.info().notes()).isEmpty();
    }

    private void awaitSamples(Process process) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        while (Instant.now().isBefore(end) && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (hasSamples()) {
                return;
            }
        }
        throw new AssertionError("no samples were written");
    }

    private boolean hasSamples() throws IOException {
        Path out = directory.resolve("out");
        if (!Files.isDirectory(out)) {
            return false;
        }
        try (Stream<Path> files = Files.list(out)) {
            Optional<Path> file =
                    files.filter(each -> each.toString().endsWith(".culprit")).findFirst();
            if (file.isEmpty()) {
                return false;
            }
            Profile profile = ProfileReader.read(file.get());
            Ended so = new Ended(0, "", "", out);
            return profile.sampling() != null
                    && !RecordedSamples.of(so, profile).with("cpu", "Main.burn").isEmpty();
        }
    }
}
