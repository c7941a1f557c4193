package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Function;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the difference of the code says about a suspect, and which changed caller stands above it. */
final class CodeEvidence {

    /** Weights of the ranking: the culprit's own code changed, a caller's did within reach, nothing near did. */
    private static final double CHANGED = 1.0;

    private static final double CALLER_CHANGED = 0.6;
    private static final double UNCHANGED = 0.3;

    private static final int REACH = 3;

    /** A changed caller must stand above more than this share of a change to be named with it. */
    private static final double MOST = 0.5;

    private final AlignedTree tree;

    CodeEvidence(AlignedTree tree) {
        this.tree = tree;
    }

    double weight(Part part) {
        if (part.function() == Part.NOBODY || isChanged(part)) {
            return CHANGED;
        }
        int ancestor = changedAncestor(part.heaviestRow(), REACH);
        return ancestor > 0 ? CALLER_CHANGED : UNCHANGED;
    }

    /** Whether the code that is to blame differs: the function's, or for a call site its caller's. */
    boolean isChanged(Part part) {
        boolean ofCaller = part.kind() == Part.Kind.CALL_SITE || part.kind() == Part.Kind.WAITING;
        int function = ofCaller && part.caller() >= 0 ? part.caller() : part.function();
        return tree.functions().get(function).codeChanged();
    }

    /** The nearest function with changed code above most of the change of {@code part}; null without one. */
    @Nullable
    Function changedCaller(Part part, double[] changes) {
        Map<Integer, Double> below = new LinkedHashMap<>();
        double all = 0;
        for (int row : part.rows()) {
            int ancestor = changedAncestor(row, Integer.MAX_VALUE);
            double change = Math.abs(changes[row]);
            all += change;
            if (ancestor > 0) {
                below.merge(tree.function()[ancestor], change, Double::sum);
            }
        }
        double most = MOST * all;
        return below.entrySet().stream()
                .filter(changed -> changed.getValue() > most)
                .max(Map.Entry.comparingByValue())
                .map(changed -> tree.functions().get(changed.getKey()).function())
                .orElse(null);
    }

    /** The row of the nearest caller of {@code row} with changed code, at most {@code reach} levels up; 0 without one. */
    private int changedAncestor(int row, int reach) {
        int ancestor = tree.parent()[row];
        for (int level = 0; level < reach && ancestor > 0; level++) {
            AlignedFunction function = tree.functionOf(ancestor);
            if (!function.kind().isCaller()) {
                return 0;
            }
            if (function.codeChanged()) {
                return ancestor;
            }
            ancestor = tree.parent()[ancestor];
        }
        return 0;
    }
}
