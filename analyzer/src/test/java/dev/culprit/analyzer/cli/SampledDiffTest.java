package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit diff} of files of samples. */
class SampledDiffTest {

    @Test
    void amountsAreInTheUnitOfTheSamplesInEveryReport(@TempDir Path temp) throws IOException {
        Path baseline = Files.writeString(temp.resolve("old.collapsed"), "a.A.run;a.B.go 5000\na.A.run;a.C.go 5000\n");
        Path candidate = Files.writeString(temp.resolve("new.collapsed"), "a.A.run;a.B.go 9000\na.A.run;a.C.go 5000\n");
        Path page = temp.resolve("page.html");
        Path comment = temp.resolve("comment.md");
        TestingInvocation culprit = new TestingInvocation(temp);

        culprit.run(
                "diff",
                baseline,
                candidate,
                "--normalize",
                "recording",
                "--html",
                page,
                "--markdown",
                comment,
                "--fail",
                "1000%");

        assertThat(culprit.exit()).as(culprit.err()).isZero();
        assertThat(culprit.out()).contains("Where the +4,000 samples went");
        assertThat(comment).content().contains("Where the +4,000 samples went");
        assertThat(page).content().contains("Where the +4,000 samples per fork went");
    }

    @Test
    void whatIsWrongWithOneSideIsSaid(@TempDir Path temp) throws IOException {
        Path stacks = Files.writeString(temp.resolve("old.collapsed"), "a.A.run 5\n");

        assertRefused(temp, stacks, temp.resolve("nowhere.jfr"), "nowhere.jfr does not exist");
        assertRefused(temp, stacks, Files.createFile(temp.resolve("empty.jfr")), "empty.jfr: it is empty");
        assertRefused(
                temp, stacks, Files.writeString(temp.resolve("notes.txt"), "some notes\n"), "it is no JFR recording");
    }

    @Test
    void aRecordingOfWhichNothingCanBeReadSaysWhy(@TempDir Path temp) throws IOException {
        byte[] header = new byte[68];
        System.arraycopy(new byte[] {'F', 'L', 'R', 0, 0, 2}, 0, header, 0, 6);
        header[57] = 1; // ticks a second
        Path cut = Files.write(temp.resolve("cut.jfr"), header);

        assertRefused(temp, cut, cut, "cut.jfr holds no samples", "its samples cannot be read");
    }

    private static void assertRefused(Path temp, Path baseline, Path candidate, String... words) {
        TestingInvocation culprit = new TestingInvocation(temp);
        culprit.run("diff", baseline, candidate);

        assertThat(culprit.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).hasLineCount(1).contains(words);
    }
}
