package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.report.Badge;
import dev.culprit.analyzer.report.HtmlBenchmarks;
import dev.culprit.analyzer.report.HtmlHistory;
import dev.culprit.analyzer.report.HtmlReport;
import dev.culprit.analyzer.report.JUnitBenchmarks;
import dev.culprit.analyzer.report.JUnitComparison;
import dev.culprit.analyzer.report.JsonBenchmarks;
import dev.culprit.analyzer.report.JsonHistory;
import dev.culprit.analyzer.report.JsonReport;
import dev.culprit.analyzer.report.JsonScaling;
import dev.culprit.analyzer.report.MarkdownBenchmarks;
import dev.culprit.analyzer.report.MarkdownHistory;
import dev.culprit.analyzer.report.MarkdownReport;
import dev.culprit.analyzer.report.MarkdownScaling;
import dev.culprit.analyzer.report.SarifComparison;
import dev.culprit.analyzer.report.SourceLinks;
import dev.culprit.analyzer.report.TextBenchmarks;
import dev.culprit.analyzer.report.TextHistory;
import dev.culprit.analyzer.report.TextReport;
import dev.culprit.analyzer.report.TextScaling;
import dev.culprit.analyzer.scaling.ScalingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Something to show, in each of the forms.
 *
 * @param html writes the HTML file
 * @param json writes the JSON file
 * @param markdown writes the Markdown file
 * @param text writes for standard output
 * @param sarif writes the SARIF file
 * @param junit writes the JUnit XML file
 * @param badge writes the JSON of a badge
 * @param picture writes the SVG of a badge
 */
record Result(Form html, Form json, Form markdown, Form text, Form sarif, Form junit, Form badge, Form picture) {

    /** One that is no comparison of two sides, of which there is nothing to show beside code and tests. */
    Result(Form html, Form json, Form markdown, Form text) {
        this(html, json, markdown, text, Result::refuse, Result::refuse, Result::refuse, Result::refuse);
    }

    private static void refuse(Writer out) throws IOException {
        throw new IOException("only comparisons of two sides have this form");
    }

    /** Writes a result in one form. */
    interface Form {
        void write(Writer out) throws IOException;
    }

    /** @param sources where the page's links to code lead */
    static Result of(Comparison comparison, SourceLinks sources, boolean colour) {
        return of(comparison, sources, Path.of(""), colour);
    }

    /** @param root the directory that paths of source files begin at */
    static Result of(Comparison comparison, SourceLinks sources, Path root, boolean colour) {
        return new Result(
                out -> new HtmlReport(sources).write(comparison, out),
                out -> new JsonReport().write(comparison, out),
                out -> new MarkdownReport().write(comparison, out),
                out -> new TextReport(colour).write(comparison, out),
                out -> new SarifComparison(new Version().number(), new SourceIndex(root)::find).write(comparison, out),
                out -> new JUnitComparison().write(comparison, out),
                out -> Badge.of(comparison).writeJson(out),
                out -> Badge.of(comparison).writeSvg(out));
    }

    /** Scores have no lines of code, so that there is no SARIF. */
    static Result of(BenchmarkComparison comparison, boolean colour) {
        return new Result(
                out -> new HtmlBenchmarks().write(comparison, out),
                out -> new JsonBenchmarks().write(comparison, out),
                out -> new MarkdownBenchmarks().write(comparison, out),
                out -> new TextBenchmarks(colour).write(comparison, out),
                Result::refuse,
                out -> new JUnitBenchmarks().write(comparison, out),
                out -> Badge.of(comparison).writeJson(out),
                out -> Badge.of(comparison).writeSvg(out));
    }

    /** @param sources where the page's links to code lead */
    static Result of(SetReport report, SourceLinks sources, boolean colour) {
        return new Result(
                out -> new HtmlReport(sources).write(report, out),
                out -> new JsonReport().write(report, out),
                out -> new MarkdownReport().write(report, out),
                out -> new TextReport(colour).write(report, out));
    }

    /** @param sparklines whether the terminal shows block elements */
    static Result of(HistoryResult history, boolean colour, boolean sparklines) {
        return new Result(
                out -> new HtmlHistory().write(history, out),
                out -> new JsonHistory().write(history, out),
                out -> new MarkdownHistory().write(history, out),
                out -> new TextHistory(colour, sparklines).write(history, out));
    }

    /** @param html the page that shows what two of the settings do otherwise */
    static Result of(ScalingResult result, Form html, boolean colour) {
        return new Result(
                html,
                out -> new JsonScaling().write(result, out),
                out -> new MarkdownScaling().write(result, out),
                out -> new TextScaling(colour).write(result, out));
    }
}
