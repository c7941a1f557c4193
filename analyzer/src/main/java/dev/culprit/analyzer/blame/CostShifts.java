package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises cost that only moved: what one part took more, others in its neighbourhood took less. The neighbourhood is
 * the subtree of the caller. The idea is FBDetect's cost-shift filter (Meta, SOSP 2024).
 */
final class CostShifts {

    /** A part of which at least this share was saved nearby is a shift, not a regression. */
    private static final double SHIFTED = 0.7;

    private final AlignedTree tree;
    private final RowSums sums;

    CostShifts(AlignedTree tree, RowSums sums) {
        this.tree = tree;
        this.sums = sums;
    }

    /**
     * Turns those findings that are shifts into mere suspects. Each saving is set against one part only.
     *
     * @return the findings, in the same order
     */
    List<Finding> acquit(List<Finding> findings) {
        Map<Part, Double> savings = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.decisive() && !finding.part().isSlower()) {
                savings.put(finding.part(), -finding.part().deltaNanos());
            }
        }
        List<Finding> shifts = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.decisive() && finding.part().isSlower())
                .sorted(Comparator.comparingDouble((Finding f) -> f.part().deltaNanos()))
                .filter(finding -> isShift(finding.part(), savings))
                .forEach(shifts::add);
        return findings.stream()
                .map(finding -> shifts.contains(finding) ? finding.asSuspect() : finding)
                .toList();
    }

    private boolean isShift(Part part, Map<Part, Double> savings) {
        int top = neighbourhood(part.heaviestRow());
        if (top == 0) {
            return false;
        }
        List<Part> near = savings.keySet().stream()
                .filter(saved -> savings.get(saved) > 0 && isWithin(saved.heaviestRow(), top))
                .sorted(Comparator.comparingDouble(Part::deltaNanos))
                .toList();
        double offset = near.stream().mapToDouble(savings::get).sum();
        if (offset < SHIFTED * part.deltaNanos()) {
            return false;
        }
        double left = part.deltaNanos();
        for (Part saved : near) {
            double taken = Math.min(left, savings.get(saved));
            savings.put(saved, savings.get(saved) - taken);
            left -= taken;
        }
        return true;
    }

    /** The caller's row; 0 when the call is a thread's outermost. */
    private int neighbourhood(int row) {
        int parent = tree.parent()[row];
        return parent > 0 && tree.functionOf(parent).isMethod() ? parent : 0;
    }

    private boolean isWithin(int row, int top) {
        return row >= top && row < sums.end(top);
    }
}
