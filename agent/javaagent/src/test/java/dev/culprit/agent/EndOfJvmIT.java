package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a JVM ends, what it did is not lost. */
final class EndOfJvmIT {

    private static final String LOOP = "static int leaf(int n) { while (n > 0) n--; return n; }\n";

    @TempDir
    private Path directory;

    @Test
    void systemExitKeepsTheExitCodeAndTheTimeOfOpenCalls() {
        Ended ended = new ForkedJvm(directory, "public class Main { " + LOOP + """
                    public static void main(String[] args) throws Exception { leaf(3); Thread.sleep(30); System.exit(7); }
                }
                """)
                .quick()
                .run("Main");

        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.tree("main")).isEqualTo("Main.main:0×1\n  Main.leaf:2×1\n  Thread.sleep:2×1\n");
        assertThat(ended.profile().manifest().completeness().complete()).isTrue();
        assertThat(ended.profile().callTrees().get(0).totalNanos()[0]).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void anUncaughtExceptionIsReportedAsWithoutTheAgent() {
        String source = "public class Main { " + LOOP + """
                    public static void main(String[] args) { leaf(3); throw new IllegalStateException("out"); }
                }
                """;
        Ended plain = new ForkedJvm(directory, source).quick().withoutAgent().run("Main");
        Ended ended = new ForkedJvm(directory, source).quick().run("Main");

        assertThat(ended.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(1);
        assertThat(ended.stderr()).isEqualTo(plain.stderr()).contains("IllegalStateException: out");
        assertThat(ended.tree("main")).isEqualTo("Main.main:0×1\n  Main.leaf:2×1\n");
    }

    @Test
    void aKilledJvmLeavesItsLastSnapshotAndTheMarker() throws Exception {
        ForkedJvm jvm = new ForkedJvm(directory, "public class Main { " + LOOP + """
                    public static void main(String[] args) throws Exception { leaf(3); while (true) { leaf(5); Thread.sleep(1); } }
                }
                """)
                .quick()
                .options("snapshot=100ms,fork=k");
        Process process = jvm.start("Main");
        try {
            // The first one may have been begun before the main method.
            Files.delete(await(process));
            await(process);
        } finally {
            // SIGKILL.
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        Ended ended = new Ended(process.exitValue(), jvm.read("stdout"), jvm.read("stderr"), directory.resolve("out"));

        Profile profile = ended.profile();
        assertThat(profile.manifest().completeness().complete()).isFalse();
        assertThat(ended.tree("main")).startsWith("Main.main:0×1\n  Main.leaf:2×");
        assertThat(ended.files()).anyMatch(name -> name.matches("k-" + process.pid() + "-\\w+\\.started"));
    }

    @Test
    void haltLeavesTheMarkerThatNamesTheJvm() throws IOException {
        Ended ended = new ForkedJvm(directory, "public class Main { " + LOOP + """
                    public static void main(String[] args) { leaf(3); Runtime.getRuntime().halt(3); }
                }
                """)
                .quick()
                .run("Main");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.files()).singleElement().asString().endsWith(".started");
        assertThat(Files.readString(ended.out().resolve(ended.files().get(0))))
                .contains("\"command\":\"Main\"", "\"fork\":null");
    }

    /** Waits for a snapshot, with pauses that leave the processors of a small machine to the JVM that is to write it. */
    private Path await(Process process) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        while (Instant.now().isBefore(end) && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
                Optional<Path> profile = files.filter(file -> file.toString().endsWith(".culprit"))
                        .findFirst();
                if (profile.isPresent()) {
                    return profile.get();
                }
            } catch (java.io.UncheckedIOException e) {
                // A file was renamed while the directory was listed.
                continue;
            }
        }
        throw new AssertionError("no snapshot was written");
    }
}
