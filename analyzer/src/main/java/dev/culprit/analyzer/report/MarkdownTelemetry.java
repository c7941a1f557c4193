package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import java.util.List;
import java.util.stream.Collectors;

/** Telemetry handlers in Markdown. */
final class MarkdownTelemetry {

    private final Amounts amounts;

    MarkdownTelemetry(Amounts amounts) {
        this.amounts = amounts;
    }

    /** Those of one set that are to be mended, and its budgets. */
    void write(SetReport report, MarkdownDocument document) {
        List<HandlerSummary> toMend = report.telemetry().toMend();
        if (!toMend.isEmpty()) {
            document.add(
                    "\n| telemetry handler | registered at | takes | findings | what to do |\n|--|--|--:|--|--|\n");
            toMend.forEach(handler -> document.add(row(handler)));
        }
        addBudgets(report.budgets(), document);
    }

    /** What became of budgets. */
    static void addBudgets(List<Budget.Checked> budgets, MarkdownDocument document) {
        if (!budgets.isEmpty()) {
            document.add("\n");
        }
        for (Budget.Checked checked : budgets) {
            document.add("- " + checked.outcome() + ": " + Markdown.text(checked.explanation()) + "\n");
        }
    }

    private String row(HandlerSummary handler) {
        String takes = handler.cost() == null
                ? "not measured"
                : amounts.duration(handler.cost().totalNanos());
        String findings = handler.findings().stream().map(Enum::name).collect(Collectors.joining(", "));
        return "| " + Markdown.code(handler.shortName()) + " | "
                + (handler.registeredAt() == null ? "" : Markdown.code(Names.place(handler.registeredAt()))) + " | "
                + takes + " | " + findings + " | " + Markdown.text(handler.explanation()) + " |\n";
    }

    /** Lines on what became of the handlers of both sides. */
    static List<String> lines(Comparison comparison) {
        return TelemetryCulprits.sentences(comparison.telemetry()).stream()
                .map(sentence -> "- " + Markdown.text(sentence) + "\n")
                .toList();
    }
}
