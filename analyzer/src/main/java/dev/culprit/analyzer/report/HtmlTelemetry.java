package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import dev.culprit.flamegraph.Html;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Telemetry handlers as plain tables. */
final class HtmlTelemetry {

    private static final int TESTS = 20;
    private static final int HANDLERS = 200;
    private static final String NONE = "\u2013";

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
        List<Html> changes = TelemetryCulprits.sentences(comparison.telemetry()).stream()
                .map(HtmlTests::row)
                .toList();
        List<Html> tables = new ArrayList<>();
        if (!changes.isEmpty()) {
            tables.add(HtmlTests.table("Telemetry handlers that changed", "", changes, "handler"));
        }
        List<Html> rows = sides(comparison).stream().limit(HANDLERS).toList();
        if (!rows.isEmpty()) {
            tables.add(HtmlTests.table(
                    "Telemetry handlers of both sides",
                    "Baseline \u2192 candidate, mean per fork.",
                    rows,
                    "handler",
                    "registered at",
                    "kind",
                    "calls",
                    "takes",
                    "p99",
                    "findings",
                    "what to do"));
        }
        return Html.join(tables);
    }

    /** Each handler of either side, those of the candidate first. */
    private List<Html> sides(Comparison comparison) {
        Map<String, HandlerSummary> before = new LinkedHashMap<>();
        comparison.telemetry().baseline().handlers().forEach(handler -> before.put(handler.id(), handler));
        List<Html> rows = new ArrayList<>();
        for (HandlerSummary after : comparison.telemetry().candidate().handlers()) {
            rows.add(row(before.remove(after.id()), after));
        }
        before.values().forEach(handler -> rows.add(row(handler, null)));
        return rows;
    }

    private Html row(@Nullable HandlerSummary before, @Nullable HandlerSummary after) {
        HandlerSummary known = after == null ? before : after;
        if (known == null) {
            throw new IllegalArgumentException("a handler of no side");
        }
        return HtmlTests.row(
                known.shortName(),
                known.registeredAt() == null ? "" : Names.place(known.registeredAt()),
                AuditWords.kind(known.kind()),
                both(calls(before), calls(after)),
                both(takes(before), takes(after)),
                both(slowest(before), slowest(after)),
                known.findings().stream().map(Enum::name).collect(Collectors.joining(", ")),
                known.explanation());
    }

    private static String both(String before, String after) {
        return before.equals(after) ? after : before + " \u2192 " + after;
    }

    private String calls(@Nullable HandlerSummary handler) {
        return handler == null || handler.cost() == null
                ? NONE
                : amounts.count(handler.cost().count());
    }

    private String takes(@Nullable HandlerSummary handler) {
        if (handler == null) {
            return NONE;
        }
        return handler.cost() == null
                ? "not measured"
                : amounts.duration(handler.cost().totalNanos());
    }

    private String slowest(@Nullable HandlerSummary handler) {
        boolean called =
                handler != null && handler.cost() != null && handler.cost().count() > 0;
        return called ? amounts.duration(handler.cost().perCall().p99()) : NONE;
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
