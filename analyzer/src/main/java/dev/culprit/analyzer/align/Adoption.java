package dev.culprit.analyzer.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Sees through a function that was put between a caller and its callees, or taken out from there: when the candidate calls
 * {@code a → x → b} where the baseline calls {@code a → b}, then {@code b} is the same node on both sides and {@code x} is
 * new only for itself. Otherwise everything below {@code b} would count as removed and new.
 */
final class Adoption {

    /** How many functions that were put in one below the other are seen through. */
    private static final int MAX_DEPTH = 3;

    /** Nodes looked at below one child; those near it come first. */
    private static final int MAX_VISITS = 256;

    /** With more than this, the node is a test runner whose tests were renamed rather than a changed caller. */
    private static final int MAX_ORPHANS = 1_000;

    private Adoption() {}

    /**
     * Takes from {@code orphans} those whose function occurs below {@code child}.
     *
     * @param orphans children of the one side without a counterpart
     * @param child a child of the other side without a counterpart
     * @param tree children of the other side
     * @param oneSided whether an aligned function is only on the other side; no other function is seen through, lest it
     *     occur twice on a path where two functions changed places
     */
    static long[] take(List<Long> orphans, long child, Children tree, IntPredicate oneSided) {
        if (orphans.isEmpty() || orphans.size() > MAX_ORPHANS || !oneSided.test(Children.function(child))) {
            return Children.NONE;
        }
        Map<Integer, List<Long>> wanted = new HashMap<>();
        for (long orphan : orphans) {
            wanted.computeIfAbsent(Children.function(orphan), key -> new ArrayList<>())
                    .add(orphan);
        }
        List<Long> taken = new ArrayList<>();
        int visits = 0;
        List<Long> level = List.of(child);
        for (int depth = 0; depth < MAX_DEPTH && !level.isEmpty(); depth++) {
            List<Long> below = new ArrayList<>();
            for (long node : level) {
                for (long grandchild : tree.of(Children.row(node))) {
                    if (visits++ == MAX_VISITS) {
                        return remove(orphans, taken);
                    }
                    List<Long> found = wanted.remove(Children.function(grandchild));
                    if (found != null) {
                        taken.addAll(found);
                    }
                    if (oneSided.test(Children.function(grandchild))) {
                        below.add(grandchild);
                    }
                }
            }
            level = below;
        }
        return remove(orphans, taken);
    }

    private static long[] remove(List<Long> orphans, List<Long> taken) {
        orphans.removeAll(taken);
        return taken.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
