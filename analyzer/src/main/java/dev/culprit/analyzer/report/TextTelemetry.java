package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.TelemetryReport.TestTelemetry;
import dev.culprit.analyzer.report.TextLines.Colour;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Telemetry handlers for a terminal: each that is to be mended, then how many others there are. */
final class TextTelemetry {

    private static final int TESTS = 5;
    private static final int CHANGES = 10;

    private final Amounts amounts;

    TextTelemetry(Amounts amounts) {
        this.amounts = amounts;
    }

    void write(TelemetryReport report, TextLines lines) {
        if (report.handlers().isEmpty()) {
            return;
        }
        List<HandlerSummary> toMend = report.toMend();
        lines.blank();
        lines.line(
                Colour.BOLD,
                "Telemetry handlers: " + toMend.size() + " of "
                        + report.handlers().size() + " to mend");
        lines.wrapped(2, 2, whole(report));
        for (TestTelemetry test :
                report.tests().subList(0, Math.min(TESTS, report.tests().size()))) {
            lines.wrapped(
                    2,
                    4,
                    Names.shortened(test.id(), 100) + ": " + amounts.duration(test.nanos()) + " in handlers, "
                            + amounts.duration(test.businessNanos()) + " in the code that they observe");
        }
        int rank = 0;
        for (HandlerSummary handler : toMend) {
            write(++rank, handler, lines);
        }
        report.notes().forEach(note -> lines.wrapped(2, 4, "- " + Amounts.ascii(note)));
    }

    /** What became of the handlers of both sides. */
    void write(Comparison comparison, TextLines lines) {
        List<String> changes = TelemetryCulprits.sentences(comparison.telemetry());
        if (changes.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Telemetry handlers");
        for (String change : changes.subList(0, Math.min(CHANGES, changes.size()))) {
            lines.wrapped(2, 4, "- " + Amounts.ascii(change));
        }
        if (changes.size() > CHANGES) {
            lines.wrapped(2, 4, "- and " + amounts.count(changes.size() - CHANGES) + " more");
        }
    }

    /** What became of budgets, broken ones first. */
    void writeBudgets(List<Budget.Checked> budgets, TextLines lines) {
        if (budgets.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Budgets");
        budgets.stream()
                .sorted(Comparator.comparing(Budget.Checked::outcome, Comparator.comparingInt(TextTelemetry::severity)))
                .forEach(checked -> lines.wrapped(
                        2, 4, checked.outcome() + "  " + Amounts.ascii(Names.visible(checked.explanation()))));
    }

    private static int severity(Budget.Outcome outcome) {
        return switch (outcome) {
            case BROKEN -> 0;
            case WARNED -> 1;
            case UNSURE -> 2;
            case WAIVED -> 3;
            case KEPT -> 4;
        };
    }

    private String whole(TelemetryReport report) {
        String share = Double.isNaN(report.share())
                ? ""
                : ", " + amounts.share(report.share())
                        + (report.testNanos() > 0 ? " of the time of the tests" : " of the recorded time");
        return amounts.duration(report.nanos()) + " in all" + share;
    }

    private void write(int rank, HandlerSummary handler, TextLines lines) {
        HandlerCost cost = handler.cost();
        String where = handler.registeredAt() == null ? "" : "  " + Names.place(handler.registeredAt());
        lines.amount(
                TextLines.right(String.valueOf(rank), 3) + ". " + handler.shortName() + where,
                cost == null ? "?" : amounts.duration(cost.totalNanos()),
                cost == null || Double.isNaN(cost.share())
                        ? ""
                        : amounts.wholePercent((int) Math.round(100 * cost.share())));
        lines.wrapped(
                5,
                5,
                handler.findings().stream().map(Enum::name).collect(Collectors.joining(", "))
                        + (cost == null || cost.count() == 0
                                ? ""
                                : "; p50 " + amounts.duration(cost.perCall().p50()) + ", p99 "
                                        + amounts.duration(cost.perCall().p99())));
        lines.wrapped(5, 5, Amounts.ascii(handler.explanation()));
    }
}
