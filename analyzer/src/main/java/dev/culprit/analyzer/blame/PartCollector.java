package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.DiffTree.Frame.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums the rows of a decomposition up to parts: over all contexts of a function, or of a call site. */
final class PartCollector {

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final Sides sides;
    private final Map<Key, Rows> rowsByKey = new LinkedHashMap<>();

    private PartCollector(Decomposition decomposition, Sides sides) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.sides = sides;
    }

    /** The parts, none of them zero; their deltas sum to the decomposition's. */
    static List<Part> collect(Decomposition decomposition, Sides sides) {
        return new PartCollector(decomposition, sides).parts();
    }

    private List<Part> parts() {
        double[] edges = edgesOfRegions();
        for (int row = 1; row < tree.size(); row++) {
            if (decomposition.own()[row] != 0) {
                add(ownKey(row), row, decomposition.own()[row]);
            }
            if (edges[row] != 0) {
                add(edgeKey(row), row, edges[row]);
            }
        }
        List<Part> parts = new ArrayList<>(rowsByKey.size());
        rowsByKey.forEach((key, rows) -> parts.add(rows.toPart(key)));
        return parts;
    }

    /** The edges, those of a one-sided region summed up in its topmost row. */
    private double[] edgesOfRegions() {
        double[] edges = new double[tree.size()];
        for (int row = 1; row < edges.length; row++) {
            edges[sides.top(row)] += decomposition.edge()[row];
        }
        return edges;
    }

    private Key ownKey(int row) {
        return tree.functionOf(row).isWait()
                ? edgeKey(row)
                : new Key(Part.Kind.OWN_CODE, tree.function()[row], -1, 0, 0);
    }

    private Key edgeKey(int row) {
        int function = tree.function()[row];
        int parentRow = tree.parent()[row];
        boolean outermost = !tree.functionOf(parentRow).kind().isCaller();
        int caller = outermost ? -1 : tree.function()[parentRow];
        return new Key(edgeKind(row), function, caller, tree.baselineLine()[row], tree.candidateLine()[row]);
    }

    /**
     * A call of known code from a new place is a matter of its call site, not new code. What blocks is code of somebody else, and
     * how long and how often are one matter: five waits of 10 ms became one of 50 ms.
     */
    private Part.Kind edgeKind(int row) {
        if (tree.functionOf(row).isWait()) {
            return Part.Kind.WAITING;
        }
        AlignedFunction function = tree.functionOf(row);
        boolean isTask = function.kind() == Kind.TASK;
        if (sides.isOnlyInCandidate(row)
                && (isTask ? function.state() == State.CANDIDATE_ONLY : function.baseline() == null)) {
            return Part.Kind.NEW_CODE;
        }
        if (sides.isOnlyInBaseline(row)
                && (isTask ? function.state() == State.BASELINE_ONLY : function.candidate() == null)) {
            return Part.Kind.REMOVED_CODE;
        }
        return Part.Kind.CALL_SITE;
    }

    private void add(Key key, int row, double delta) {
        rowsByKey.computeIfAbsent(key, k -> new Rows()).add(row, delta);
    }

    private record Key(Part.Kind kind, int function, int caller, int baselineLine, int candidateLine) {}

    private static final class Rows {
        private int[] rows = new int[2];
        private int size;
        private double delta;
        private int heaviest;
        private double most;

        void add(int row, double part) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
            delta += part;
            if (Math.abs(part) > most) {
                most = Math.abs(part);
                heaviest = row;
            }
        }

        Part toPart(Key key) {
            return new Part(key.kind, key.function, key.caller, Arrays.copyOf(rows, size), heaviest, delta);
        }
    }
}
