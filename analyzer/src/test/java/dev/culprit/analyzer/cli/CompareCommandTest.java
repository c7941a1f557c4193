package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.cli.fork.TestingCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private final Path temp;
    private final TestingInvocation culprit;
    private final Path out;
    private final Path journal;

    CompareCommandTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
        out = temp.resolve("out");
        journal = temp.resolve("journal");
    }

    @Test
    void aFailingForkEndsItWithTheCommandAndItsLog() {
        compare(record("B"), "echo what went wrong; exit 3", "--no-warmup");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err())
                .contains("culprit: candidate 1 of 10 failed with exit code 3: echo what went wrong; exit 3")
                .contains(out.resolve("logs/candidate-1.log").toString())
                .contains("    | what went wrong");
    }

    @Test
    void finishedRoundsAreKeptWithTheCommandThatComparesThem() {
        compare(record("B"), record("C") + "; test $CULPRIT_FORK = 1", "--no-warmup");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err())
                .contains("1 finished pair of forks kept; compare with: culprit diff " + out.resolve("baseline") + " "
                        + out.resolve("candidate"));
        assertThat(out.resolve("baseline")).isDirectoryContaining("glob:**/1-*.culprit");
    }

    @Test
    void theWarmUpFindsABrokenCommandBeforeAnythingIsMeasured() {
        compare(record("B"), "no-such-command-at-all");

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).contains("warm-up of the candidate could not be started");
        assertThat(journal).hasContent("B:warmup");
    }

    @Test
    void aReportThatCannotBeWrittenIsNoticedBeforeAnythingRuns() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        compare(record("B"), record("C"), "--html", file.resolve("x.html"));

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(journal).doesNotExist();
    }

    @Test
    void progressIsALinePerForkWhereThereIsNoTerminal() {
        compare(record("B"), "exit 1", "--no-warmup");

        assertThat(culprit.err()).contains("culprit: running baseline 1 of 10", "culprit: running candidate 1 of 10");
    }

    @Test
    void quietLeavesOnlyErrors() {
        compare(record("B"), "exit 1", "--no-warmup", "--quiet");

        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.out()).isEmpty();
    }

    private String record(String name) {
        return TestingCommands.recording(name, journal);
    }

    private void compare(String baseline, String candidate, Object... more) {
        Object[] first = {"compare", "--baseline-command", baseline, "--candidate-command", candidate, "-o", out};
        culprit.run(java.util.stream.Stream.of(first, more)
                .flatMap(java.util.Arrays::stream)
                .toArray());
    }
}
