package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.MergedTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Who calls whom in a tree, for some of its functions.
 *
 * @param callers of each function
 * @param callees of each function
 */
record Neighbours(Map<Integer, Set<Integer>> callers, Map<Integer, Set<Integer>> callees) {

    /**
     * Collects them.
     *
     * @param wanted whether the neighbours of a function are wanted
     * @param isMethod whether a function is a method; only methods count as neighbours
     * @param name what a neighbour is called in the result, so that those of both sides can be compared
     */
    static Neighbours of(MergedTree tree, IntPredicate wanted, IntPredicate isMethod, IntUnaryOperator name) {
        Neighbours neighbours = new Neighbours(new HashMap<>(), new HashMap<>());
        for (int row = 1; row < tree.size(); row++) {
            int callee = tree.function()[row];
            int caller = tree.function()[tree.parent()[row]];
            if (caller < 0 || !isMethod.test(caller) || !isMethod.test(callee)) {
                continue;
            }
            if (wanted.test(callee)) {
                add(neighbours.callers, callee, name.applyAsInt(caller));
            }
            if (wanted.test(caller)) {
                add(neighbours.callees, caller, name.applyAsInt(callee));
            }
        }
        return neighbours;
    }

    private static void add(Map<Integer, Set<Integer>> sets, int function, int neighbour) {
        sets.computeIfAbsent(function, key -> new HashSet<>()).add(neighbour);
    }

    Set<Integer> callersOf(int function) {
        return callers.getOrDefault(function, Set.of());
    }

    Set<Integer> calleesOf(int function) {
        return callees.getOrDefault(function, Set.of());
    }
}
