package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.scaling.ScalingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes pages below {@code target/pages}, where a person can open them too. */
final class SamplePages {

    private SamplePages() {}

    static Path write(String name, Comparison comparison) throws IOException {
        try (Writer out = open(name)) {
            new HtmlReport().write(comparison, out);
        }
        return path(name);
    }

    static Path write(String name, Comparison comparison, SourceLinks links) throws IOException {
        try (Writer out = open(name)) {
            new HtmlReport(links).write(comparison, out);
        }
        return path(name);
    }

    static Path write(String name, SetReport report) throws IOException {
        try (Writer out = open(name)) {
            new HtmlReport().write(report, out);
        }
        return path(name);
    }

    static Path write(String name, ScalingResult result, Comparison difference) throws IOException {
        try (Writer out = open(name)) {
            new HtmlReport().write(result, difference, out);
        }
        return path(name);
    }

    static Path write(String name, BenchmarkComparison comparison) throws IOException {
        try (Writer out = open(name)) {
            new HtmlBenchmarks().write(comparison, out);
        }
        return path(name);
    }

    static Path write(String name, HistoryResult result) throws IOException {
        try (Writer out = open(name)) {
            new HtmlHistory().write(result, out);
        }
        return path(name);
    }

    /** Where the sources of {@link SampleComparison#regressed()} could be: one file is known, at another path on each side. */
    static SourceLinks links() {
        return new SourceLinks(
                new SourceTree("https://git.acme.org/b/{path}#L{line}", List.of("src/com/acme/shop/Cart.java")),
                new SourceTree("https://git.acme.org/c/{path}#L{line}", List.of("main/com/acme/shop/Cart.java")));
    }

    private static Writer open(String name) throws IOException {
        Files.createDirectories(path(name).getParent());
        return Files.newBufferedWriter(path(name), StandardCharsets.UTF_8);
    }

    private static Path path(String name) {
        return Path.of("target", "pages", name + ".html").toAbsolutePath();
    }
}
