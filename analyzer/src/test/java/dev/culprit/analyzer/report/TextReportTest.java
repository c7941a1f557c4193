package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void theRegressionReadsAsAgreed() throws IOException {
        Golden.assertSame("comparison.txt", text(SampleComparison.regressed()));
    }

    @Test
    void aSetReadsAsAgreed() throws IOException {
        Golden.assertSame("set.txt", text(SampleComparison.set()));
    }

    @Test
    void aMissingBaselineReadsAsAgreed() throws IOException {
        Golden.assertSame("no-baseline.txt", text(SampleComparison.empty()));
    }

    @Test
    void aDifferenceOfTheEnvironmentIsNamed() throws IOException {
        assertThat(text(SampleComparison.regressed())).containsPattern("! [a-z]+\\.[a-z.]+ \\(.* -> ");
    }

    @Test
    void noLineIsWiderThanATerminal() throws IOException {
        Comparison comparison = SampleComparison.named("averylongname".repeat(800));
        assertThat(text(comparison).lines().filter(line -> !line.startsWith("Repeat with: ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void namesCannotDriveTheTerminal() throws IOException {
        assertThat(text(SampleComparison.named("\u001b[2Jgone\u202e")))
                .doesNotContain("\u001b", "\u202e")
                .contains("\\u001b[2Jgone\\u202e");
    }

    @Test
    void colourIsWrittenOnlyWhenAsked() throws IOException {
        StringWriter out = new StringWriter();
        new TextReport(true).write(SampleComparison.regressed(), out);
        assertThat(out.toString()).startsWith("\u001b[1;33mREGRESSED");
        assertThat(text(SampleComparison.regressed())).doesNotContain("\u001b");
        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(SampleComparison.regressed()));
    }

    private static String text(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new TextReport(false).write(comparison, out);
        return out.toString();
    }

    private static String text(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new TextReport(false).write(report, out);
        return out.toString();
    }
}
