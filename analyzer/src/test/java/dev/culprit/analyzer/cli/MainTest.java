package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final Path temp;
    private final TestingInvocation culprit;

    MainTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        culprit.run();

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.out()).contains("Usage: culprit", "demo", "Exit codes");
        assertThat(culprit.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "diff", "compare", "report", "audit", "agent", "doctor"})
    void everyCommandHasHelp(String command) {
        culprit.run(command, "--help");

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.out()).startsWith("Usage: culprit " + command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff a b --no-such-option | --no-such-option",
                "diff only-one | CANDIDATE",
                "diff a b c | c",
                "frobnicate | frobnicate",
                "run -- true | --out",
                "run -o x | COMMAND",
                "run -o x --forks 0 -- true | --forks",
                "run -o x --forks many -- true | many",
                "compare --baseline-command true | --candidate-command",
                "compare --baseline-command x --candidate-command y --max-time soon | soon",
                "compare no-such-commit -- mvn test | no-such-commit",
                "compare HEAD mvn test | after '--'",
                "compare HEAD | COMMAND",
                "compare -- mvn test | BASE_REF",
                "compare a b c -- true | a b c",
                "compare HEAD --baseline-command x -- true | not both",
                "compare --baseline-command x --candidate-command y --build z | --build",
                "compare --baseline-command x --candidate-command y --claim nice | --claim",
                "compare --baseline-command x --candidate-command y --forks 0 | --forks",
                "diff a b --warn lots | lots",
                "diff a b --warn 30% --fail 10% | --warn",
                "diff a b --confidence 1.5 | --confidence",
                "run -o x -A nonsense -- true | nonsense",
                "run -o x -A out=y -- true | out",
                "run -o x -A plan=y -- true | --plan",
                "run -o x --plan no-such-set -- true | no-such-set",
                "report | SET",
                "audit | CLASSES",
                "audit no-such.jar | no-such.jar",
                "audit . --telemetry 1x | 1x",
                "audit . --include 1-x | 1-x",
                "audit . --budget -1 | --budget",
                "diff a b --budget telemetry-per-test:p95<=1us | telemetry-per-test:p95",
                "compare --baseline-command x --candidate-command y --budget fast | fast",
                "compare --matrix n=1,2 --budget telemetry<=1% -- echo {n} | --budget",
            })
    void badUsageIsOneLineThatNamesTheInput(String arguments, String named) {
        culprit.run((Object[]) arguments.split(" "));

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.out()).isEmpty();
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).startsWith("culprit: ").contains(named);
    }

    @Test
    void outputThatIsLostIsNoSuccess() {
        culprit.losingOutput().run("agent");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).startsWith("culprit: cannot write to standard output");
    }

    @Test
    void theAgentsPathIsPrintedAlone() {
        culprit.run("agent");

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.out()).isEqualTo(temp.resolve("culprit-agent.jar") + System.lineSeparator());
    }

    @Test
    void aMissingAgentIsNamed() {
        assertThat(temp.resolve("culprit-agent.jar").toFile().delete()).isTrue();

        culprit.run("agent");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).contains("culprit-agent.jar").contains("mvn package");
    }
}
