package dev.culprit.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM without a test framework notices nothing. */
final class NoTestsIT {

    @TempDir
    private Path directory;

    @Test
    void nothingIsLoadedAndNothingWritten() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Ended ended = new ForkedJvm(
                        directory,
                        "public class Main { public static void main(String[] args) { System.out.println(args.length); } }")
                .quick()
                .jvm("-verbose:class", "-Djava.io.tmpdir=" + temporary)
                .run("Main");

        assertThat(ended.stdout())
                .contains("dev.culprit.agent.AgentStarter ")
                .doesNotContain("org.junit", "junit.framework", "org.testng")
                .doesNotContain(
                        "FrameworkObject", "PlatformTest", "TestNgTest", "JvmCounters", "RunningTest", "TestFrames");
        assertThat(temporary).isEmptyDirectory();
        assertThat(ended.profile().tests()).isEqualTo(TestRuns.NONE);
        assertThat(ended.profile().manifest().environment())
                .containsEntry(EnvironmentFacts.PROCESS_ROLE, "application");
    }
}
