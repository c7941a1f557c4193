package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the function to name in a subtree that only the candidate has. Its root may be a thin new wrapper: while one new
 * function below carries most of the cost, that one is the better answer. Code that the baseline knew as well is not named
 * as new; what is new is that it is called, which is the business of its caller.
 */
final class NewCode {

    /** One callee carries most when it has at least this share of the whole subtree. */
    private static final double MOST = 0.5;

    /** A new function that makes more calls than this of another in each of its own has the loop, and with it the cost. */
    private static final double MANY_CALLS = 10;

    private final AlignedTree tree;
    private final RowSums sums;
    private final Sides sides;
    private final double[] calls;
    private final double[] inclusive;

    NewCode(Decomposition decomposition, RowSums sums, Sides sides) {
        this.tree = decomposition.tree();
        this.sums = sums;
        this.sides = sides;
        this.calls = decomposition.candidateCalls();
        this.inclusive = inclusive(decomposition.candidateSelf());
    }

    /** Time of new code with the new code below it. */
    private double[] inclusive(double[] self) {
        double[] sum = new double[self.length];
        for (int row = self.length - 1; row > 0; row--) {
            if (sides.isOnlyInCandidate(row)) {
                sum[row] += self[row];
                sum[tree.parent()[row]] += sum[row];
            }
        }
        return sum;
    }

    /** The nanoseconds per fork that the new code from {@code row} on takes. */
    double nanos(int row) {
        return inclusive[row];
    }

    /** The same parts, where those of new code that lead to the same function are one. */
    List<Part> join(List<Part> parts) {
        Map<Integer, List<Part>> byFunction = new LinkedHashMap<>();
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind() == Part.Kind.NEW_CODE) {
                int function = tree.function()[responsible(part.heaviestRow())];
                byFunction.computeIfAbsent(function, key -> new ArrayList<>()).add(part);
            } else {
                result.add(part);
            }
        }
        byFunction
                .values()
                .forEach(same -> result.add(Part.joined(
                        Part.Kind.NEW_CODE, same.get(0).function(), same.get(0).caller(), same)));
        return result;
    }

    /** The rows of the functions to name in the subtrees of {@code roots}. */
    int[] responsible(int[] roots) {
        return Arrays.stream(roots).map(this::responsible).distinct().toArray();
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
        Map<Integer, Callee> callees = new HashMap<>();
        for (int child = row + 1; child < sums.end(row); child = sums.end(child)) {
            // What blocks is no code of the program: who waits is the one to name.
            if (sides.isOnlyInCandidate(child)
                    && tree.functionOf(child).baseline() == null
                    && tree.functionOf(child).kind().isCaller()) {
                Callee callee = new Callee(inclusive[child], calls[child], child);
                callees.merge(tree.function()[child], callee, this::join);
            }
        }
        return callees.values().stream()
                .filter(callee -> callee.nanos >= least && callee.calls <= MANY_CALLS * calls[row])
                .max(Comparator.comparingDouble(Callee::nanos))
                .map(Callee::heaviestRow)
                .orElse(-1);
    }

    /** A function that is called from several lines of one caller. */
    private record Callee(double nanos, double calls, int heaviestRow) {}

    private Callee join(Callee one, Callee other) {
        int heaviest = inclusive[other.heaviestRow] > inclusive[one.heaviestRow] ? other.heaviestRow : one.heaviestRow;
        return new Callee(one.nanos + other.nanos, one.calls + other.calls, heaviest);
    }
}
