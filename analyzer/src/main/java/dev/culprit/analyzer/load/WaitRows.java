package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.WaitCost;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts the time of a JVM's call trees into work and waits by call site. Not thread safe. */
final class WaitRows {

    private final Map<Key, double[]> waits = new LinkedHashMap<>();
    private double workNanos;
    private boolean hasRows;
    private int threads;

    private record Key(
            MethodKind kind,
            Place place,
            Function callee,
            @Nullable CallSite site) {}

    void add(Profile profile, CallTree tree, OwnTimes own) {
        List<MethodInfo> methods = profile.methods();
        Place[] places = new Place[tree.size()];
        threads += tree.threads();
        for (int row = 0; row < tree.size(); row++) {
            hasRows = true;
            MethodInfo method = methodOf(methods, tree, row);
            int parent = tree.parent()[row];
            places[row] = place(method, parent < 0 ? null : places[parent]);
            if (method != null && method.kind().isWait()) {
                MethodInfo caller = parent < 0 ? null : methodOf(methods, tree, parent);
                Key key = new Key(method.kind(), places[row], function(method), site(caller, tree.line()[row]));
                double[] sums = waits.computeIfAbsent(key, unused -> new double[2]);
                sums[0] += tree.count()[row];
                sums[1] += own.self(row);
            } else {
                workNanos += own.self(row);
            }
        }
    }

    boolean hasRows() {
        return hasRows;
    }

    double workNanos() {
        return workNanos;
    }

    /**
     * The waits.
     *
     * @param isLane whether the JVM as a whole does one thing beside others, so that its only thread lasts as long as it does
     */
    List<WaitCost> waits(boolean isLane) {
        Place elsewhere = isLane && threads == 1 ? Place.ONLY_THREAD : Place.ELSEWHERE;
        List<WaitCost> list = new ArrayList<>();
        waits.forEach((key, sums) -> list.add(new WaitCost(
                key.kind,
                key.place == Place.ELSEWHERE ? elsewhere : key.place,
                key.callee,
                key.site,
                sums[0],
                sums[1])));
        return list;
    }

    /** Tasks run on other threads than the test that they belong to, which goes on or waits for them meanwhile. */
    private static Place place(@Nullable MethodInfo method, @Nullable Place ofParent) {
        Place inherited = ofParent == null ? Place.ELSEWHERE : ofParent;
        if (method == null) {
            return inherited;
        }
        return switch (method.kind()) {
            case TEST -> Place.TEST;
            case TASK -> Place.ELSEWHERE;
            case PHASE -> ofPhase(method.name(), inherited);
            default -> inherited;
        };
    }

    private static Place ofPhase(String name, Place inherited) {
        boolean ofClass = name.equals("classSetup") || name.equals("classTeardown");
        return ofClass && inherited != Place.ELSEWHERE ? Place.CLASS_SETUP : inherited;
    }

    private static @Nullable MethodInfo methodOf(List<MethodInfo> methods, CallTree tree, int row) {
        int method = tree.method()[row];
        return method == CallTree.TRUNCATED ? null : methods.get(method);
    }

    private static Function function(MethodInfo method) {
        return new Function(
                method.className(), method.name(), method.descriptor(), method.sourceFile(), method.firstLine());
    }

    private static @Nullable CallSite site(@Nullable MethodInfo caller, int line) {
        boolean isCode = caller != null && caller.kind() != MethodKind.TEST && caller.kind() != MethodKind.PHASE;
        return isCode ? new CallSite(caller.className(), caller.name(), caller.sourceFile(), line) : null;
    }
}
