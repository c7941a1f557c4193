package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.report.TextLines.Colour;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Renders compared benchmarks for a terminal, in ASCII but for the names. */
public final class TextBenchmarks {

    private final BenchmarkWords words = new BenchmarkWords(Amounts.ASCII, "->", "..");
    private final boolean colour;

    /** @param colour whether to write ANSI colours */
    public TextBenchmarks(boolean colour) {
        this.colour = colour;
    }

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(BenchmarkComparison comparison, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        lines.line(colour(comparison.verdict()), comparison.verdict().name());
        lines.wrapped(
                2,
                2,
                "baseline " + Amounts.ascii(comparison.baseline()) + "  -->  candidate "
                        + Amounts.ascii(comparison.candidate()));
        comparison.reasons().forEach(reason -> lines.wrapped(2, 4, "- " + Amounts.ascii(reason)));
        for (ComparedBenchmark one : comparison.benchmarks()) {
            lines.blank();
            lines.line(colour(one.verdict()), one.verdict() + "  " + Amounts.ascii(one.title()));
            lines.wrapped(
                    2,
                    4,
                    Amounts.ascii(words.scores(one)) + ", "
                            + Amounts.ascii(one.candidate().mode()) + ", " + BenchmarkWords.forks(one));
            lines.wrapped(2, 4, "time per operation " + words.change(one));
            lines.wrapped(2, 4, one.reason());
        }
        if (!comparison.benchmarks().isEmpty()) {
            lines.blank();
            lines.wrapped(
                    0,
                    2,
                    String.format(
                            Locale.ROOT,
                            "Intervals at %.0f %% confidence; a fork is the sample, and its score the mean of its iterations.",
                            comparison.confidence() * 100));
        }
        lines.blank();
        lines.verbatim("Repeat with: " + comparison.command());
        out.write(lines.toString());
    }

    private static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> Colour.RED;
            case IMPROVED -> Colour.BLUE;
            case UNCHANGED -> Colour.BOLD;
            default -> Colour.YELLOW;
        };
    }
}
