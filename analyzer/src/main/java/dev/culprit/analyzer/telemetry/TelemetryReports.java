package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.TelemetryReport.TestTelemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges the telemetry handlers of a set. */
public final class TelemetryReports {

    private static final Comparator<HandlerSummary> TO_MEND_FIRST = Comparator.comparing(
                    (HandlerSummary handler) -> handler.findings().isEmpty())
            .thenComparing(Comparator.comparingDouble(TelemetryReports::nanos).reversed())
            .thenComparing(HandlerSummary::id);

    private final TelemetryRows rows;
    private double testNanos;
    private double allTests;

    private TelemetryReports(LoadedSet set) {
        this.rows = new TelemetryRows(set);
    }

    /** What there is to say about the handlers of {@code set}; {@link TelemetryReport#NONE} when it has none. */
    public static TelemetryReport of(LoadedSet set) {
        return set.telemetry().handlers().isEmpty() ? TelemetryReport.NONE : new TelemetryReports(set).report(set);
    }

    /** Of two that call each other, the one that does the work is dearer. */
    private static double nanos(HandlerSummary handler) {
        return handler.cost() == null ? 0 : handler.cost().ownNanos();
    }

    private TelemetryReport report(LoadedSet set) {
        List<TestTelemetry> tests = tests();
        double all = rows.inclusive(0);
        boolean hasTests = allTests > 0;
        double whole = hasTests ? allTests : all;
        List<HandlerSummary> handlers = new ArrayList<>(new HandlerAudit(set, rows, whole).summaries());
        handlers.sort(TO_MEND_FIRST);
        double nanos = rows.telemetry(0);
        return new TelemetryReport(
                handlers,
                nanos,
                testNanos,
                whole > 0 ? (hasTests ? testNanos : nanos) / whole : Double.NaN,
                tests,
                Notes.of(set, handlers));
    }

    private List<TestTelemetry> tests() {
        double[] waits = waitsOutsideHandlers();
        Map<String, double[]> byTest = new LinkedHashMap<>();
        for (int row = 1; row < rows.size(); row++) {
            if (rows.kind(row) == Kind.TEST) {
                double[] sums =
                        byTest.computeIfAbsent(rows.functionOf(row).toFunction().descriptor(), any -> new double[2]);
                sums[0] += rows.telemetry(row);
                sums[1] += Math.max(0, rows.inclusive(row) - rows.telemetry(row) - waits[row]);
                testNanos += rows.telemetry(row);
                allTests += rows.inclusive(row);
            }
        }
        return byTest.entrySet().stream()
                .filter(entry -> entry.getValue()[0] > 0)
                .map(entry -> new TestTelemetry(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(Comparator.comparingDouble(TestTelemetry::share)
                        .reversed()
                        .thenComparing(TestTelemetry::id))
                .toList();
    }

    /** Of each row the waits at or below it that are in no handler. */
    private double[] waitsOutsideHandlers() {
        double[] waits = new double[rows.size()];
        for (int row = rows.size() - 1; row > 0; row--) {
            if (rows.kind(row) == Kind.WAIT && rows.handler(row) == TelemetryRows.NONE) {
                waits[row] = rows.inclusive(row);
            }
            waits[rows.parent(row)] += waits[row];
        }
        return waits;
    }
}
