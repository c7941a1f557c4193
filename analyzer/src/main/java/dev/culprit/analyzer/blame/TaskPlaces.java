package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import java.util.HashMap;
import java.util.Map;

/** Where in the tree the functions are that handed tasks over to other threads. */
final class TaskPlaces {

    private final AlignedTree tree;
    private final Map<String, Integer> rows = new HashMap<>();

    TaskPlaces(Decomposition decomposition) {
        this.tree = decomposition.tree();
        double[] calls = decomposition.candidateCalls();
        for (int row = 1; row < tree.size(); row++) {
            if (tree.functionOf(row).kind() == Kind.METHOD) {
                rows.merge(name(row), row, (one, other) -> calls[other] > calls[one] ? other : one);
            }
        }
    }

    /** The row of the function that {@code task} stands for, the one with most calls; 0 when it is not in the tree. */
    int handingOver(int task) {
        return rows.getOrDefault(name(task), 0);
    }

    /** The row to go on to from {@code row} towards the root; from a task to the caller of what handed it over. */
    int above(int row) {
        int handsOver = tree.functionOf(row).kind() == Kind.TASK ? handingOver(row) : 0;
        return tree.parent()[handsOver == 0 ? row : handsOver];
    }

    private String name(int row) {
        Function function = tree.functionOf(row).function();
        return function.className() + "." + function.method() + function.descriptor();
    }
}
