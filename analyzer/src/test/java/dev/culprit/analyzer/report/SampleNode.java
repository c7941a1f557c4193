package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.DiffTree.Frame.State;
import dev.culprit.analyzer.model.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of a tree in the making, for tests. Times are milliseconds. */
final class SampleNode {

    final Frame frame;
    private int baselineLine;
    private int candidateLine;
    private double baselineCalls;
    private double candidateCalls;
    private double baselineSelf;
    private double candidateSelf;
    private boolean significant;
    private final List<SampleNode> children = new ArrayList<>();

    private SampleNode(Frame frame) {
        this.frame = frame;
    }

    static SampleNode root() {
        return group("");
    }

    static SampleNode group(String name) {
        return new SampleNode(new Frame(Kind.THREAD_GROUP, new Function("", name, "", null, 0), State.UNCHANGED));
    }

    static SampleNode of(Function function) {
        return of(function, State.UNCHANGED);
    }

    static SampleNode of(Function function, State state) {
        return new SampleNode(new Frame(Kind.METHOD, function, state));
    }

    static Function function(String className, String method, int line) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return new Function(
                className, method, "()V", (nested < 0 ? simple : simple.substring(0, nested)) + ".java", line);
    }

    SampleNode at(int baseline, int candidate) {
        baselineLine = baseline;
        candidateLine = candidate;
        return this;
    }

    SampleNode calls(double baseline, double candidate) {
        baselineCalls = baseline;
        candidateCalls = candidate;
        return this;
    }

    SampleNode self(double baselineMillis, double candidateMillis) {
        baselineSelf = baselineMillis * 1e6;
        candidateSelf = candidateMillis * 1e6;
        return this;
    }

    SampleNode significant() {
        significant = true;
        return this;
    }

    SampleNode with(SampleNode... nodes) {
        children.addAll(List.of(nodes));
        return this;
    }

    double baselineCalls() {
        return baselineCalls;
    }

    double candidateCalls() {
        return candidateCalls;
    }

    double baselineTotal() {
        return baselineSelf
                + children.stream().mapToDouble(SampleNode::baselineTotal).sum();
    }

    double candidateTotal() {
        return candidateSelf
                + children.stream().mapToDouble(SampleNode::candidateTotal).sum();
    }

    double ownDelta() {
        return candidateSelf - baselineSelf;
    }

    double totalDelta() {
        return candidateTotal() - baselineTotal();
    }

    /** The tree below this root, in the columns of the model. */
    DiffTree toTree() {
        List<SampleNode> nodes = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        collect(-1, nodes, parents);
        Map<Frame, Integer> frames = new LinkedHashMap<>();
        nodes.stream().skip(1).forEach(node -> frames.putIfAbsent(node.frame, frames.size()));
        return new DiffTree(
                new ArrayList<>(frames.keySet()),
                parents.stream().mapToInt(Integer::intValue).toArray(),
                nodes.stream()
                        .mapToInt(n -> n == this ? -1 : frames.get(n.frame))
                        .toArray(),
                nodes.stream().mapToInt(n -> n.baselineLine).toArray(),
                nodes.stream().mapToInt(n -> n.candidateLine).toArray(),
                nodes.stream().mapToDouble(n -> n.baselineCalls).toArray(),
                nodes.stream().mapToDouble(n -> n.candidateCalls).toArray(),
                nodes.stream().mapToDouble(n -> n.baselineSelf).toArray(),
                nodes.stream().mapToDouble(n -> n.candidateSelf).toArray(),
                flags(nodes));
    }

    private static boolean[] flags(List<SampleNode> nodes) {
        boolean[] flags = new boolean[nodes.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = nodes.get(i).significant;
        }
        return flags;
    }

    private void collect(int parent, List<SampleNode> nodes, List<Integer> parents) {
        int row = nodes.size();
        nodes.add(this);
        parents.add(parent);
        children.forEach(child -> child.collect(row, nodes, parents));
    }
}
