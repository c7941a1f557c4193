package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.report.TextLines.Colour;
import dev.culprit.analyzer.scaling.Obstacle;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Renders the result of a matrix for a terminal, at most 80 columns wide, in ASCII but for the names. */
public final class TextScaling {

    private static final int VALUE = 10;
    private static final int OBSTACLES = 4;

    private final Amounts amounts = Amounts.ASCII;
    private final ScalingWords words = new ScalingWords(amounts);
    private final LineWording lineWords = new LineWording(amounts);
    private final boolean colour;

    /** @param colour whether to write ANSI colours */
    public TextScaling(boolean colour) {
        this.colour = colour;
    }

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(ScalingResult result, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        lines.line(result.decided() ? Colour.BLUE : Colour.YELLOW, words.headline(result));
        if (result.claim() != null) {
            lines.wrapped(2, 2, Amounts.ascii(result.claim().claim().explanation()));
        }
        result.reasons().forEach(reason -> lines.wrapped(2, 4, "- " + Amounts.ascii(reason)));
        times(result, lines);
        standings(result, lines);
        waits(result, lines);
        result.settings().forEach(setting -> {
            loss(result, setting, lines);
            costlierLines(result, setting, lines);
        });
        lines.blank();
        lines.line(Colour.BOLD, "From which size of suite on it pays");
        words.breakEvens(result).forEach(sentence -> lines.wrapped(2, 4, "- " + Amounts.ascii(sentence)));
        if (!result.warnings().isEmpty()) {
            lines.blank();
        }
        result.warnings().forEach(warning -> lines.wrapped(2, 4, "! " + Amounts.ascii(warning)));
        lines.blank();
        lines.verbatim("Repeat with: " + result.command());
        out.write(lines.toString());
    }

    private void times(ScalingResult result, TextLines lines) {
        lines.blank();
        row(
                lines,
                result.name(),
                cells(new int[] {9, 20, 9, 9, 9, 6, 6}, "wall", "range", "work", "wait", "CPU", "cores", "eff."));
        for (SettingResult setting : result.settings()) {
            row(
                    lines,
                    setting.value(),
                    cells(
                            new int[] {9, 20, 9, 9, 9, 6, 6},
                            amounts.duration(setting.wall().median()),
                            words.range(setting, " .. "),
                            amounts.duration(setting.workNanos()),
                            amounts.duration(setting.waitNanos()),
                            amounts.duration(setting.cpuNanos()),
                            words.cores(setting),
                            ScalingWords.efficiency(setting)));
        }
        lines.wrapped(2, 2, words.medians(result) + ". " + ScalingWords.LEGEND);
    }

    private void standings(ScalingResult result, TextLines lines) {
        int[] widths = {33, 7, 7, 7, 8, 6};
        lines.blank();
        String against = "wall time against " + result.settings().get(0).value() + " ("
                + amounts.confidence(result.confidence()) + ")";
        row(
                lines,
                result.name(),
                cells(widths, Names.shortened(against, 32), "tests", "run", "failed", "skipped", "JVMs"));
        for (SettingResult setting : result.settings()) {
            TestTally tests = setting.tests();
            row(
                    lines,
                    setting.value(),
                    cells(
                            widths,
                            words.standing(setting.againstFirst(), " .. "),
                            words.count(tests, TestTally::discovered),
                            words.count(tests, TestTally::run),
                            words.count(tests, TestTally::failed),
                            words.count(tests, TestTally::skipped),
                            amounts.count(setting.jvms())));
        }
    }

    private void waits(ScalingResult result, TextLines lines) {
        boolean first = true;
        for (SettingResult setting : result.settings()) {
            List<String> waits = words.waits(setting);
            if (!waits.isEmpty()) {
                if (first) {
                    lines.blank();
                    lines.line(Colour.BOLD, "What threads wait for");
                    first = false;
                }
                lines.wrapped(2, 2 + VALUE, pad(setting.value()) + String.join(", ", waits));
            }
        }
    }

    private void loss(ScalingResult result, SettingResult setting, TextLines lines) {
        List<Obstacle> obstacles = ScalingWords.obstacles(setting);
        if (obstacles.isEmpty()) {
            return;
        }
        lines.blank();
        lines.wrapped(0, 2, words.loss(result, setting) + ":");
        for (Obstacle obstacle : obstacles.subList(0, Math.min(OBSTACLES, obstacles.size()))) {
            String amount = Double.isNaN(obstacle.wallNanos()) ? "" : amounts.signedDuration(obstacle.wallNanos());
            lines.amount("  " + ScalingWords.title(obstacle), amount, "");
            lines.wrapped(4, 4, Amounts.ascii(obstacle.explanation()));
        }
    }

    private void costlierLines(ScalingResult result, SettingResult setting, TextLines lines) {
        for (Finding finding : setting.findings()) {
            if (!finding.lines().isEmpty()) {
                lines.blank();
                lines.wrapped(0, 2, words.costlier(result, setting, finding) + ":");
            }
            finding.lines().forEach(line -> lines.wrapped(2, 4, "- " + Amounts.ascii(lineWords.sentence(line))));
        }
    }

    private static void row(TextLines lines, String value, String cells) {
        lines.plain("  " + pad(value) + cells);
    }

    private static String pad(String value) {
        String shown = Names.shortened(value, VALUE - 1);
        return shown + " ".repeat(VALUE - shown.length());
    }

    private static String cells(int[] widths, String... contents) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            cells.append(TextLines.right(contents[i], widths[i]));
        }
        return cells.toString();
    }
}
