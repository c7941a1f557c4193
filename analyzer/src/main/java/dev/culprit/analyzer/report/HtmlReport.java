package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.NamedTree;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.PackedTree;
import dev.culprit.flamegraph.Page;
import dev.culprit.flamegraph.Template;
import dev.culprit.flamegraph.Timeline;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a result as one self-contained HTML file that makes no request. What decides, above all the verdict and the
 * culprits, is written here and readable without JavaScript; the script adds the flame graph and the table of functions.
 */
public final class HtmlReport {

    private final Amounts amounts = Amounts.UNICODE;
    private final Wording wording = new Wording(amounts, "\u2192");

    /** Writes {@code comparison}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        write(comparison, List.of(), out);
    }

    /**
     * Writes {@code comparison}; {@code out} must encode as UTF-8 and is neither flushed nor closed.
     *
     * @param samples further trees, whose quantities the page offers after those of the comparison's own
     */
    public void write(Comparison comparison, List<NamedTree> samples, Writer out) throws IOException {
        Template page = filled("comparison", comparison);
        String title = new HtmlVerdict(amounts, wording).title(comparison);
        new Page(title, page.fill(), new FlameTrees(true).pack(comparison.tree(), samples)).write(out);
    }

    /**
     * Writes {@code result} with what two of its settings do otherwise; {@code out} must encode as UTF-8 and is neither flushed nor closed.
     *
     * @param difference of the first setting to another one
     */
    public void write(ScalingResult result, Comparison difference, Writer out) throws IOException {
        HtmlScaling scaling = new HtmlScaling(amounts);
        Template page = filled("matrix", difference)
                .text(
                        "difference",
                        Names.shortened(
                                "What " + difference.candidate().label() + " does otherwise than "
                                        + difference.baseline().label(),
                                300));
        scaling.fill(page, result);
        List<PackedTree> trees = new FlameTrees(true).pack(difference.tree(), List.of());
        new Page(scaling.title(result), page.fill(), trees).write(out);
    }

    /** A template whose slots that are about a comparison are filled. */
    private Template filled(String template, Comparison comparison) {
        Html stories = new HtmlStories(amounts, wording).render(comparison);
        List<String> tabs = new ArrayList<>(List.of("graph", "functions", "callsites", "environment"));
        if (!stories.toString().isEmpty()) {
            tabs.add(0, "culprits");
        }
        Template page = Template.of(template)
                .html("parts", new HtmlParts(amounts, wording).render(comparison))
                .html(
                        "tests",
                        Html.join(List.of(
                                new HtmlTests(amounts).render(comparison),
                                new HtmlTelemetry(amounts).render(comparison),
                                HtmlTelemetry.budgets(comparison.budgets()))))
                .html("notes", HtmlNotes.of(comparison.baseline(), comparison.candidate()))
                .text("command", Names.visible(comparison.command()))
                .html("tabs", tabs(tabs))
                .html("stories", stories)
                .html("flame", Template.of("flame").fill())
                .html("environment", HtmlEnvironment.of(comparison))
                .html("help", Template.of("help").fill());
        new HtmlVerdict(amounts, wording).fill(page, comparison);
        return page;
    }

    /** Writes {@code report}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        write(report, List.of(), out);
    }

    /**
     * Writes {@code report}; {@code out} must encode as UTF-8 and is neither flushed nor closed.
     *
     * @param samples further trees, whose quantities the page offers after those of the report's own
     */
    public void write(SetReport report, List<NamedTree> samples, Writer out) throws IOException {
        String label = Names.shortened(wording.side(report.side()), 300);
        HtmlHotspots hotspots = new HtmlHotspots(amounts);
        RunTimeline run = report.timeline();
        Timeline timeline = PageTimelines.of(run);
        Html page = Template.of("set")
                .text("size", amounts.duration(hotspots.total(report)))
                .text("words", "of measured work per fork")
                .text("label", label)
                .html("chips", HtmlNotes.chips(wording.scope(report.side())))
                .html("hotspots", hotspots.render(report))
                .html("timeline", run == null ? Html.EMPTY : new HtmlTimeline(amounts).render(run, timeline))
                .html(
                        "tests",
                        Html.join(List.of(
                                new HtmlTests(amounts).render(report),
                                new HtmlTelemetry(amounts).render(report.telemetry()),
                                HtmlTelemetry.budgets(report.budgets()))))
                .html("notes", HtmlNotes.of(report.side()))
                .text("command", Names.visible(report.command()))
                .html("tabs", tabs(List.of("graph", "functions", "callsites", "environment")))
                .html("flame", Template.of("flame").fill())
                .html("environment", HtmlEnvironment.of(report.side()))
                .html("help", Template.of("help").fill())
                .fill();
        List<PackedTree> trees = new FlameTrees(false).pack(report.tree(), samples);
        new Page("culprit: " + label, page, trees, timeline).write(out);
    }

    private static Html tabs(List<String> names) {
        return Html.join(names.stream()
                .map(name -> Template.of("tab")
                        .text("name", name)
                        .text("title", tabTitle(name))
                        .fill())
                .toList());
    }

    private static String tabTitle(String name) {
        return switch (name) {
            case "culprits" -> "Culprits";
            case "graph" -> "Flame graph";
            case "functions" -> "Functions";
            case "callsites" -> "Call sites";
            case "environment" -> "Environment";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
