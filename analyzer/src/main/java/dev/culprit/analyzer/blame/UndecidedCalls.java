package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.diff.Decomposition;
import java.util.Arrays;
import java.util.List;

/** Bounds what call sites may add whose counts vary too much between forks to be judged, such as those of a polling loop. */
final class UndecidedCalls {

    private final double[] baselineInclusive;
    private final double baselineTotal;
    private final int[] ends;

    UndecidedCalls(Decomposition decomposition) {
        this.baselineInclusive = decomposition.baselineInclusive();
        this.baselineTotal = decomposition.baselineTotal();
        this.ends = decomposition.tree().subtreeEnds();
    }

    /** Bounds the share of the baseline's total by which each of {@code findings} may have grown without being decisive. */
    void bound(List<Finding> findings, UnseenChanges unseen) {
        findings.stream()
                .filter(finding -> !finding.decisive() && isOfCalls(finding.part()))
                .forEach(finding -> unseen.addRows(finding.part().rows(), unseen(finding)));
    }

    private static boolean isOfCalls(Part part) {
        return part.kind() == Part.Kind.CALL_SITE || part.kind() == Part.Kind.NEW_CODE;
    }

    private double unseen(Finding finding) {
        double measured = Math.max(0, finding.part().deltaNanos());
        double cost = cost(finding.part().rows());
        double possible =
                finding.interval().isKnown() ? cost * (finding.interval().high() - 1) : 0;
        return Math.max(measured, possible) / baselineTotal;
    }

    /** What all these calls cost; a recursive call is part of the cost of the outermost. */
    private double cost(int[] rows) {
        double cost = 0;
        int end = 0;
        for (int row : Arrays.stream(rows).sorted().toArray()) {
            cost += row < end ? 0 : baselineInclusive[row];
            end = Math.max(end, ends[row]);
        }
        return cost;
    }
}
