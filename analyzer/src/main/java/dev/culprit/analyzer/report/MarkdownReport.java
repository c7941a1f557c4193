package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Renders a result as a comment on a pull request: GitHub-flavoured Markdown of less than 60 kB. */
public final class MarkdownReport {

    /** The first line of a comment, which nobody sees: by it a later run finds the comment that it has to replace. */
    public static final String MARKER = "<!-- culprit-comment -->";

    /** In bytes: 60 kB with room for a link to the page. */
    static final int LIMIT = 57_500;

    private static final int CULPRITS = 5;
    private static final int STORIES = 50;
    private static final int HOTSPOTS = 15;

    private final Amounts amounts = Amounts.UNICODE;
    private final Wording wording = new Wording(amounts, "\u2192");

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        MarkdownDocument document = new MarkdownDocument(LIMIT);
        document.always(MARKER + "\n");
        document.always(headline(comparison));
        document.always(Markdown.block(Names.shortened(comparison.command(), 4_000)) + "\n");
        comparison.reasons().forEach(reason -> document.add("- " + Markdown.text(reason) + "\n"));
        MarkdownTelemetry.addBudgets(comparison.budgets(), document);
        document.add("\n");
        addBreakdown(comparison, document);
        addDetails(
                "Culprits in detail",
                stories(comparison.culprits(), comparison.total().unit()),
                document);
        addDetails(
                "Suspects without enough evidence",
                stories(comparison.suspects(), comparison.total().unit()),
                document);
        addDetails(
                "Improvements",
                stories(comparison.improvements(), comparison.total().unit()),
                document);
        addDetails("Tests", new MarkdownTests(amounts).lines(comparison), document);
        addDetails("Telemetry handlers", MarkdownTelemetry.lines(comparison), document);
        addDetails("Comparability and warnings", checks(comparison), document);
        out.write(document.toString());
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        MarkdownDocument document = new MarkdownDocument(LIMIT);
        document.always("### culprit: " + Markdown.text(wording.side(report.side())) + "\n\n"
                + wording.plural(report.side().forks(), "fork") + ", "
                + wording.plural(report.side().profiles(), "profile") + ", "
                + wording.plural(report.functions().size(), "function") + Markdown.text(wording.measured(report))
                + (report.side().memory().isEmpty() ? "" : ", " + wording.memory(report.side())) + "\n\n"
                + Markdown.block(Names.shortened(report.command(), 4_000)) + "\n");
        document.add("| function | where | self | total | calls | p50 | p99 |\n|--|--|--:|--:|--:|--:|--:|\n");
        report.functions().stream()
                .limit(HOTSPOTS)
                .forEach(function ->
                        document.add(hotspot(function, report.tree().measure().unit())));
        if (report.suite().isKnown()
                || !report.waits().isEmpty()
                || !report.findings().isEmpty()) {
            new MarkdownTests(amounts).write(report, document);
        }
        new MarkdownTelemetry(amounts).write(report, document);
        List<String> warnings = new ArrayList<>();
        report.side().warnings().forEach(warning -> warnings.add("- " + Markdown.text(warning) + "\n"));
        addDetails("Warnings", warnings, document);
        out.write(document.toString());
    }

    private String headline(Comparison comparison) {
        Verdict verdict = comparison.verdict();
        double ratio = Wording.change(comparison);
        String change = Double.isNaN(ratio) ? "" : " " + amounts.change(ratio);
        StringBuilder text = new StringBuilder("### ");
        text.append(Wording.mark(verdict))
                .append(" culprit: ")
                .append(verdict.name().replace('_', ' '));
        text.append(change).append("\n\n");
        if (!Double.isNaN(comparison.total().baseline())
                && !Double.isNaN(comparison.total().candidate())) {
            text.append(Markdown.text(wording.sizes(comparison.total()))).append(", ");
            text.append(Markdown.text(wording.interval(comparison.total(), "\u2026")))
                    .append("  \n");
        }
        if (comparison.amounts().allocated() != null) {
            text.append(Markdown.text(wording.allocated(comparison))).append("  \n");
        }
        text.append("baseline ").append(Markdown.code(wording.side(comparison.baseline())));
        text.append(" \u2192 candidate ")
                .append(Markdown.code(wording.side(comparison.candidate())))
                .append("  \n");
        text.append(Markdown.text(
                String.join(" \u00b7 ", wording.scope(comparison)) + " \u00b7 " + wording.comparability(comparison)));
        return text.append("\n\n").toString();
    }

    private void addBreakdown(Comparison comparison, MarkdownDocument document) {
        Breakdown breakdown = Breakdown.of(comparison, CULPRITS);
        if (breakdown.isEmpty()) {
            return;
        }
        document.add("**Where the " + amounts.signedQuantity(breakdown.total(), breakdown.unit()) + " went**\n\n"
                + "| | change | share | culprit | call site | why |\n|--|--:|--:|--|--|--|\n");
        for (int i = 0; i < breakdown.parts().size(); i++) {
            Breakdown.Part part = breakdown.parts().get(i);
            String percent = breakdown.percents().isEmpty()
                    ? ""
                    : amounts.wholePercent(breakdown.percents().get(i));
            String row = "| " + (part.deltaNanos() < 0 ? "\u25bc" : "\u25b2") + " | "
                    + amounts.signedQuantity(part.deltaNanos(), breakdown.unit()) + " | " + percent + " | ";
            Culprit culprit = part.culprit();
            document.add(
                    culprit == null
                            ? row + Markdown.text(part.title()) + " | | |\n"
                            : row + Markdown.code(wording.subject(culprit)) + " | "
                                    + Markdown.code(wording.place(culprit)) + " | "
                                    + Markdown.text(wording.cause(culprit) + ", " + wording.code(culprit)) + " |\n");
        }
        document.add("\n");
    }

    private List<String> stories(List<Culprit> culprits, String unit) {
        return culprits.stream()
                .limit(STORIES)
                .map(culprit -> story(culprit, unit))
                .toList();
    }

    private String story(Culprit culprit, String unit) {
        return culprit.rank() + ". " + Markdown.code(wording.subject(culprit)) + " at "
                + Markdown.code(wording.place(culprit)) + ": " + amounts.signedQuantity(culprit.deltaNanos(), unit)
                + ", "
                + Markdown.text(
                        wording.cause(culprit) + ", " + wording.evidence(culprit) + ", " + wording.code(culprit))
                + (culprit.explanation().isEmpty() ? "" : ". " + Markdown.text(culprit.explanation())) + "\n";
    }

    private static List<String> checks(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (ComparabilityCheck check : comparison.comparability()) {
            if (check.level() != Level.SAME) {
                lines.add("- " + Markdown.code(check.fact()) + ": " + Markdown.code(check.baseline()) + " \u2192 "
                        + Markdown.code(check.candidate()) + " " + Markdown.text(check.message()) + "\n");
            }
        }
        addWarnings("baseline", comparison.baseline(), lines);
        addWarnings("candidate", comparison.candidate(), lines);
        return lines;
    }

    private static void addWarnings(String name, SideSummary side, List<String> lines) {
        side.warnings().forEach(warning -> lines.add("- " + name + ": " + Markdown.text(warning) + "\n"));
    }

    private String hotspot(FunctionSummary function, Quantity.Unit unit) {
        return "| " + Markdown.code(function.function().shortName()) + " | "
                + Markdown.code(Names.place(function.function())) + " | " + amounts.quantity(function.selfNanos(), unit)
                + " | " + amounts.quantity(function.totalNanos(), unit) + " | " + amounts.count(function.calls())
                + " | "
                + amounts.duration(function.latency().p50()) + " | "
                + amounts.duration(function.latency().p99()) + " |\n";
    }

    private static void addDetails(String title, List<String> lines, MarkdownDocument document) {
        if (!lines.isEmpty() && document.add("<details><summary>" + title + "</summary>\n\n")) {
            lines.forEach(document::add);
            document.always("\n</details>\n\n");
        }
    }
}
