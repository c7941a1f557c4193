package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises cost that only moved: what one part took more, others in its neighbourhood took less. The neighbourhood is
 * the subtree of the caller. The idea is FBDetect's cost-shift filter (Meta, SOSP 2024).
 */
final class CostShifts {

    /** A part of which at least this share was saved nearby is a shift, not a regression. */
    private static final double SHIFTED = 0.7;

    private final AlignedTree tree;
    private final RowSums sums;
    private final double most;

    /** @param most nanoseconds per fork from which on what is left of a shift counts as a regression all the same */
    CostShifts(AlignedTree tree, RowSums sums, double most) {
        this.tree = tree;
        this.sums = sums;
        this.most = most;
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
        Map<Finding, Part> shifts = new HashMap<>();
        findings.stream()
                .filter(finding -> finding.decisive() && finding.part().isSlower())
                .sorted(Comparator.comparingDouble((Finding f) -> f.part().deltaNanos()))
                .forEach(finding -> {
                    Part saved = saved(finding.part(), savings);
                    if (saved != null) {
                        shifts.put(finding, saved);
                    }
                });
        return findings.stream()
                .map(finding -> {
                    Part saved = shifts.get(finding);
                    return saved == null ? finding : finding.asShiftFrom(saved);
                })
                .toList();
    }

    /** The largest of the savings that make {@code part} a shift, which they are used up for; null when it is none. */
    private @Nullable Part saved(Part part, Map<Part, Double> savings) {
        boolean waits = part.kind() == Part.Kind.WAITING;
        int row = part.heaviestRow();
        int top = neighbourhood(waits ? tree.parent()[row] : row);
        if (top == 0) {
            return null;
        }
        List<Part> near = savings.keySet().stream()
                .filter(saved -> savings.get(saved) > 0 && isWithin(saved.heaviestRow(), top))
                .sorted(Comparator.comparingDouble(Part::deltaNanos))
                .toList();
        double offset = near.stream().mapToDouble(savings::get).sum();
        if (offset < SHIFTED * part.deltaNanos() || part.deltaNanos() - offset >= most) {
            return null;
        }
        double left = part.deltaNanos();
        for (Part saved : near) {
            double taken = Math.min(left, savings.get(saved));
            savings.put(saved, savings.get(saved) - taken);
            left -= taken;
        }
        return near.get(0);
    }

    /** The caller's row; 0 when the call is a thread's outermost. */
    private int neighbourhood(int row) {
        int parent = Math.max(0, tree.parent()[row]);
        return parent > 0 && tree.functionOf(parent).kind().isCaller() ? parent : 0;
    }

    private boolean isWithin(int row, int top) {
        return row >= top && row < sums.end(top);
    }
}
