package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who calls a function and whom it calls, summed over all of its outermost calls. */
final class Neighbours {

    private final DiffTree tree;
    private final double[] baseline;
    private final double[] candidate;

    Neighbours(DiffTree tree) {
        this.tree = tree;
        baseline = totals(tree.baselineSelf());
        candidate = totals(tree.candidateSelf());
    }

    /**
     * Time that belongs to a frame, in nanoseconds per fork.
     *
     * @param frame whose
     * @param baseline of that side
     * @param candidate of that side
     */
    record Neighbour(Frame frame, double baseline, double candidate) {

        double delta() {
            return candidate - baseline;
        }

        private Neighbour plus(double before, double after) {
            return new Neighbour(frame, baseline + before, candidate + after);
        }
    }

    /**
     * A function among its neighbours.
     *
     * @param callers time of the function by who calls it, the largest first
     * @param itself all of its time
     * @param callees time of what it calls, the largest first
     */
    record Neighbourhood(List<Neighbour> callers, Neighbour itself, List<Neighbour> callees) {}

    /** Null when the function is not in the tree. */
    @Nullable
    Neighbourhood of(Function function) {
        Map<Integer, Neighbour> callers = new HashMap<>();
        Map<Integer, Neighbour> callees = new HashMap<>();
        Neighbour itself = null;
        int outermostEnd = 0;
        int[] ends = ends();
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            if (parent > 0 && isOf(parent, function)) {
                add(callees, row, row);
            }
            if (!isOf(row, function) || row < outermostEnd) {
                continue;
            }
            outermostEnd = ends[row];
            Neighbour own = new Neighbour(tree.frames().get(tree.frame()[row]), baseline[row], candidate[row]);
            itself = itself == null ? own : itself.plus(baseline[row], candidate[row]);
            if (parent > 0) {
                add(callers, parent, row);
            }
        }
        return itself == null ? null : new Neighbourhood(largest(callers), itself, largest(callees));
    }

    private boolean isOf(int row, Function function) {
        return tree.frames().get(tree.frame()[row]).function().equals(function);
    }

    private void add(Map<Integer, Neighbour> sums, int named, int row) {
        int frame = tree.frame()[named];
        Neighbour known = sums.getOrDefault(frame, new Neighbour(tree.frames().get(frame), 0, 0));
        sums.put(frame, known.plus(baseline[row], candidate[row]));
    }

    private static List<Neighbour> largest(Map<Integer, Neighbour> sums) {
        List<Neighbour> all = new ArrayList<>(sums.values());
        all.sort(Comparator.comparingDouble((Neighbour one) -> -Math.max(one.baseline(), one.candidate()))
                .thenComparing(one -> one.frame().function().shortName()));
        return all;
    }

    private double[] totals(double[] self) {
        double[] totals = self.clone();
        for (int row = totals.length - 1; row > 0; row--) {
            totals[tree.parent()[row]] += totals[row];
        }
        return totals;
    }

    private int[] ends() {
        int[] ends = new int[tree.size()];
        for (int row = tree.size() - 1; row >= 0; row--) {
            ends[row] = Math.max(ends[row], row + 1);
            if (row > 0) {
                ends[tree.parent()[row]] = Math.max(ends[tree.parent()[row]], ends[row]);
            }
        }
        return ends;
    }
}
