package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.FrameKeys;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.model.SampledTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lays the samples of two sides over each other. Not thread safe. */
final class UnionBuilder {

    private static final int OWN_CODE = -1;

    private final Map<String, Integer> keys = new HashMap<>();
    private final List<Function> frames = new ArrayList<>();
    /** Rows are the nodes from 1 there. */
    private final Children children = new Children(256);

    private final LongIntMap roots = new LongIntMap();
    private int[] anchor = new int[256];
    private int[] parent = new int[256];
    private int[] frame = new int[256];
    private int[] frameOfNode = new int[257];
    private int size;

    private UnionBuilder() {}

    /** The union; frames are the same when they differ only in what compilers and the JVM number. */
    static SampledUnion of(SampledSide baseline, SampledSide candidate) {
        return of(List.of(new Sides(baseline, candidate))).get(0);
    }

    /** Both sides of one event. */
    record Sides(SampledSide baseline, SampledSide candidate) {}

    /** The unions of several events, with the same rows: where one event has no samples, its columns are zero. */
    static List<SampledUnion> of(List<Sides> events) {
        UnionBuilder builder = new UnionBuilder();
        List<int[]> ofCandidate = new ArrayList<>();
        List<int[]> ofBaseline = new ArrayList<>();
        for (Sides event : events) {
            // The candidate first: its names are shown.
            ofCandidate.add(builder.rows(event.candidate));
            ofBaseline.add(builder.rows(event.baseline));
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> builder.union(
                        events.get(i).baseline, ofBaseline.get(i), events.get(i).candidate, ofCandidate.get(i)))
                .toList();
    }

    private SampledUnion union(SampledSide baseline, int[] ofBaseline, SampledSide candidate, int[] ofCandidate) {
        Amounts before = new Amounts(baseline, ofBaseline, anchor, size);
        Amounts after = new Amounts(candidate, ofCandidate, anchor, size);
        int[] ownCode = ownCodeRows();
        return new SampledUnion(
                frames,
                Arrays.copyOf(anchor, size),
                Arrays.copyOf(parent, size),
                Arrays.copyOf(frame, size),
                before.lines(),
                after.lines(),
                before.amounts(ownCode),
                after.amounts(ownCode),
                before.samples(),
                after.samples());
    }

    /** For each anchor that has rows, the row of its own code; -1 for others. */
    private int[] ownCodeRows() {
        int largest = Arrays.stream(anchor, 0, size).max().orElse(-1);
        int[] rows = new int[largest + 1];
        Arrays.fill(rows, -1);
        for (int row = 0; row < size; row++) {
            if (frame[row] == OWN_CODE) {
                rows[anchor[row]] = row;
            }
        }
        return rows;
    }

    /** For each row of the side's tree the row of the union; lines of code are in the row of the code. */
    private int[] rows(SampledSide side) {
        SampledTree tree = side.tree();
        int[] numbers = tree.frames().stream().mapToInt(this::frame).toArray();
        int[] rows = new int[tree.size()];
        for (int row = 0; row < rows.length; row++) {
            int above = tree.parent()[row] < 0 ? -1 : rows[tree.parent()[row]];
            int at = side.alignedRow()[tree.anchor()[row]];
            if (at < 0) {
                rows[row] = -1;
                continue;
            }
            // So that there is a place for what was measured and not sampled.
            int own = find(at, -1, OWN_CODE);
            if (tree.frame()[row] >= 0) {
                rows[row] = find(at, above, numbers[tree.frame()[row]]);
            } else {
                rows[row] = above < 0 ? own : above;
            }
        }
        return rows;
    }

    private int frame(Function function) {
        String key = FrameKeys.withoutOrdinals(FrameKeys.className(function.className())) + "."
                + FrameKeys.methodName(function.method());
        return keys.computeIfAbsent(key, ignored -> {
            frames.add(function);
            return frames.size() - 1;
        });
    }

    private int find(int at, int above, int number) {
        if (above >= 0) {
            int child = children.find(above + 1, number, frameOfNode);
            if (child != Children.NONE) {
                return child - 1;
            }
            int row = append(at, above, number);
            children.add(above + 1, number, row + 1);
            return row;
        }
        long key = LongIntMap.key(at, number + 1);
        int row = roots.get(key);
        if (row == LongIntMap.MISSING) {
            row = append(at, above, number);
            roots.put(key, row);
        }
        return row;
    }

    private int append(int at, int above, int number) {
        if (size == parent.length) {
            int capacity = size + (size >> 1);
            anchor = Arrays.copyOf(anchor, capacity);
            parent = Arrays.copyOf(parent, capacity);
            frame = Arrays.copyOf(frame, capacity);
            frameOfNode = Arrays.copyOf(frameOfNode, capacity + 1);
        }
        anchor[size] = at;
        parent[size] = above;
        frame[size] = number;
        frameOfNode[size + 1] = number;
        children.grow(size + 2);
        return size++;
    }
}
