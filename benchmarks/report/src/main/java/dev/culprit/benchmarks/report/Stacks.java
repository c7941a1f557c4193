package dev.culprit.benchmarks.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.Function;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two collapsed profiles as one tree. What changed by half or more and by ten samples or more counts as significant: somebody has to be. */
final class Stacks {

    private static final int MANY = 10;

    private final Map<String, Integer> frames = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] parent = {-1};
    private int[] frame = {-1};
    private double[] baseline = new double[1];
    private double[] candidate = new double[1];
    private int size = 1;
    private long[] keys = new long[1 << 16];
    private int[] nodes = new int[1 << 16];

    void read(Path file, boolean ofBaseline) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int end = line.lastIndexOf(' ');
                int node = 0;
                for (int begin = 0; begin < end; ) {
                    int next = line.indexOf(';', begin);
                    next = next < 0 || next > end ? end : next;
                    node = child(node, named(line.substring(begin, next)));
                    begin = next + 1;
                }
                double count = Double.parseDouble(line.substring(end + 1));
                (ofBaseline ? baseline : candidate)[node] += count;
            }
        }
    }

    private int named(String name) {
        return frames.computeIfAbsent(name, unused -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    private int child(int above, int of) {
        long key = ((long) above << Integer.SIZE) | of + 1L;
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return nodes[slot];
        }
        if (size == parent.length) {
            int room = 2 * size;
            parent = Arrays.copyOf(parent, room);
            frame = Arrays.copyOf(frame, room);
            baseline = Arrays.copyOf(baseline, room);
            candidate = Arrays.copyOf(candidate, room);
        }
        parent[size] = above;
        frame[size] = of;
        keys[slot] = key;
        nodes[slot] = size;
        if (2 * size > keys.length) {
            rehash();
        }
        return size++;
    }

    private static int slot(long[] keys, long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(keys.length) + 1));
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void rehash() {
        long[] larger = new long[2 * keys.length];
        int[] moved = new int[larger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(larger, keys[i]);
                larger[slot] = keys[i];
                moved[slot] = nodes[i];
            }
        }
        keys = larger;
        nodes = moved;
    }

    /** In preorder, as the model wants it. */
    DiffTree tree() {
        keys = new long[0];
        nodes = new int[0];
        int[] order = preorder();
        int[] place = new int[size];
        for (int row = 0; row < size; row++) {
            place[order[row]] = row;
        }
        int[] above = new int[size];
        int[] of = new int[size];
        double[] before = new double[size];
        double[] after = new double[size];
        boolean[] significant = new boolean[size];
        for (int row = 0; row < size; row++) {
            int node = order[row];
            above[row] = node == 0 ? -1 : place[parent[node]];
            of[row] = frame[node];
            before[row] = baseline[node];
            after[row] = candidate[node];
            double most = Math.max(before[row], after[row]);
            significant[row] = most >= MANY && Math.abs(after[row] - before[row]) >= most / 2;
        }
        int[] none = new int[size];
        double[] nothing = new double[size];
        List<Frame> all = names.stream().map(Stacks::frame).toList();
        return new DiffTree(all, above, of, none, none, nothing, nothing, before, after, significant);
    }

    private int[] preorder() {
        int[] first = new int[size];
        int[] next = new int[size];
        Arrays.fill(first, -1);
        for (int node = size - 1; node > 0; node--) {
            next[node] = first[parent[node]];
            first[parent[node]] = node;
        }
        int[] order = new int[size];
        int row = 0;
        for (int node = 0; node >= 0; ) {
            order[row++] = node;
            if (first[node] >= 0) {
                node = first[node];
            } else {
                while (node > 0 && (node == 0 || next[node] < 0)) {
                    node = parent[node];
                }
                node = node == 0 ? -1 : next[node];
            }
        }
        return order;
    }

    private static Frame frame(String name) {
        int dot = name.lastIndexOf('.');
        Function function = new Function(
                dot < 0 ? "" : name.substring(0, dot).replace('/', '.'), name.substring(dot + 1), "", null, 0);
        return new Frame(Frame.Kind.METHOD, function, Frame.State.UNCHANGED);
    }
}
