package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.profile.MethodKind;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A set's tree with what it takes to tell handlers from the code that they observe. Means per fork, times in nanoseconds. */
final class TelemetryRows {

    static final int NONE = -1;

    private final LoadedSet set;
    private final MergedTree tree;
    private final BitSet callbacks = new BitSet();
    private final double[] calls;
    private final double[] inclusive;
    private final double[] telemetry;
    private final double @Nullable [] allocated;
    private final int[] handler;
    private final int[] caller;
    private final int[] test;
    private final BitSet emitting = new BitSet();
    private final int[] firstChild;
    private final int[] nextSibling;

    TelemetryRows(LoadedSet set) {
        this.set = set;
        this.tree = set.tree();
        this.calls = mean(tree.calls());
        this.inclusive = mean(tree.selfNanos());
        this.allocated = mean(tree.metering().allocatedBytes());
        this.telemetry = new double[tree.size()];
        this.handler = new int[tree.size()];
        this.caller = new int[tree.size()];
        this.test = new int[tree.size()];
        this.firstChild = new int[tree.size()];
        this.nextSibling = new int[tree.size()];
        markCallbacks();
        sumUp();
        handOn();
    }

    private void markCallbacks() {
        for (MergedTelemetry.Handler each : set.telemetry().handlers()) {
            each.callbacks().forEach(callbacks::set);
        }
        for (int i = 0; i < set.functions().size(); i++) {
            MergedFunction function = set.functions().get(i);
            if (function.method() != null && function.method().kind() == MethodKind.TELEMETRY) {
                callbacks.set(i);
            }
        }
    }

    private double[] mean(long[][] columns) {
        double[] means = new double[tree.size()];
        for (long[] column : columns) {
            for (int row = 0; row < means.length; row++) {
                means[row] += (double) column[row] / columns.length;
            }
        }
        return means;
    }

    private double @Nullable [] mean(double @Nullable [] @Nullable [] columns) {
        if (columns == null) {
            return null;
        }
        double[] means = new double[tree.size()];
        for (double[] column : columns) {
            for (int row = 0; row < means.length; row++) {
                means[row] += column[row] / columns.length;
            }
        }
        return means;
    }

    /** Children come after their parents, so that one pass from the end has all of them before their parent. */
    private void sumUp() {
        java.util.Arrays.fill(firstChild, NONE);
        java.util.Arrays.fill(nextSibling, NONE);
        for (int row = tree.size() - 1; row > 0; row--) {
            int parent = tree.parent()[row];
            nextSibling[row] = firstChild[parent];
            firstChild[parent] = row;
            if (isCallback(row)) {
                telemetry[row] = inclusive[row];
            }
            inclusive[parent] += inclusive[row];
            telemetry[parent] += telemetry[row];
            if (allocated != null) {
                allocated[parent] += allocated[row];
            }
        }
    }

    private void handOn() {
        handler[0] = NONE;
        caller[0] = NONE;
        test[0] = NONE;
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            Kind kind = kind(row);
            handler[row] = isCallback(row) ? row : handler[parent];
            test[row] = kind == Kind.TEST ? row : test[parent];
            caller[row] = caller[parent];
            emitting.set(row, emitting.get(parent));
            if (kind == Kind.TASK || kind == Kind.TEST) {
                // What hands a task over does not wait for it; the code of the task may emit itself.
                caller[row] = NONE;
                emitting.set(row, kind == Kind.TEST);
            } else if (kind == Kind.METHOD && handler[row] == NONE) {
                caller[row] = row;
                emitting.set(row);
            }
        }
    }

    LoadedSet set() {
        return set;
    }

    int size() {
        return tree.size();
    }

    Kind kind(int row) {
        return functionOf(row).kind();
    }

    MergedFunction functionOf(int row) {
        return set.functions().get(tree.function()[row]);
    }

    int function(int row) {
        return tree.function()[row];
    }

    int parent(int row) {
        return tree.parent()[row];
    }

    int line(int row) {
        return tree.line()[row];
    }

    double calls(int row) {
        return calls[row];
    }

    double inclusive(int row) {
        return inclusive[row];
    }

    /** Time in handlers at or below the row, that of handlers of handlers once. */
    double telemetry(int row) {
        return telemetry[row];
    }

    /** Bytes allocated at and below the row; null when that is not known. */
    @Nullable
    Double allocated(int row) {
        return allocated == null || Double.isNaN(allocated[row]) ? null : (Double) allocated[row];
    }

    boolean isCallback(int row) {
        return row > 0 && callbacks.get(tree.function()[row]);
    }

    /** The nearest row at or above which is a callback; {@link #NONE} when there is none. */
    int handler(int row) {
        return handler[row];
    }

    /** The nearest row at or above which is code of the application on the same thread, outside of handlers. */
    int caller(int row) {
        return caller[row];
    }

    /** The row of the test at or above; {@link #NONE} outside of tests. */
    int test(int row) {
        return test[row];
    }

    /** Whether the row is below code of the application on the same thread, so that this has to wait for it. */
    boolean isEmitting(int row) {
        return emitting.get(row);
    }

    /** Gives {@code action} each row below {@code top}. */
    void forEachBelow(int top, IntConsumer action) {
        int row = firstChild[top];
        while (row != NONE && row != top) {
            action.accept(row);
            int next = firstChild[row];
            while (next == NONE && row != top) {
                next = nextSibling[row];
                row = next == NONE ? tree.parent()[row] : row;
            }
            row = next == NONE ? top : next;
        }
    }
}
