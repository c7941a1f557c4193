package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a function is called from, and what it calls of the platform, with the change of each. */
final class SampledCallers {

    /** A caller that carries so much of a function's change. */
    private static final double MOST = 0.8;

    /** Part of a function's baseline that others must call for it to say something that they changed nothing. */
    private static final double OTHERS = 0.2;

    /** Of the platform's methods those in which a thread does nothing. */
    private static final Set<String> WAITING = Set.of(
            "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0",
            "java.lang.Thread.sleepNanos0",
            "java.lang.Thread.join",
            "java.lang.Object.wait",
            "java.lang.Object.wait0",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "jdk.internal.misc.Unsafe.park",
            "sun.misc.Unsafe.park");

    private final SampledUnion union;
    private final SampledFunctions functions;

    SampledCallers(SampledUnion union, SampledFunctions functions) {
        this.union = union;
        this.functions = functions;
    }

    /** Whether most of the growth of a function is waiting. */
    boolean waits(int frame) {
        double waiting = 0;
        double all = 0;
        for (int row = 0; row < union.size(); row++) {
            if (functions.function(row) == frame) {
                all += functions.delta(row);
                waiting += isWaiting(row) ? functions.delta(row) : 0;
            }
        }
        return all > 0 && waiting > all / 2;
    }

    private boolean isWaiting(int row) {
        for (int at = row; at >= 0 && at != functions.owner(row); at = union.parent()[at]) {
            if (union.frame()[at] >= 0 && WAITING.contains(name(union.frame()[at]))) {
                return true;
            }
        }
        return false;
    }

    private String name(int frame) {
        Function function = union.frames().get(frame);
        return function.className() + "." + function.method();
    }

    /** The platform's function that {@code frame} calls and in which most of its change is spent; null when there is none. */
    @Nullable
    Function platform(int frame, int sign) {
        Map<Integer, Double> deltas = new HashMap<>();
        double all = 0;
        for (int row = 0; row < union.size(); row++) {
            if (functions.function(row) == frame) {
                double delta = sign * functions.delta(row);
                all += delta;
                deltas.merge(calledByOwner(row), delta, Double::sum);
            }
        }
        for (Map.Entry<Integer, Double> called : deltas.entrySet()) {
            if (called.getKey() >= 0 && called.getValue() > all / 2) {
                return union.frames().get(called.getKey());
            }
        }
        return null;
    }

    /** The frame between the owner of a row and the row that the owner calls; -1 for the owner's own code. */
    private int calledByOwner(int row) {
        int called = -1;
        for (int at = row; at >= 0 && at != functions.owner(row); at = union.parent()[at]) {
            called = union.frame()[at];
        }
        return called;
    }

    /** The only caller below which {@code frame} grew, although others call it too; null when there is no such. */
    @Nullable
    String onlyFrom(int frame) {
        Map<Integer, double[]> byCaller = new HashMap<>();
        double all = 0;
        double before = 0;
        for (int row = 0; row < union.size(); row++) {
            if (functions.function(row) == frame && functions.owner(row) >= 0) {
                double[] sums = byCaller.computeIfAbsent(caller(functions.owner(row)), ignored -> new double[2]);
                sums[0] += functions.delta(row);
                sums[1] += baseline(row);
                all += functions.delta(row);
                before += baseline(row);
            }
        }
        for (Map.Entry<Integer, double[]> caller : byCaller.entrySet()) {
            double[] sums = caller.getValue();
            boolean othersCount = before - sums[1] >= OTHERS * before && before > 0;
            boolean othersChange = Math.abs(all - sums[0]) > (1 - MOST) * Math.abs(all);
            if (caller.getKey() >= 0 && sums[0] >= MOST * all && othersCount && !othersChange) {
                return union.frames().get(caller.getKey()).shortName();
            }
        }
        return null;
    }

    /** The function outside the platform that calls the one of {@code ownerRow}; -1 for none. */
    private int caller(int ownerRow) {
        int above = union.parent()[ownerRow];
        return above < 0 ? -1 : functions.function(above);
    }

    private double baseline(int row) {
        double sum = 0;
        for (double[] fork : union.baseline()) {
            sum += fork[row];
        }
        return sum / union.baseline().length;
    }
}
