package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import dev.culprit.flamegraph.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Telemetry handlers as plain tables. */
final class HtmlTelemetry {

    private static final int TESTS = 20;

    private final Amounts amounts;

    HtmlTelemetry(Amounts amounts) {
        this.amounts = amounts;
    }

    /** What one set has of them; empty when it has none. */
    Html render(TelemetryReport report) {
        if (report.handlers().isEmpty()) {
            return Html.EMPTY;
        }
        List<Html> tables = new ArrayList<>();
        tables.add(HtmlTests.table(
                "Telemetry handlers",
                lead(report),
                report.handlers().stream().map(this::row).toList(),
                "handler",
                "registered at",
                "kind",
                "calls",
                "takes",
                "p99",
                "findings",
                "what to do"));
        List<Html> tests = report.tests().stream()
                .limit(TESTS)
                .map(test -> HtmlTests.row(
                        test.id(), amounts.duration(test.nanos()), amounts.duration(test.businessNanos())))
                .toList();
        if (!tests.isEmpty()) {
            tables.add(HtmlTests.table(
                    "Telemetry in tests", "", tests, "test", "in handlers", "in the code that they observe"));
        }
        return Html.join(tables);
    }

    /** What became of the handlers of both sides; empty when nothing did. */
    Html render(Comparison comparison) {
        List<Html> changes =
                TelemetryCulprits.sentences(comparison.baselineTelemetry(), comparison.candidateTelemetry()).stream()
                        .map(HtmlTests::row)
                        .toList();
        return changes.isEmpty()
                ? Html.EMPTY
                : HtmlTests.table("Telemetry handlers that changed", "", changes, "handler");
    }

    /** What became of budgets; empty without any. */
    static Html budgets(List<Budget.Checked> budgets) {
        List<Html> rows = budgets.stream()
                .map(checked ->
                        HtmlTests.row(checked.outcome().name(), checked.budget().text(), checked.explanation()))
                .toList();
        return rows.isEmpty() ? Html.EMPTY : HtmlTests.table("Budgets", "", rows, "outcome", "budget", "measured");
    }

    private String lead(TelemetryReport report) {
        String share = Double.isNaN(report.share())
                ? ""
                : ", " + amounts.share(report.share())
                        + (report.testNanos() > 0 ? " of the time of the tests" : " of the recorded time");
        return amounts.duration(report.nanos()) + " in all" + share + ". " + String.join(" ", report.notes());
    }

    private Html row(HandlerSummary handler) {
        HandlerCost cost = handler.cost();
        return HtmlTests.row(
                handler.shortName(),
                handler.registeredAt() == null ? "" : Names.place(handler.registeredAt()),
                AuditWords.kind(handler.kind()),
                cost == null ? "" : amounts.count(cost.count()),
                cost == null ? "not measured" : amounts.duration(cost.totalNanos()),
                cost == null || cost.count() == 0
                        ? ""
                        : amounts.duration(cost.perCall().p99()),
                handler.findings().stream().map(Enum::name).collect(Collectors.joining(", ")),
                handler.explanation());
    }
}
