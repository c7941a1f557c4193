package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.cli.fork.TestingCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private final Path temp;
    private final TestingInvocation culprit;
    private final Path set;
    private final Path journal;

    RunCommandTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
        set = temp.resolve("new/set");
        journal = temp.resolve("journal");
    }

    @Test
    void everyForkWritesToTheSet() throws IOException {
        culprit.run("run", "-o", set, "--forks", "3", "--", "sh", "-c", TestingCommands.recording("X", journal));

        assertThat(culprit.exit()).isZero();
        assertThat(Files.readAllLines(journal)).containsExactly("X:1", "X:2", "X:3");
        assertThat(culprit.err()).contains("3 profiles of 3 forks in " + set);
        assertThat(culprit.out()).isEmpty();
    }

    @Test
    void aSecondRunAddsForksToTheSet() throws IOException {
        String command = TestingCommands.recording("X", journal);
        culprit.run("run", "-o", set, "--", "sh", "-c", command);
        culprit.run("run", "-o", set, "--", "sh", "-c", command);

        assertThat(Files.readAllLines(journal)).containsExactly("X:1", "X:2");
        assertThat(culprit.err()).contains("already holds 1 profile; adding fork 2");
    }

    @Test
    void theCommandsOwnExitCodePassesThroughAndItsProfilesStay() {
        culprit.run("run", "-q", "-o", set, "--", "sh", "-c", TestingCommands.recording("X", journal) + "; exit 9");

        assertThat(culprit.exit()).isEqualTo(9);
        assertThat(set).isDirectoryContaining("glob:**/1-*.culprit");
        assertThat(culprit.err()).isEmpty();
    }

    @Test
    void whatLooksLikeAnOptionBelongsToTheCommand() {
        culprit.run("run", "-q", "-o", set, "sh", "-c", "exit $1", "--", "5", "--no-such-option", "@file");

        assertThat(culprit.exit()).isEqualTo(5);
    }

    @Test
    void aCommandThatCannotBeStartedIsNamed() {
        culprit.run("run", "-o", set, "--", "no-such-program", "test");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).contains("no-such-program");
    }

    @Test
    void aCommandWithoutAJvmIsNoticed() {
        culprit.run("run", "-o", set, "--", "true");

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.err()).contains("fork 1 of true wrote no profile");
    }

    @Test
    void aSetThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        culprit.run("run", "-o", file.resolve("set"), "--", "sh", "-c", "echo > " + journal);

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).contains(file.resolve("set").toString());
        assertThat(journal).doesNotExist();
    }
}
