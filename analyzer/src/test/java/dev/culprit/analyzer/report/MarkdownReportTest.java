package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.Total;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void aCommentFitsEvenWithThousandsOfLongNames() throws IOException {
        Comparison sample = SampleComparison.named("\u4e16|`<b>@everyone ".repeat(700));
        List<Culprit> many = Collections.nCopies(3_000, sample.culprits().get(0));
        Comparison large = Comparison.of(
                new Judgement(
                        sample.verdict(),
                        Collections.nCopies(100, sample.reasons().get(0)),
                        true),
                sample.sets(),
                sample.amounts(),
                new ChangedParts(many, many, many, 0, 0),
                sample.tree());
        String comment = markdown(large);
        assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MarkdownReport.LIMIT);
        assertThat(comment).endsWith("_Shortened; the HTML report has everything._\n");
        assertThat(comment.split("<details>")).hasSameSizeAs(comment.split("</details>"));
    }

    @Test
    void aBaselineThatTakesNothingHasSizesToo() throws IOException {
        Comparison sample = SampleComparison.regressed();
        Total total = new Total("work", "ns", 0, 2e9, Double.NaN, Interval.UNKNOWN, 0.95);
        Comparison fromNothing = Comparison.of(
                sample.judgement(), sample.sets(), new ComparedAmounts(total, 0.01), sample.parts(), sample.tree());

        assertThat(markdown(fromNothing)).contains("2 s per fork, too few forks for an interval");
    }

    @Test
    void namesAreNoMarkupAndMentionNobody() throws IOException {
        String comment = markdown(SampleComparison.named("<img src=x>|@team_*x*_`#1"));
        String outsideBlocks = comment.replaceAll("(?s)```.*?```", "");
        assertThat(outsideBlocks).doesNotContain("<img", "@team", "*x*", "#1`").contains("&#60;img src=x&#62;&#124;");
    }

    @Test
    void aFenceIsLongerThanTheBackticksInside() {
        assertThat(Markdown.block("a ``` b")).isEqualTo("````\na ``` b\n````\n");
    }

    @Test
    void everyRowOfTheTableHasTheSameColumns() throws IOException {
        assertThat(markdown(SampleComparison.named("a|b")).lines().filter(line -> line.startsWith("| \u25b2")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(7));
    }

    private static String markdown(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReport().write(comparison, out);
        return out.toString();
    }
}
