package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit report} of files of samples. */
class SampledReportTest {

    private static final String ALLOCATIONS = """
            {"format":"culprit.samples","version":1,
             "frames":[{"class":"a.A","method":"run","descriptor":"","type":"JAVA"},
                       {"class":"a.B","method":"go","descriptor":"","type":"JAVA"}],
             "events":[{"name":"alloc","engine":"tlab","unit":"BYTES","interval":0,"samples":3,"withoutStack":0,
               "withoutStackWeight":0,"truncated":0,"columns":["parent","frame","line","samples","weight"],
               "rows":[[-1,-1,0,0,0],[0,0,7,1,2097152],[1,1,9,2,1048576]]}]}
            """;

    private final Path temp;
    private final TestingInvocation culprit;

    SampledReportTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
    }

    @Test
    void countsAreNoTimes() throws IOException {
        report("stacks.collapsed", "a.A.run 3000\na.A.run;a.B.go 52000\n");

        assertThat(culprit.out()).contains("1 profile, 2 functions, Samples").doesNotContain(" ms", " us");
        assertThat(culprit.out().lines()).anyMatch(line -> line.matches(" +52,000 +52,000 +- +-  B\\.go"));
        assertThat(culprit.out().lines()).anyMatch(line -> line.matches(" +3,000 +55,000 +- +-  A\\.run"));
        assertThat(temp.resolve("page.html"))
                .content()
                .contains("52,000", "data-view=\"samples\" data-title=\"Samples\" data-unit=\"SAMPLES\"");
        assertThat(temp.resolve("comment.md")).content().contains("| 52,000 | 52,000 |");
        assertThat(temp.resolve("report.json")).content().contains("\"unit\" : \"samples\"");
    }

    @Test
    void bytesAreBytes() throws IOException {
        report("alloc.json", ALLOCATIONS);

        assertThat(culprit.out()).contains("Allocation samples").doesNotContain(" ms", " us");
        assertThat(culprit.out().lines()).anyMatch(line -> line.matches(" +2 MiB +3 MiB +- +-  A\\.run"));
        assertThat(temp.resolve("page.html"))
                .content()
                .contains("3 MiB", "per fork: Allocation samples", "data-view=\"allocsamples\"", "data-unit=\"BYTES\"");
        assertThat(temp.resolve("comment.md")).content().contains("| 2 MiB | 3 MiB |");
        assertThat(temp.resolve("report.json")).content().contains("\"unit\" : \"bytes\"");
    }

    private void report(String name, String text) throws IOException {
        Path file = Files.writeString(temp.resolve(name), text);
        culprit.run(
                "report",
                file,
                "--html",
                temp.resolve("page.html"),
                "--markdown",
                temp.resolve("comment.md"),
                "--json",
                temp.resolve("report.json"));
        assertThat(culprit.exit()).as(culprit.err()).isZero();
    }
}
