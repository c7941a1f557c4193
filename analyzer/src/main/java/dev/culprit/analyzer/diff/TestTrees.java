package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set with only some of its tests in its tree. Not thread safe. */
final class TestTrees {

    /** Name of the node that stands for a class as a whole. */
    private static final String CLASS = "[class]";

    private final LoadedSet set;
    private final List<MergedFunction> functions;
    private final Map<String, Integer> phases = new HashMap<>();

    TestTrees(LoadedSet set) {
        this.set = set;
        this.functions = new ArrayList<>(set.functions());
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).kind() == Kind.PHASE) {
                phases.put(
                        phaseKey(
                                functions.get(i).toFunction().className(),
                                functions.get(i).name()),
                        i);
            }
        }
    }

    private static String phaseKey(String className, String phase) {
        return className + "\n" + phase;
    }

    /** Ids of the nodes that stand for classes as a whole. */
    Set<String> classes() {
        Set<String> ids = new HashSet<>();
        for (MergedFunction function : functions) {
            if (function.kind() == Kind.TEST && function.name().equals(CLASS)) {
                ids.add(id(function));
            }
        }
        return ids;
    }

    /**
     * The set without the trees of these tests.
     *
     * @param leftOut ids of tests, and of classes
     * @param together ids of tests that are to be one
     */
    LoadedSet without(Set<String> leftOut, Set<String> together) {
        if (leftOut.isEmpty() && together.isEmpty()) {
            return set;
        }
        MergedTree tree = set.tree();
        Set<String> known = new HashSet<>(classes());
        set.tests().tests().forEach(test -> known.add(test.id()));
        int joined = together.isEmpty() ? -1 : addFunction(MethodKind.TEST, "", "[other tests]", "[other tests]");
        int[] ownFunction = tree.function().clone();
        boolean[] isJoined = new boolean[tree.size()];
        for (int row = 1; row < tree.size(); row++) {
            MergedFunction function = functions.get(ownFunction[row]);
            if (function.kind() == Kind.TEST && joined >= 0) {
                // What stands for the tests beyond those that are kept apart has the id of none.
                isJoined[row] = together.contains(id(function)) || !known.contains(id(function));
                ownFunction[row] = isJoined[row] ? joined : ownFunction[row];
            } else if (function.kind() == Kind.PHASE && isJoined[tree.parent()[row]]) {
                ownFunction[row] = phase(function.name());
            }
        }
        SelectedRows.Selected selected =
                SelectedRows.of(tree, row -> isLeftOut(row, leftOut, known, joined < 0), row -> ownFunction[row]);
        return set.with(functions, selected.tree(), selected.target());
    }

    /** @param othersToo whether what several tests share holds only such that are left out */
    private boolean isLeftOut(int row, Set<String> leftOut, Set<String> known, boolean othersToo) {
        MergedFunction function = functions.get(set.tree().function()[row]);
        return function.kind() == Kind.TEST
                && (leftOut.contains(id(function)) || othersToo && !known.contains(id(function)));
    }

    private static String id(MergedFunction test) {
        return test.toFunction().descriptor();
    }

    private int phase(String name) {
        return phases.computeIfAbsent(phaseKey("", name), key -> addFunction(MethodKind.PHASE, "", name, ""));
    }

    private int addFunction(MethodKind kind, String className, String name, String descriptor) {
        int forks = set.forks().size();
        functions.add(new MergedFunction(
                Kind.of(kind),
                name,
                new MethodInfo(kind, className, name, descriptor, null, 0, 0, 0, List.of()),
                Collections.nCopies(forks, Latencies.NONE),
                Collections.nCopies(forks, Latencies.NONE),
                Collections.nCopies(forks, ProbeOverhead.NONE)));
        return functions.size() - 1;
    }
}
