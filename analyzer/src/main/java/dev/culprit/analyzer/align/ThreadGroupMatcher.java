package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Matches what is no method: by name, then thread groups whose threads run the same outermost functions under a new name. */
final class ThreadGroupMatcher {

    private static final double SIMILARITY = 0.5;

    private final Matching matching;

    ThreadGroupMatcher(Matching matching) {
        this.matching = matching;
    }

    /** Matches everything but methods by name: groups, tests by their ids, phases, tasks, waits, and what stands for truncated calls. */
    void matchNames() {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < matching.baseline().size(); i++) {
            MergedFunction function = matching.baseline().get(i);
            if (function.kind() != Kind.METHOD) {
                byName.put(name(function), i);
            }
        }
        for (int i = 0; i < matching.candidate().size(); i++) {
            MergedFunction function = matching.candidate().get(i);
            Integer same = function.kind() == Kind.METHOD ? null : byName.get(name(function));
            if (same != null) {
                matching.pair(same, i);
            }
        }
    }

    private static String name(MergedFunction function) {
        MethodInfo method = function.method();
        if (method == null) {
            return function.kind() + function.name();
        }
        // The id of a test has everything of its name that matters.
        String owner = function.kind() == Kind.TEST
                ? ""
                : FrameKeys.className(method.className()) + "." + FrameKeys.methodName(method.name());
        return method.kind() + owner + FrameKeys.withoutOrdinals(method.descriptor());
    }

    /** Matches what hands tasks over, which stands for a method, like that method; methods must have been matched before. */
    void matchTasks() {
        Map<String, Integer> tasks = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        for (int i = 0; i < matching.candidate().size(); i++) {
            MergedFunction function = matching.candidate().get(i);
            if (function.kind() == Kind.TASK && matching.counterpartOfCandidate(i) == Matching.NONE) {
                tasks.putIfAbsent(rawName(function), i);
            }
        }
        for (int i = 0; i < matching.baseline().size(); i++) {
            if (matching.baseline().get(i).kind() == Kind.METHOD) {
                methods.putIfAbsent(rawName(matching.baseline().get(i)), matching.counterpartOfBaseline(i));
            }
        }
        for (int i = 0; i < matching.baseline().size(); i++) {
            MergedFunction function = matching.baseline().get(i);
            if (function.kind() == Kind.TASK && matching.counterpartOfBaseline(i) == Matching.NONE) {
                int method = methods.getOrDefault(rawName(function), Matching.NONE);
                Integer task = method == Matching.NONE
                        ? null
                        : tasks.remove(rawName(matching.candidate().get(method)));
                if (task != null) {
                    matching.pair(i, task);
                }
            }
        }
    }

    private static String rawName(MergedFunction function) {
        MethodInfo method = function.method();
        return method == null ? "" : method.className() + "." + method.name() + method.descriptor();
    }

    /** Matches groups by what their threads run; methods must have been matched before. */
    void matchOutermostCalls(LoadedSet baseline, LoadedSet candidate) {
        List<Map.Entry<Integer, Set<Integer>>> left =
                outermost(baseline, index -> matching.counterpartOfBaseline(index), index -> index);
        List<Map.Entry<Integer, Set<Integer>>> right = outermost(
                candidate,
                index -> matching.counterpartOfCandidate(index),
                index -> matching.counterpartOfCandidate(index));
        for (GreedyPairs.Pair pair : GreedyPairs.best(left.size(), right.size(), (i, j) -> {
            double similarity =
                    Similarity.jaccard(left.get(i).getValue(), right.get(j).getValue());
            return similarity >= SIMILARITY ? similarity : 0;
        })) {
            matching.pair(
                    left.get(pair.left()).getKey(), right.get(pair.right()).getKey());
        }
    }

    /** The unmatched groups and, by the baseline's numbers, the functions that their threads begin with. */
    private static List<Map.Entry<Integer, Set<Integer>>> outermost(
            LoadedSet set, IntUnaryOperator counterpart, IntUnaryOperator baselineNumber) {
        MergedTree tree = set.tree();
        Map<Integer, Set<Integer>> groups = new HashMap<>();
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            if (parent > 0 && tree.parent()[parent] == 0) {
                int group = tree.function()[parent];
                int number = baselineNumber.applyAsInt(tree.function()[row]);
                if (counterpart.applyAsInt(group) == Matching.NONE && number != Matching.NONE) {
                    groups.computeIfAbsent(group, key -> new HashSet<>()).add(number);
                }
            }
        }
        return new ArrayList<>(new TreeMap<>(groups).entrySet());
    }
}
