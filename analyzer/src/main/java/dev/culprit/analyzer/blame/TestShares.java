package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Below which tests a part of the change lies. */
final class TestShares {

    /** A test with less than this share of a part would not be looked at. */
    private static final double LEAST = 0.01;

    private final AlignedTree tree;
    private final double[] changes;
    /** For every row the function of its test, -1 outside of any. */
    private final int[] tests;

    TestShares(Decomposition decomposition, Sides sides) {
        this.tree = decomposition.tree();
        this.changes = decomposition.own().clone();
        this.tests = new int[tree.size()];
        tests[0] = -1;
        for (int row = 1; row < tests.length; row++) {
            changes[sides.top(row)] += decomposition.edge()[row];
            tests[row] = tree.functionOf(row).kind() == Kind.TEST ? tree.function()[row] : tests[tree.parent()[row]];
        }
    }

    /** Ids of the tests that have a share of {@code part}, the largest first. */
    List<String> of(Part part) {
        Map<Integer, Double> shares = new HashMap<>();
        for (int row : part.rows()) {
            if (tests[row] >= 0) {
                shares.merge(tests[row], changes[row], Double::sum);
            }
        }
        return shares.entrySet().stream()
                .filter(share -> share.getValue() / part.deltaNanos() >= LEAST)
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<Integer, Double> share) -> -share.getValue() / part.deltaNanos())
                        .thenComparing(share -> id(share.getKey())))
                .map(share -> id(share.getKey()))
                .toList();
    }

    private String id(int function) {
        return tree.functions().get(function).function().descriptor();
    }
}
