package dev.culprit.evaluation.plant;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the methods and call sites of a profile weigh, in an order that depends on their names alone.
 *
 * @param methods every method that was called
 * @param edges every call site that was passed
 */
record Weights(List<MethodWeight> methods, List<EdgeWeight> edges) {

    Weights {
        methods = List.copyOf(methods);
        edges = List.copyOf(edges);
    }

    static Weights of(Profile profile) {
        return new Collector(profile).collect();
    }

    /** Adds up the rows of all trees. Not thread safe. */
    private static final class Collector {

        private final Profile profile;
        private final Map<String, double[]> methods = new TreeMap<>();
        private final Map<String, MethodKey> methodKeys = new HashMap<>();
        private final Map<String, double[]> edges = new TreeMap<>();
        private final Map<String, EdgeWeight> edgeKeys = new HashMap<>();
        private double total;

        Collector(Profile profile) {
            this.profile = profile;
        }

        Weights collect() {
            profile.callTrees().forEach(this::add);
            List<MethodWeight> weighed = new ArrayList<>();
            methods.forEach((name, sums) -> weighed.add(new MethodWeight(
                    methodKeys.getOrDefault(name, NOBODY), (long) sums[0], sums[1] / total, sums[2] / total)));
            List<EdgeWeight> called = new ArrayList<>();
            edges.forEach((name, sums) -> {
                EdgeWeight edge = edgeKeys.getOrDefault(name, NO_EDGE);
                called.add(new EdgeWeight(
                        edge.caller(), edge.line(), edge.callee(), (long) sums[0], sums[1] / total, sums[2] > 0));
            });
            return new Weights(weighed, called);
        }

        private void add(CallTree tree) {
            double[] self = withoutProbes(tree, profile.manifest().probeCost());
            double[] below = self.clone();
            for (int row = tree.size() - 1; row >= 0; row--) {
                if (tree.parent()[row] >= 0) {
                    below[tree.parent()[row]] += below[row];
                }
            }
            boolean[] recursive = recursiveRows(tree);
            for (int row = 0; row < tree.size(); row++) {
                total += self[row];
                if (tree.method()[row] >= 0) {
                    addRow(tree, row, self[row], below[row], recursive[row]);
                }
            }
        }

        private void addRow(CallTree tree, int row, double self, double below, boolean recursive) {
            MethodKey method = key(tree.method()[row]);
            methodKeys.put(method.toString(), method);
            double[] sums = methods.computeIfAbsent(method.toString(), name -> new double[3]);
            sums[0] += tree.count()[row];
            sums[1] += self;
            sums[2] += recursive ? self : below;
            int parent = tree.parent()[row];
            if (parent < 0 || tree.method()[parent] < 0) {
                return;
            }
            EdgeWeight edge = new EdgeWeight(key(tree.method()[parent]), tree.line()[row], method, 0, 0, false);
            edgeKeys.put(edge.toString(), edge);
            double[] calls = edges.computeIfAbsent(edge.toString(), name -> new double[3]);
            calls[0] += tree.count()[row];
            calls[1] += below;
            calls[2] += recursive ? 1 : 0;
        }

        private MethodKey key(int method) {
            MethodInfo info = profile.methods().get(method);
            return new MethodKey(info.className(), info.name(), info.descriptor());
        }
    }

    private static final MethodKey NOBODY = new MethodKey("", "", "");
    private static final EdgeWeight NO_EDGE = new EdgeWeight(NOBODY, 0, NOBODY, 0, 0, false);

    /** Own time of each row without what the profile says its probes cost; never negative. */
    private static double[] withoutProbes(CallTree tree, ProbeCost cost) {
        double inside = cost.isKnown() ? cost.insideNanos() : 0;
        double outside = cost.isKnown() ? cost.outsideNanos() : 0;
        double[] self = new double[tree.size()];
        for (int row = 0; row < self.length; row++) {
            self[row] += tree.selfNanos()[row] - tree.count()[row] * inside;
            if (tree.parent()[row] >= 0) {
                self[tree.parent()[row]] -= tree.count()[row] * outside;
            }
        }
        for (int row = 0; row < self.length; row++) {
            self[row] = Math.max(0, self[row]);
        }
        return self;
    }

    /** Rows whose method is also above them, or that have their caller or themselves again below them. */
    private static boolean[] recursiveRows(CallTree tree) {
        boolean[] recursive = new boolean[tree.size()];
        for (int row = 0; row < tree.size(); row++) {
            int method = tree.method()[row];
            int child = row;
            for (int above = tree.parent()[row]; above >= 0; above = tree.parent()[above]) {
                if (tree.method()[above] == method) {
                    recursive[row] = true;
                    recursive[above] = true;
                    // The call that leads back: repeated, it would repeat itself at every level.
                    recursive[child] = true;
                }
                child = above;
            }
        }
        return recursive;
    }
}
