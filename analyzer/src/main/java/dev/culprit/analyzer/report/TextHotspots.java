package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.analyzer.report.TextLines.Colour;

/** The functions of one profile set that took most time themselves. */
final class TextHotspots {

    private static final int HOTSPOTS = 20;
    private static final int NAME_WIDTH = 39;

    private final Amounts amounts;
    private final Wording wording;

    TextHotspots(Amounts amounts, Wording wording) {
        this.amounts = amounts;
        this.wording = wording;
    }

    void write(SetReport report, TextLines lines) {
        lines.line(Colour.BOLD, wording.side(report.side()));
        lines.wrapped(
                2,
                2,
                wording.plural(report.side().forks(), "fork") + ", "
                        + wording.plural(report.side().profiles(), "profile") + ", "
                        + wording.plural(report.functions().size(), "function") + wording.measured(report));
        if (!report.side().memory().isEmpty()) {
            lines.wrapped(2, 2, wording.memory(report.side()));
        }
        lines.blank();
        lines.line(Colour.BOLD, row("self", "total", "calls", "p99", "function"));
        report.functions().stream()
                .limit(HOTSPOTS)
                .forEach(f -> writeFunction(f, report.tree().measure().unit(), lines));
        if (report.functions().size() > HOTSPOTS) {
            lines.wrapped(2, 2, "and " + wording.plural(report.functions().size() - HOTSPOTS, "more function"));
        }
    }

    private void writeFunction(FunctionSummary function, Quantity.Unit unit, TextLines lines) {
        lines.wrapped(
                0,
                2,
                row(
                        amounts.quantity(function.selfNanos(), unit),
                        amounts.quantity(function.totalNanos(), unit),
                        amounts.count(function.calls()),
                        amounts.duration(function.latency().p99()),
                        Names.shortened(function.function().shortName(), NAME_WIDTH)));
    }

    private static String row(String self, String total, String calls, String p99, String name) {
        return TextLines.right(self, 9) + TextLines.right(total, 9) + TextLines.right(calls, 12)
                + TextLines.right(p99, 9) + "  " + name;
    }
}
