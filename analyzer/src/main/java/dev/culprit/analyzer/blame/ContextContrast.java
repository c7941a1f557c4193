package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.stats.AmountTest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a function became slower only below one of its callers, which then hands it other data. Inside and outside
 * of a caller are compared within the same fork, so that the state of the machine cancels.
 */
final class ContextContrast {

    /** At least this share of the change must be inside. */
    private static final double INSIDE = 0.9;

    /** At least this share of the calls must be outside: without calls there nothing is known of it. */
    private static final double OUTSIDE_CALLS = 0.02;

    /** Callers farther up tell a reader nothing about the call. */
    private static final int REACH = 12;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final RowSums sums;

    ContextContrast(Decomposition decomposition, RowSums sums) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.sums = sums;
    }

    /**
     * A caller below which all of the change is.
     *
     * @param function index of the caller
     * @param row its row, or when {@code direct} the called function's row, on the path that carries most
     * @param direct whether it calls the function itself
     */
    record Context(int function, int row, boolean direct) {}

    /** The nearest caller below which {@code part}, own code, changed while it did not elsewhere; null when there is none. */
    @Nullable
    Context of(Part part) {
        Map<Integer, Integer> levels = ancestors(part.heaviestRow());
        double all = Arrays.stream(part.rows())
                .mapToDouble(row -> decomposition.own()[row])
                .sum();
        for (Map.Entry<Integer, Integer> ancestor : levels.entrySet()) {
            int function = ancestor.getKey();
            int[] inside = Arrays.stream(part.rows())
                    .filter(row -> isBelow(row, function))
                    .toArray();
            double change = Arrays.stream(inside)
                    .mapToDouble(row -> decomposition.own()[row])
                    .sum();
            if (inside.length < part.rows().length && change / all >= INSIDE && isContrast(part.rows(), inside)) {
                int row = ancestor.getValue();
                boolean direct = tree.parent()[part.heaviestRow()] == row;
                return new Context(function, direct ? part.heaviestRow() : row, direct);
            }
        }
        return null;
    }

    /** The functions above {@code row}, nearest first, each with its lowest row. */
    private Map<Integer, Integer> ancestors(int row) {
        Map<Integer, Integer> rows = new LinkedHashMap<>();
        int above = tree.parent()[row];
        for (int level = 0; level < REACH && above > 0 && tree.functionOf(above).isMethod(); level++) {
            rows.putIfAbsent(tree.function()[above], above);
            above = tree.parent()[above];
        }
        rows.remove(tree.function()[row]);
        return rows;
    }

    private boolean isBelow(int row, int function) {
        for (int above = tree.parent()[row]; above > 0; above = tree.parent()[above]) {
            if (tree.function()[above] == function) {
                return true;
            }
        }
        return false;
    }

    private boolean isContrast(int[] rows, int[] inside) {
        Set<Integer> in = new LinkedHashSet<>();
        Arrays.stream(inside).forEach(in::add);
        int[] outside = Arrays.stream(rows).filter(row -> !in.contains(row)).toArray();
        double callsOutside = calls(outside);
        if (callsOutside < OUTSIDE_CALLS * (callsOutside + calls(inside))) {
            return false;
        }
        return new AmountTest(0)
                .compare(
                        ratios(tree.baselineSelf(), tree.baselineCalls(), inside, outside),
                        ratios(tree.candidateSelf(), tree.candidateCalls(), inside, outside))
                .decisive();
    }

    private double calls(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.min(
                        decomposition.baselineCalls()[row], decomposition.candidateCalls()[row]))
                .sum();
    }

    /** Cost per call inside / outside, for each fork. */
    private double[] ratios(double[][] self, double[][] calls, int[] inside, int[] outside) {
        double[] ins = perCall(self, calls, inside);
        double[] outs = perCall(self, calls, outside);
        Arrays.setAll(ins, fork -> ins[fork] / outs[fork]);
        return ins;
    }

    private double[] perCall(double[][] self, double[][] calls, int[] rows) {
        double[] cost = sums.of(self, rows);
        double[] times = sums.of(calls, rows);
        Arrays.setAll(cost, fork -> cost[fork] / times[fork]);
        return cost;
    }
}
