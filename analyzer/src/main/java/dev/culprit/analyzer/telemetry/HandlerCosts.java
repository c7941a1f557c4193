package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.HandlerSummary.Callback;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up what the calls of one handler take. Not thread safe. */
final class HandlerCosts {

    private final TelemetryRows rows;
    private final HandlerRows own;
    private final MergedTelemetry.Handler handler;
    private final Map<WaitPlace, double[]> waits = new LinkedHashMap<>();
    private double nestedNanos;
    private double waitNanos;
    private double lockNanos;

    private record WaitPlace(@Nullable CallSite site, int callee) {}

    HandlerCosts(TelemetryRows rows, HandlerRows own, MergedTelemetry.Handler handler) {
        this.rows = rows;
        this.own = own;
        this.handler = handler;
    }

    /**
     * The cost; null when nothing of the handler was measured.
     *
     * @param whole what the share is of
     * @param sharedWith other handlers with the same callbacks
     */
    @Nullable
    HandlerCost cost(double whole, int sharedWith) {
        if (handler.callbacks().isEmpty()) {
            return null;
        }
        double count = 0;
        double total = 0;
        double emitting = 0;
        Double allocated = 0.0;
        for (int row : own.topmost()) {
            count += rows.calls(row);
            total += rows.inclusive(row);
            emitting += rows.isEmitting(row) ? rows.inclusive(row) : 0;
            Double bytes = rows.allocated(row);
            allocated = allocated == null || bytes == null ? null : (Double) (allocated + bytes);
            lookBelow(row);
        }
        return new HandlerCost(
                count,
                total,
                total - nestedNanos,
                emitting,
                waitNanos,
                lockNanos,
                waits(),
                allocated,
                whole > 0 ? total / whole : Double.NaN,
                latencies(handler.callbacks()).perCall(),
                callbacks(),
                sharedWith);
    }

    private void lookBelow(int top) {
        rows.forEachBelow(top, row -> {
            boolean isNested = rows.isCallback(row) && !own.isOfThis(row);
            if (isNested && isOfHandlerAlone(rows.parent(row), top)) {
                nestedNanos += rows.inclusive(row);
            }
            if (rows.kind(row) == Kind.WAIT && isOfHandlerAlone(rows.parent(row), top)) {
                addWait(row, rows.isEmitting(top));
            }
        });
    }

    /** Whether no other handler is between {@code row} and {@code top}. */
    private boolean isOfHandlerAlone(int row, int top) {
        int above = rows.handler(row);
        while (above != top && own.isOfThis(above)) {
            above = rows.handler(rows.parent(above));
        }
        return above == top;
    }

    private void addWait(int row, boolean emitting) {
        MergedFunction caller = rows.functionOf(rows.parent(row));
        Function function = caller.toFunction();
        CallSite site = caller.kind().isCaller()
                ? new CallSite(function.className(), function.method(), function.file(), rows.line(row))
                : null;
        double[] sums = waits.computeIfAbsent(new WaitPlace(site, rows.function(row)), any -> new double[2]);
        sums[0] += rows.inclusive(row);
        sums[1] += rows.calls(row);
        if (emitting) {
            waitNanos += rows.inclusive(row);
            lockNanos += rows.functionOf(row).toFunction().kind() == MethodKind.LOCK ? rows.inclusive(row) : 0;
        }
    }

    private List<WaitSummary> waits() {
        return waits.entrySet().stream()
                .map(entry -> new WaitSummary(
                        entry.getKey().site(),
                        rows.set().functions().get(entry.getKey().callee()).toFunction(),
                        entry.getValue()[0],
                        entry.getValue()[1]))
                .sorted(Comparator.comparingDouble(WaitSummary::nanos).reversed())
                .toList();
    }

    private List<Callback> callbacks() {
        List<Callback> found = new ArrayList<>();
        for (int callback : handler.callbacks()) {
            double count = 0;
            double total = 0;
            for (int row : own.topmost()) {
                if (rows.function(row) == callback) {
                    count += rows.calls(row);
                    total += rows.inclusive(row);
                }
            }
            Function function = rows.set().functions().get(callback).toFunction();
            found.add(new Callback(
                    function, count, total, latencies(List.of(callback)).perCall()));
        }
        found.sort(Comparator.comparingDouble(Callback::totalNanos).reversed());
        return found;
    }

    private Latencies latencies(List<Integer> functions) {
        return functions.stream()
                .flatMap(function -> rows.set().functions().get(function).total().stream())
                .reduce(Latencies.NONE, Latencies::plus);
    }
}
