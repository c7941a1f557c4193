package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.UncomparedBenchmark;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.ScorePage;
import dev.culprit.flamegraph.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders compared benchmarks as one self-contained HTML file that makes no request. Everything can be read without JavaScript; the script
 * filters.
 */
public final class HtmlBenchmarks {

    /** A page with thousands of drawings is slow; the worst come first. */
    private static final int MOST_ROWS = 1_000;

    /** From here on a filter finds what the eye does not. */
    private static final int FILTERED_FROM = 8;

    private static final int UNCOMPARED = 5;
    private static final int NAME = 300;

    private final Amounts amounts = Amounts.UNICODE;
    private final BenchmarkWords words = new BenchmarkWords(amounts, "\u2192", "\u2026");

    /** Writes {@code comparison}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(BenchmarkComparison comparison, Writer out) throws IOException {
        String subject = BenchmarkWords.subject(comparison);
        String predicate = BenchmarkWords.predicate(comparison);
        Html page = Template.of("benchmarks")
                .text("tone", HtmlVerdict.tone(comparison.verdict()))
                .text("mark", Wording.mark(comparison.verdict()))
                .text("subject", subject)
                .text("predicate", predicate)
                .text("most", Names.shortened(words.most(comparison), 2 * NAME))
                .text("verdict", HtmlVerdict.chip(comparison.verdict(), comparison.failed()))
                .html("chips", chips(comparison))
                .html("chart", chart(comparison))
                .text("baseline", Names.shortened(comparison.baseline(), NAME))
                .text("candidate", Names.shortened(comparison.candidate(), NAME))
                .html("reasons", HtmlNotes.list("reasons", reasons(comparison)))
                .html("uncompared", uncompared(comparison.uncompared()))
                .html("benchmarks", comparison.benchmarks().isEmpty() ? Html.EMPTY : table(comparison))
                .text("command", Names.visible(comparison.command()))
                .fill();
        new ScorePage("culprit: " + (subject + " " + predicate).strip(), page).write(out);
    }

    private Html chips(BenchmarkComparison comparison) {
        List<Html> chips = new ArrayList<>();
        List<ComparedBenchmark> compared = comparison.benchmarks();
        if (!compared.isEmpty()) {
            chips.add(HtmlNotes.chip("", forks(compared)));
            chips.add(HtmlNotes.chip("", "intervals at " + amounts.confidence(comparison.confidence())));
        }
        if (!comparison.uncompared().isEmpty()) {
            chips.add(HtmlNotes.chip("warning", "! " + comparison.uncompared().size() + " not compared"));
        }
        return Html.join(chips);
    }

    /** Such as {@code 5 forks a side} or {@code 3 to 5 forks a side}. */
    private static String forks(List<ComparedBenchmark> compared) {
        Set<Integer> forks = compared.stream()
                .flatMap(one -> List.of(one.baseline(), one.candidate()).stream())
                .map(Benchmark::forks)
                .collect(Collectors.toSet());
        int most = forks.stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = forks.stream().mapToInt(Integer::intValue).min().orElse(0);
        return (least == most ? "" : least + " to ") + most + (most == 1 ? " fork a side" : " forks a side");
    }

    private Html chart(BenchmarkComparison comparison) {
        ComparedBenchmark changed = BenchmarkWords.changed(comparison);
        return changed == null
                ? Html.EMPTY
                : new IntervalChart(amounts).render(changed.ratio(), changed.interval(), comparison.confidence());
    }

    /** What is not compared is named in a place of its own. */
    private static List<String> reasons(BenchmarkComparison comparison) {
        Set<String> elsewhere = comparison.uncompared().stream()
                .map(UncomparedBenchmark::reason)
                .collect(Collectors.toSet());
        return comparison.reasons().stream()
                .filter(reason -> !elsewhere.contains(reason))
                .toList();
    }

    private static Html uncompared(List<UncomparedBenchmark> uncompared) {
        return uncompared.isEmpty()
                ? Html.EMPTY
                : Template.of("uncompared")
                        .text("title", "Not compared: " + uncompared.size())
                        .html(
                                "list",
                                HtmlNotes.first(
                                        UNCOMPARED,
                                        "sentences",
                                        uncompared.stream()
                                                .map(UncomparedBenchmark::reason)
                                                .toList()))
                        .fill();
    }

    private Html table(BenchmarkComparison comparison) {
        List<ComparedBenchmark> compared = comparison.benchmarks();
        BenchmarkChart chart = new BenchmarkChart(amounts, words, BenchmarkScale.of(compared));
        int more = compared.size() - MOST_ROWS;
        return Template.of("benchmark-table")
                .html(
                        "filter",
                        compared.size() < FILTERED_FROM
                                ? Html.EMPTY
                                : Template.of("filter").fill())
                .html("axis", chart.axis())
                .html(
                        "rows",
                        Html.join(compared.stream()
                                .limit(MOST_ROWS)
                                .map(one -> row(one, chart))
                                .toList()))
                .text("more", more > 0 ? more + " more benchmarks are in --json." : "")
                .fill();
    }

    private Html row(ComparedBenchmark one, BenchmarkChart chart) {
        String name = one.candidate().name();
        int method = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
        return Template.of("benchmark-row")
                .text("tone", HtmlVerdict.tone(one.verdict()))
                .text("mark", Wording.mark(one.verdict()))
                .text("verdict", HtmlVerdict.chip(one.verdict(), one.failed()))
                .text("package", Names.shortened(name.substring(0, method), NAME))
                .text("name", Names.shortened(name.substring(method), NAME))
                .text(
                        "parameters",
                        Names.shortened(one.title().substring(name.length()).strip(), NAME))
                .text("mode", Names.shortened(one.candidate().mode(), NAME))
                .text("forks", BenchmarkWords.forks(one))
                .text("baselineForks", forkScores(one.baseline()))
                .text("candidateForks", forkScores(one.candidate()))
                .text("reason", one.reason())
                .text("baseline", Names.shortened(BenchmarkWords.score(one.baseline()), NAME))
                .text("candidate", Names.shortened(BenchmarkWords.score(one.candidate()), NAME))
                .text("size", words.size(one))
                .text("interval", words.interval(one))
                .html("chart", chart.render(one))
                .fill();
    }

    private static String forkScores(Benchmark benchmark) {
        return Names.shortened(BenchmarkWords.forkScores(benchmark), 2_000);
    }
}
