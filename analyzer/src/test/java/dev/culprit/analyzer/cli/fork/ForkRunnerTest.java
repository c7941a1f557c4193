package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkRunnerTest {

    @TempDir
    Path temp;

    @Test
    void theAgentAndItsOptionsAreInTheEnvironment() throws Exception {
        Path log = temp.resolve("log");

        int exit = runner().run(fork(TestingCommands.shell("env | grep -E '^(CULPRIT|JAVA_TOOL)'"), log));

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(log))
                .contains(
                        "CULPRIT_INCLUDE=com.acme.**+org.foo.**",
                        "CULPRIT_FORK=4",
                        "CULPRIT_OUT=" + temp.resolve("a set, of profiles"))
                .anyMatch(line -> line.startsWith("JAVA_TOOL_OPTIONS=")
                        && line.endsWith("-javaagent:" + temp.resolve("culprit-agent.jar")));
    }

    @Test
    void theExitCodeIsTheCommands() throws Exception {
        assertThat(runner().run(fork(TestingCommands.shell("exit 42"), temp.resolve("log"))))
                .isEqualTo(42);
    }

    @Test
    void bothOutputsAreInTheLogAndTheInputIsEmpty() throws Exception {
        Path log = temp.resolve("log");

        runner().run(fork(TestingCommands.shell("echo out; echo err >&2; cat"), log));

        assertThat(Files.readAllLines(log)).containsExactly("out", "err");
    }

    @Test
    void aProgramThatIsMissingIsNamed() {
        assertThatThrownBy(() -> runner().run(fork(List.of("/no/such/program", "-x"), temp.resolve("log"))))
                .isInstanceOf(ForkFailure.class)
                .hasMessage("cannot start '/no/such/program' (No such file or directory); check its name and path");
    }

    private ForkRunner runner() {
        Recording recording =
                new Recording(temp.resolve("culprit-agent.jar"), Map.of("include", "com.acme.**+org.foo.**"), Map.of());
        return new ForkRunner(recording, new Children());
    }

    private Fork fork(List<String> command, Path log) {
        return new Fork("4", MeasuredCommand.of(command), new ProfileFolder(temp.resolve("a set, of profiles")), log);
    }
}
