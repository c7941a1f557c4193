package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.scaling.Obstacle;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Renders the result of a matrix as a comment on a pull request: GitHub-flavoured Markdown of less than 60 kB. */
public final class MarkdownScaling {

    private final Amounts amounts = Amounts.UNICODE;
    private final ScalingWords words = new ScalingWords(amounts);
    private final LineWording lineWords = new LineWording(amounts);

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(ScalingResult result, Writer out) throws IOException {
        MarkdownDocument document = new MarkdownDocument(MarkdownReport.LIMIT);
        document.always("### culprit: " + Markdown.text(words.headline(result)) + "\n\n");
        document.always(Markdown.block(Names.shortened(result.command(), 4_000)) + "\n");
        if (result.claim() != null) {
            document.add("- " + Markdown.text(result.claim().claim().explanation()) + "\n");
        }
        result.reasons().forEach(reason -> document.add("- " + Markdown.text(reason) + "\n"));
        document.add("\n| " + Markdown.text(result.name()) + " | wall | range | against "
                + Markdown.text(result.settings().get(0).value())
                + " | work | wait | CPU | cores | efficiency | tests run | failed | JVMs |\n"
                + "|--|--:|--:|--|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        result.settings().forEach(setting -> document.add(row(setting)));
        document.add("\n" + words.medians(result) + "; intervals at " + amounts.confidence(result.confidence())
                + ". Work and wait are added up over threads.\n\n");
        result.settings().forEach(setting -> addLoss(result, setting, document));
        document.add("**From which size of suite on it pays**\n\n");
        words.breakEvens(result).forEach(sentence -> document.add("- " + Markdown.text(sentence) + "\n"));
        result.warnings().forEach(warning -> document.add("- " + Markdown.text(warning) + "\n"));
        out.write(document.toString());
    }

    private String row(SettingResult setting) {
        TestTally tests = setting.tests();
        return "| "
                + String.join(
                        " | ",
                        Markdown.code(setting.value()),
                        amounts.duration(setting.wall().median()),
                        words.range(setting, " \u2026 "),
                        words.standing(setting.againstFirst(), " \u2026 "),
                        amounts.duration(setting.workNanos()),
                        amounts.duration(setting.waitNanos()),
                        amounts.duration(setting.cpuNanos()),
                        words.cores(setting),
                        ScalingWords.efficiency(setting),
                        words.count(tests, TestTally::run),
                        words.count(tests, TestTally::failed),
                        amounts.count(setting.jvms()))
                + " |\n";
    }

    private void addLoss(ScalingResult result, SettingResult setting, MarkdownDocument document) {
        List<Obstacle> obstacles = ScalingWords.obstacles(setting);
        if (obstacles.isEmpty() || !document.add("**" + Markdown.text(words.loss(result, setting)) + "**\n\n")) {
            return;
        }
        for (Obstacle obstacle : obstacles) {
            String amount =
                    Double.isNaN(obstacle.wallNanos()) ? "" : " " + amounts.signedDuration(obstacle.wallNanos());
            document.add(
                    "- " + ScalingWords.title(obstacle) + amount + ": " + Markdown.text(obstacle.explanation()) + "\n");
        }
        document.add("\n");
        for (Finding finding : setting.findings()) {
            if (!finding.lines().isEmpty()) {
                document.add("**" + Markdown.text(words.costlier(result, setting, finding)) + "**\n\n");
            }
            finding.lines().forEach(line -> document.add("- " + Markdown.text(lineWords.sentence(line)) + "\n"));
            document.add("\n");
        }
    }
}
