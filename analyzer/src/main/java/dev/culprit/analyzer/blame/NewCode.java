package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the function to name in a subtree that only the candidate has. Its root may be a thin new wrapper: while one new
 * function below carries most of the cost, that one is the better answer. Code that the baseline knew as well is not named
 * as new; what is new is that it is called, which is the business of its caller.
 */
final class NewCode {

    /** One callee carries most when it has at least this share of the whole subtree. */
    private static final double MOST = 0.5;

    private final AlignedTree tree;
    private final RowSums sums;
    private final double[] inclusive;

    /** @param inclusive inclusive nanoseconds of the candidate for every row */
    NewCode(AlignedTree tree, RowSums sums, double[] inclusive) {
        this.tree = tree;
        this.sums = sums;
        this.inclusive = inclusive;
    }

    /** The row of the function to name in the subtree of {@code root}. */
    int responsible(int root) {
        int current = root;
        while (true) {
            int next = heaviestNewCallee(current, MOST * inclusive[root]);
            if (next < 0) {
                return current;
            }
            current = next;
        }
    }

    private int heaviestNewCallee(int row, double least) {
        Map<Integer, Double> costs = new HashMap<>();
        Map<Integer, Integer> heaviestRows = new HashMap<>();
        for (int child = row + 1; child < sums.end(row); child = sums.end(child)) {
            if (tree.functionOf(child).isMethod() && tree.functionOf(child).baseline() == null) {
                costs.merge(tree.function()[child], inclusive[child], Double::sum);
                heaviestRows.merge(tree.function()[child], child, this::heavier);
            }
        }
        return costs.entrySet().stream()
                .filter(cost -> cost.getValue() >= least)
                .max(Map.Entry.comparingByValue())
                .map(cost -> heaviestRows.get(cost.getKey()))
                .orElse(-1);
    }

    private int heavier(int one, int other) {
        return inclusive[other] > inclusive[one] ? other : one;
    }
}
