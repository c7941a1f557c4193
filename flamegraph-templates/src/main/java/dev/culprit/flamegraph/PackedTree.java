package dev.culprit.flamegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs a tree for the page; {@code js/tree.js} unpacks it. A node's frame and lines are not written: they are a call that
 * the parent's frame makes, and a node only holds that call's rank among all calls of that frame, which is mostly zero.
 *
 * <p>Columns in order: header (version, compared, nanoseconds per unit, units per call); strings (lengths, units); frames
 * (class, method, descriptor, file, line, kind, state); calls (how many of each frame, the root's first; frame; line of
 * the baseline; difference to the line of the candidate); nodes (children; rank, without the root; calls of the baseline,
 * difference to the candidate; the same of self; significant).
 */
final class PackedTree {

    static final int VERSION = 1;

    private final FlameTree tree;
    private final Map<String, Integer> strings = new LinkedHashMap<>();

    PackedTree(FlameTree tree) {
        this.tree = tree;
    }

    String toBase64() {
        return columns().toBase64();
    }

    Columns columns() {
        List<int[]> frames = frames();
        Columns columns = new Columns()
                .add(VERSION, tree.compared() ? 1 : 0, tree.nanosPerUnit(), tree.unitsPerCall())
                .add(List.copyOf(strings.keySet()));
        frames.forEach(columns::add);
        addNodes(columns);
        return columns;
    }

    private List<int[]> frames() {
        int[][] columns = new int[7][tree.frames().size()];
        for (int i = 0; i < tree.frames().size(); i++) {
            FlameFrame frame = tree.frames().get(i);
            columns[0][i] = string(frame.className());
            columns[1][i] = string(frame.method());
            columns[2][i] = string(frame.descriptor());
            columns[3][i] = string(frame.file());
            columns[4][i] = frame.line();
            columns[5][i] = frame.kind().ordinal();
            columns[6][i] = frame.state().ordinal();
        }
        return List.of(columns);
    }

    private int string(String value) {
        return strings.computeIfAbsent(value, unused -> strings.size());
    }

    private record Call(int frame, int baselineLine, int candidateLine) {}

    private void addNodes(Columns columns) {
        List<Map<Call, Integer>> callsOfFrame = new ArrayList<>();
        for (int i = 0; i <= tree.frames().size(); i++) {
            callsOfFrame.add(new HashMap<>());
        }
        int[] children = new int[tree.size()];
        int[] rank = new int[tree.size() - 1];
        List<List<Call>> ordered = new ArrayList<>();
        callsOfFrame.forEach(unused -> ordered.add(new ArrayList<>()));
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent()[row];
            children[parent]++;
            int caller = tree.frame()[parent] + 1;
            Call call = new Call(tree.frame()[row], tree.baselineLine()[row], tree.candidateLine()[row]);
            Map<Call, Integer> known = callsOfFrame.get(caller);
            Integer found = known.putIfAbsent(call, known.size());
            if (found == null) {
                ordered.get(caller).add(call);
            }
            rank[row - 1] = found == null ? known.size() - 1 : found;
        }
        addCalls(columns, ordered);
        columns.add(children)
                .add(rank)
                .add(tree.baselineCalls())
                .addDifferences(tree.candidateCalls(), tree.baselineCalls())
                .add(tree.baselineSelf())
                .addDifferences(tree.candidateSelf(), tree.baselineSelf())
                .add(flags(tree.significant()));
    }

    private static void addCalls(Columns columns, List<List<Call>> ordered) {
        List<Call> all = new ArrayList<>();
        ordered.forEach(all::addAll);
        int[] baseline = all.stream().mapToInt(Call::baselineLine).toArray();
        columns.add(ordered.stream().mapToInt(List::size).toArray())
                .add(all.stream().mapToInt(Call::frame).toArray())
                .add(baseline)
                .addDifferences(all.stream().mapToInt(Call::candidateLine).toArray(), baseline);
    }

    private static long[] flags(boolean[] flags) {
        long[] numbers = new long[flags.length];
        Arrays.setAll(numbers, i -> flags[i] ? 1 : 0);
        return numbers;
    }
}
