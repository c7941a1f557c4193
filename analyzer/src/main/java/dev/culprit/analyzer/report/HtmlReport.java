package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree.Measure;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Page;
import dev.culprit.flamegraph.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders a result as one self-contained HTML file that makes no request. What decides, above all the verdict and the
 * culprits, is written here and readable without JavaScript; the script adds the flame graph and the table of functions.
 */
public final class HtmlReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private final SourceLinks sources;
    private final Amounts amounts = Amounts.UNICODE;
    private final Wording wording = new Wording(amounts, "\u2192");

    public HtmlReport() {
        this(SourceLinks.NONE);
    }

    /** @param sources where the page's links to code lead */
    public HtmlReport(SourceLinks sources) {
        this.sources = sources;
    }

    /** Writes {@code comparison}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        HtmlTimeline timeline = new HtmlTimeline(amounts);
        boolean compared = comparison.verdict() != Verdict.NO_BASELINE;
        FlameTrees.Packed tree = new FlameTrees(compared).pack(comparison.tree());
        Template page = filled("comparison", comparison, timeline, tree);
        String title = new HtmlVerdict(amounts, wording).title(comparison);
        new Page(title, page.fill(), List.of(tree.tree()), timeline.data(), sources.of(comparison.tree())).write(out);
    }

    /**
     * Writes {@code result} with what two of its settings do otherwise; {@code out} must encode as UTF-8 and is neither flushed nor closed.
     *
     * @param difference of the first setting to another one
     */
    public void write(ScalingResult result, Comparison difference, Writer out) throws IOException {
        HtmlScaling scaling = new HtmlScaling(amounts);
        HtmlTimeline timeline = new HtmlTimeline(amounts);
        FlameTrees.Packed tree = new FlameTrees(true).pack(difference.tree());
        Template page = filled("matrix", difference, timeline, tree)
                .text(
                        "difference",
                        Names.shortened(
                                "What " + difference.candidate().label() + " does otherwise than "
                                        + difference.baseline().label(),
                                300));
        scaling.fill(page, result);
        new Page(
                        scaling.title(result),
                        page.fill(),
                        List.of(tree.tree()),
                        timeline.data(),
                        sources.of(difference.tree()))
                .write(out);
    }

    /** A template whose slots that are about a comparison are filled. */
    private Template filled(String template, Comparison comparison, HtmlTimeline timeline, FlameTrees.Packed tree) {
        HtmlPanels panels = new HtmlPanels();
        Html stories = new HtmlStories(amounts, wording, comparison.tree(), sources).render(comparison);
        panels.addIfAny("culprits", stories)
                .add("graph", "functions", "callsites")
                .addIfAny(
                        "tests",
                        new HtmlTestLanes(amounts).render(comparison),
                        new HtmlTests(amounts).render(comparison),
                        timeline.render(comparison.timelines()),
                        HtmlTelemetry.budgets(comparison.budgets()))
                .addIfAny("telemetry", new HtmlTelemetry(amounts).render(comparison))
                .add("environment");
        Template page = Template.of(template)
                .html("parts", new HtmlParts(amounts, wording, sources).render(comparison))
                .html("tests", panels.panel("tests", "telemetry"))
                .html("notes", HtmlNotes.of(comparison.baseline(), comparison.candidate()))
                .text("command", Names.visible(comparison.command()))
                .html("tabs", panels.tabs())
                .html("stories", stories)
                .html("flame", flame(tree, comparison.timelines()))
                .html("environment", HtmlEnvironment.of(comparison))
                .html("help", Template.of("help").fill());
        new HtmlVerdict(amounts, wording).fill(page, comparison);
        return page;
    }

    /** @param runs how long a run takes on each side */
    private Html flame(FlameTrees.Packed tree, ComparedTimelines runs) {
        return Template.of("flame")
                .html("pruned", tree.pruned(amounts))
                .text("baselineSeconds", seconds(runs.baseline()))
                .text("candidateSeconds", seconds(runs.candidate()))
                .fill();
    }

    private static String seconds(@Nullable RunTimeline run) {
        return run == null ? "" : String.valueOf(run.lengthNanos() / NANOS_PER_SECOND);
    }

    /** Writes {@code report}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        String label = Names.shortened(wording.side(report.side()), 300);
        Measure measure = report.tree().measure();
        HtmlHotspots hotspots = new HtmlHotspots(amounts);
        HtmlTimeline timeline = new HtmlTimeline(amounts);
        FlameTrees.Packed tree = new FlameTrees(false).pack(report.tree());
        HtmlPanels panels = new HtmlPanels()
                .addIfAny(
                        "tests",
                        timeline.render(report.timeline()),
                        new HtmlTestLanes(amounts).render(report),
                        new HtmlTests(amounts).render(report),
                        HtmlTelemetry.budgets(report.budgets()))
                .addIfAny("telemetry", new HtmlTelemetry(amounts).render(report.telemetry()))
                .add("graph", "functions", "callsites", "environment");
        Html page = Template.of("set")
                .text("size", amounts.quantity(hotspots.total(report), measure.unit()))
                .text("words", measure.isTime() ? "of measured work per fork" : "per fork: " + measure.title())
                .text("label", label)
                .html("chips", HtmlNotes.chips(wording.scope(report.side())))
                .html("hotspots", hotspots.render(report))
                .html("tests", panels.panel("tests", "telemetry"))
                .html("notes", HtmlNotes.of(report.side()))
                .text("command", Names.visible(report.command()))
                .html("tabs", panels.tabs())
                .html("flame", flame(tree, new ComparedTimelines(report.timeline(), report.timeline())))
                .html("environment", HtmlEnvironment.of(report.side()))
                .html("help", Template.of("help").fill())
                .fill();
        new Page("culprit: " + label, page, List.of(tree.tree()), timeline.data(), sources.of(report.tree()))
                .write(out);
    }
}
