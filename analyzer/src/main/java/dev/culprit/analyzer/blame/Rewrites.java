package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets what came against what went inside one changed function. When its body calls something new and at the same time does
 * less itself, or no longer calls something else, the new calls replaced the old work: a helper was extracted, or one way of
 * working exchanged for another. Only the net is a change, and it belongs to the function whose body was rewritten.
 */
final class Rewrites {

    /** What went must be at least this share of what came; less is an unrelated small saving. */
    private static final double REPLACED = 0.10;

    private final AlignedTree tree;

    private Rewrites(AlignedTree tree) {
        this.tree = tree;
    }

    /** The same parts, those that replace each other joined; the sum of deltas stays the same. */
    static List<Part> join(AlignedTree tree, List<Part> parts) {
        return new Rewrites(tree).join(parts);
    }

    private List<Part> join(List<Part> parts) {
        Map<Integer, List<Part>> byOwner = new LinkedHashMap<>();
        for (Part part : parts) {
            int owner = part.kind() == Part.Kind.OWN_CODE ? part.function() : part.caller();
            if (owner >= 0
                    && isEdited(tree.functions().get(owner))
                    && (part.kind() == Part.Kind.OWN_CODE || isOneSided(part))) {
                byOwner.computeIfAbsent(owner, k -> new ArrayList<>()).add(part);
            }
        }
        List<Part> result = new ArrayList<>();
        Set<Part> joined = new HashSet<>();
        byOwner.forEach((owner, body) -> {
            List<Part> exchanged = exchanged(body);
            if (!exchanged.isEmpty()) {
                joined.addAll(exchanged);
                result.add(Part.rewritten(owner, exchanged));
            }
        });
        for (Part part : parts) {
            if (!joined.contains(part)) {
                result.add(part);
            }
        }
        return result;
    }

    private static boolean isEdited(AlignedFunction function) {
        return function.codeChanged() && function.baseline() != null && function.candidate() != null;
    }

    /** Whether the calls are on one side only: a call that came into the body or went from it. */
    private boolean isOneSided(Part part) {
        return switch (part.kind()) {
            case NEW_CODE, REMOVED_CODE -> true;
            case CALL_SITE, WAITING ->
                calls(tree.baselineCalls(), part) == 0 || calls(tree.candidateCalls(), part) == 0;
            case OWN_CODE, REWRITTEN, COLLECTING -> false;
        };
    }

    private static double calls(double[][] forks, Part part) {
        double calls = 0;
        for (double[] fork : forks) {
            calls += fork[part.heaviestRow()];
        }
        return calls;
    }

    /** The parts of a body that replace each other; empty when what came and what went are not of one size. */
    private static List<Part> exchanged(List<Part> body) {
        double came = 0;
        double went = 0;
        double largest = 0;
        for (Part part : body) {
            if (part.isSlower()) {
                came += part.deltaNanos();
                largest = Math.max(largest, part.deltaNanos());
            } else {
                went -= part.deltaNanos();
            }
        }
        boolean callsMoved = body.stream().anyMatch(part -> part.kind() != Part.Kind.OWN_CODE);
        // Small new calls are the first to be set against what went: a renamed helper must not make its caller the
        // culprit
        // when something else, much larger, is what is new.
        double left = went - (came - largest);
        double size = Math.max(left > 0 ? largest : came, Double.MIN_NORMAL);
        boolean replaces = callsMoved && came > 0 && went > 0 && left >= REPLACED * size;
        return replaces ? body : List.of();
    }
}
