package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;

/** The functions of one profile set that took most time themselves. */
final class HtmlHotspots {

    private static final int HOTSPOTS = 12;
    private static final int NAME = 300;

    private final Amounts amounts;

    HtmlHotspots(Amounts amounts) {
        this.amounts = amounts;
    }

    /** All time that was measured in functions, waits, and phases of tests: own times, which do not overlap. */
    double total(SetReport report) {
        DiffTree tree = report.tree();
        double total = 0;
        for (int row = 1; row < tree.size(); row++) {
            Kind kind = tree.frames().get(tree.frame()[row]).kind();
            total += kind == Kind.TRUNCATED ? 0 : tree.candidateSelf()[row];
        }
        return total;
    }

    Html render(SetReport report) {
        double largest = report.functions().stream()
                .mapToDouble(FunctionSummary::selfNanos)
                .max()
                .orElse(1);
        return Html.join(report.functions().stream()
                .limit(HOTSPOTS)
                .map(function -> row(function, report.tree().measure().unit(), Math.max(1, largest)))
                .toList());
    }

    private Html row(FunctionSummary function, Quantity.Unit unit, double largest) {
        return Template.of("hotspot")
                .text("function", Names.shortened(function.function().shortName(), NAME))
                .text("place", Names.shortened(Names.place(function.function()), NAME))
                .text("self", amounts.quantity(function.selfNanos(), unit))
                .coordinate("width", 100 * function.selfNanos() / largest)
                .text("total", amounts.quantity(function.totalNanos(), unit))
                .text("calls", amounts.count(function.calls()))
                .text("p50", amounts.duration(function.latency().p50()))
                .text("p95", amounts.duration(function.latency().p95()))
                .text("p99", amounts.duration(function.latency().p99()))
                .fill();
    }
}
