package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import java.io.IOException;
import java.io.Writer;

/** Renders compared benchmarks as a comment on a pull request. */
public final class MarkdownBenchmarks {

    private final BenchmarkWords words = new BenchmarkWords(Amounts.UNICODE, "\u2192", "\u2026");

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(BenchmarkComparison comparison, Writer out) throws IOException {
        MarkdownDocument document = new MarkdownDocument(MarkdownReport.LIMIT);
        document.always("### culprit: " + comparison.verdict().name() + "\n\n");
        document.always(Markdown.block(Names.shortened(comparison.command(), 4_000)) + "\n");
        comparison.reasons().forEach(reason -> document.add("- " + Markdown.text(reason) + "\n"));
        if (!comparison.benchmarks().isEmpty()) {
            document.add(
                    "\n| benchmark | verdict | mode | score | time per operation | forks |\n|--|--|--|--|--|--:|\n");
        }
        comparison.benchmarks().forEach(one -> document.add(row(one)));
        out.write(document.toString());
    }

    private String row(ComparedBenchmark one) {
        return "| "
                + String.join(
                        " | ",
                        Markdown.code(one.title()),
                        one.verdict().name(),
                        Markdown.text(one.candidate().mode()),
                        Markdown.text(words.scores(one)),
                        words.change(one),
                        one.baseline().forks() + " + " + one.candidate().forks())
                + " |\n";
    }
}
