package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.model.WaitSummary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sums the waits of one profile set up by test and call site. */
final class WaitSums {

    private final LoadedSet set;
    private final MergedTree tree;
    /** By id of the test; those outside of any under the empty id. */
    private final Map<String, Map<Place, double[]>> byTest = new LinkedHashMap<>();

    private final Map<Place, double[]> all = new LinkedHashMap<>();

    private record Place(@Nullable CallSite callSite, int callee) {}

    WaitSums(LoadedSet set) {
        this.set = set;
        this.tree = set.tree();
        String[] tests = new String[tree.size()];
        for (int row = 1; row < tree.size(); row++) {
            MergedFunction function = set.functions().get(tree.function()[row]);
            String above = Objects.requireNonNullElse(tests[tree.parent()[row]], "");
            tests[row] = function.kind() == Kind.TEST ? function.toFunction().descriptor() : above;
            if (function.kind() == Kind.WAIT) {
                add(row, tests[row]);
            }
        }
    }

    private void add(int row, String test) {
        Place place = new Place(callSite(row), tree.function()[row]);
        add(all, place, row);
        add(byTest.computeIfAbsent(test, id -> new LinkedHashMap<>()), place, row);
    }

    private void add(Map<Place, double[]> sums, Place place, int row) {
        double[] sum = sums.computeIfAbsent(place, key -> new double[2]);
        for (int fork = 0; fork < tree.forks(); fork++) {
            sum[0] += (double) tree.selfNanos()[fork][row] / tree.forks();
            sum[1] += (double) tree.calls()[fork][row] / tree.forks();
        }
    }

    private @Nullable CallSite callSite(int row) {
        MergedFunction caller = callerOf(row);
        if (caller == null || !caller.kind().isCaller()) {
            return null;
        }
        Function function = caller.toFunction();
        return new CallSite(function.className(), function.method(), function.file(), tree.line()[row]);
    }

    private @Nullable MergedFunction callerOf(int row) {
        int parent = tree.parent()[row];
        return parent > 0 ? set.functions().get(tree.function()[parent]) : null;
    }

    /** Those below the test of that id, most time first. */
    List<WaitSummary> ofTest(String id) {
        return summaries(byTest.getOrDefault(id, Map.of()));
    }

    /** Those that are in no test. */
    List<WaitSummary> outsideTests() {
        return ofTest("");
    }

    /** All, most time first. */
    List<WaitSummary> all() {
        return summaries(all);
    }

    private List<WaitSummary> summaries(Map<Place, double[]> sums) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue()[1] > 0 || entry.getValue()[0] > 0)
                .map(entry -> new WaitSummary(
                        entry.getKey().callSite,
                        set.functions().get(entry.getKey().callee).toFunction(),
                        entry.getValue()[0],
                        entry.getValue()[1]))
                .sorted(Comparator.comparingDouble(WaitSummary::nanos)
                        .reversed()
                        .thenComparing(wait -> wait.callee().shortName())
                        .thenComparing(wait -> String.valueOf(wait.callSite())))
                .toList();
    }
}
