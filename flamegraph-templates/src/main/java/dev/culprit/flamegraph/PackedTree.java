package dev.culprit.flamegraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree packed for the page, which {@code js/unpack.js} unpacks: one stream of its nodes and one for each view, so that what nobody looks at
 * is never unpacked. A node's frame and lines are not written: they are a call that the parent's frame makes, and a node only holds that
 * call's rank among all calls of that frame, which is mostly zero.
 *
 * <p>Columns of the nodes, in order: header (version, compared); strings (lengths, units); frames (class, method, descriptor, file, line,
 * kind, state); calls (how many of each frame, the root's first; frame; line of the baseline; difference to the line of the candidate);
 * nodes (children; rank, without the root; significant).
 *
 * <p>Columns of a view: header (version, multiplier, divisor); baseline; difference to the candidate.
 */
public final class PackedTree {

    static final int VERSION = 2;

    /** A packed view. */
    record Stream(FlameView.Unit unit, String name, String title, String base64) {}

    private final int size;
    private final String nodes;
    private final List<Stream> views;

    private PackedTree(int size, String nodes, List<Stream> views) {
        this.size = size;
        this.nodes = nodes;
        this.views = List.copyOf(views);
    }

    /** Packs {@code tree}. */
    public static PackedTree of(FlameTree tree) {
        List<Stream> views = tree.views().stream()
                .map(view -> new Stream(view.unit(), view.name(), view.title(), packed(view)))
                .toList();
        return new PackedTree(tree.size(), packed(tree), views);
    }

    /** Bytes that it takes in the page. */
    public long bytes() {
        return nodes.length()
                + views.stream().mapToLong(view -> view.base64().length()).sum();
    }

    /** Number of nodes, with the artificial root. */
    public int size() {
        return size;
    }

    String nodes() {
        return nodes;
    }

    List<Stream> views() {
        return views;
    }

    private static String packed(FlameView view) {
        return new Columns()
                .add(VERSION, view.multiplier(), view.divisor())
                .add(view.baseline())
                .addDifferences(view.candidate(), view.baseline())
                .toBase64();
    }

    private static String packed(FlameTree tree) {
        Map<String, Integer> strings = new LinkedHashMap<>();
        List<int[]> frames = frames(tree, strings);
        Columns columns = new Columns().add(VERSION, tree.compared() ? 1 : 0).add(List.copyOf(strings.keySet()));
        frames.forEach(columns::add);
        addNodes(tree, columns);
        return columns.toBase64();
    }

    private static List<int[]> frames(FlameTree tree, Map<String, Integer> strings) {
        int[][] columns = new int[7][tree.frames().size()];
        for (int i = 0; i < tree.frames().size(); i++) {
            FlameFrame frame = tree.frames().get(i);
            columns[0][i] = string(frame.className(), strings);
            columns[1][i] = string(frame.method(), strings);
            columns[2][i] = string(frame.descriptor(), strings);
            columns[3][i] = string(frame.file(), strings);
            columns[4][i] = frame.line();
            columns[5][i] = frame.kind().ordinal();
            columns[6][i] = frame.state().ordinal();
        }
        return List.of(columns);
    }

    private static int string(String value, Map<String, Integer> strings) {
        return strings.computeIfAbsent(value, unused -> strings.size());
    }

    private static void addNodes(FlameTree tree, Columns columns) {
        Calls calls = new Calls(tree.frames().size());
        int[] children = new int[tree.size()];
        int[] rank = new int[tree.size() - 1];
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            children[parent]++;
            rank[row - 1] = calls.rank(
                    tree.frame()[parent] + 1, tree.frame()[row], tree.baselineLine()[row], tree.candidateLine()[row]);
        }
        List<Calls.Call> all = new ArrayList<>(calls.inOrder());
        int[] baseline = all.stream().mapToInt(Calls.Call::baselineLine).toArray();
        columns.add(calls.counts())
                .add(all.stream().mapToInt(Calls.Call::frame).toArray())
                .add(baseline)
                .addDifferences(all.stream().mapToInt(Calls.Call::candidateLine).toArray(), baseline)
                .add(children)
                .add(rank)
                .add(tree.significant());
    }
}
