package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.HandlerSummary.Emitter;
import dev.culprit.analyzer.model.HandlerSummary.InTest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a handler is called from: lines of the application, and tests. */
final class Emitters {

    private final TelemetryRows rows;
    private final HandlerRows own;

    Emitters(TelemetryRows rows, HandlerRows own) {
        this.rows = rows;
        this.own = own;
    }

    /** A line in the making. */
    private static final class Sums {
        private final Set<Integer> callers = new HashSet<>();
        private double count;
        private double nanos;
    }

    /** The lines, most time first. */
    List<Emitter> lines() {
        Map<CallSite, Sums> byLine = new LinkedHashMap<>();
        for (int row : own.topmost()) {
            int caller = rows.caller(row);
            if (caller != TelemetryRows.NONE) {
                Sums sums = byLine.computeIfAbsent(line(row, caller), any -> new Sums());
                sums.callers.add(caller);
                sums.count += rows.calls(row);
                sums.nanos += rows.inclusive(row);
            }
        }
        return byLine.entrySet().stream()
                .map(entry -> emitter(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Emitter::nanos).reversed())
                .toList();
    }

    /** The line in the function of {@code caller} from which {@code row} is called, through whatever is between them. */
    private CallSite line(int row, int caller) {
        int child = row;
        while (rows.parent(child) != caller) {
            child = rows.parent(child);
        }
        Function function = rows.functionOf(caller).toFunction();
        return new CallSite(function.className(), function.method(), function.file(), rows.line(child));
    }

    private Emitter emitter(CallSite site, Sums sums) {
        double whole = sums.callers.stream().mapToDouble(rows::inclusive).sum();
        double telemetry = sums.callers.stream().mapToDouble(rows::telemetry).sum();
        return new Emitter(
                site, sums.count, sums.nanos, whole > 0 ? sums.nanos / whole : Double.NaN, whole - telemetry);
    }

    /** The tests, most time first. */
    List<InTest> tests() {
        Map<String, double[]> byTest = new LinkedHashMap<>();
        for (int row : own.topmost()) {
            if (rows.test(row) != TelemetryRows.NONE) {
                byTest.computeIfAbsent(id(rows.test(row)), any -> new double[2])[0] += rows.inclusive(row);
            }
        }
        for (int row = 1; row < rows.size(); row++) {
            double[] sums = rows.test(row) == row ? byTest.get(id(row)) : null;
            if (sums != null) {
                sums[1] += rows.inclusive(row);
            }
        }
        return byTest.entrySet().stream()
                .map(entry -> new InTest(
                        entry.getKey(),
                        entry.getValue()[0],
                        entry.getValue()[1] > 0 ? entry.getValue()[0] / entry.getValue()[1] : Double.NaN))
                .sorted(Comparator.comparingDouble(InTest::nanos).reversed())
                .toList();
    }

    private String id(int testRow) {
        return rows.functionOf(testRow).toFunction().descriptor();
    }
}
