package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Measure;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tree that reports show. */
public final class DiffTrees {

    private DiffTrees() {}

    /**
     * The tree of both sides with the means of {@code decomposition}; rows correspond one to one. Thread groups show no calls.
     *
     * @param significant for every row, whether the evidence says that the row itself changed
     */
    public static DiffTree of(Decomposition decomposition, boolean[] significant) {
        AlignedTree tree = decomposition.tree();
        if (significant.length != tree.size()) {
            throw new IllegalArgumentException(
                    "significant has " + significant.length + " rows, the tree " + tree.size());
        }
        return new DiffTree(
                tree.functions().stream().map(AlignedFunction::frame).toList(),
                tree.parent(),
                tree.function(),
                tree.baselineLine(),
                tree.candidateLine(),
                methodsOnly(decomposition.baselineCalls(), tree),
                methodsOnly(decomposition.candidateCalls(), tree),
                decomposition.baselineSelf(),
                decomposition.candidateSelf(),
                significant,
                allocation(decomposition),
                Measure.TIME);
    }

    /** Bytes, when both sides recorded them. What is not known of a row counts as nothing: the picture is of what is known. */
    private static List<Quantity> allocation(Decomposition decomposition) {
        double[] @Nullable [] before = decomposition.tree().metering().baselineBytes();
        double[] @Nullable [] after = decomposition.tree().metering().candidateBytes();
        if (before == null || after == null) {
            return List.of();
        }
        return List.of(new Quantity(
                "allocation",
                "Allocation",
                Quantity.Unit.BYTES,
                known(CentralForks.mean(before, decomposition.baselineForks())),
                known(CentralForks.mean(after, decomposition.candidateForks()))));
    }

    private static double[] known(double[] bytes) {
        return Arrays.stream(bytes)
                .map(value -> Double.isNaN(value) ? 0 : Math.max(0, value))
                .toArray();
    }

    private static double[] methodsOnly(double[] calls, AlignedTree tree) {
        double[] shown = calls.clone();
        for (int row = 0; row < shown.length; row++) {
            if (row == 0 || tree.parent()[row] == 0) {
                shown[row] = 0;
            }
        }
        return shown;
    }
}
