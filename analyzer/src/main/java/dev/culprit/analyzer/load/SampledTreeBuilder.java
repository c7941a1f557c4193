package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Grows the {@link SampledTree} of one event of a side. Not thread safe. */
final class SampledTreeBuilder {

    private static final int NO_FRAME = -1;

    private final SampledEvent event;
    private final Map<Function, Integer> frames = new HashMap<>();
    private final List<Function> frameList = new ArrayList<>();
    private final LongIntMap steps = new LongIntMap();
    private final LongIntMap children = new LongIntMap();
    private final LongIntMap roots = new LongIntMap();
    private final ForkColumns samples = new ForkColumns();
    private final ForkColumns weight = new ForkColumns();
    private final Map<Integer, SampleTally> tallies = new HashMap<>();

    private int[] anchor = new int[256];
    private int[] parent = new int[256];
    private int[] frame = new int[256];
    private int[] line = new int[256];
    private int size;

    SampledTreeBuilder(SampledEvent event) {
        this.event = event;
    }

    private int frame(Function function) {
        return frames.computeIfAbsent(function, ignored -> {
            frameList.add(function);
            return frameList.size() - 1;
        });
    }

    /**
     * The row in which samples of a stack end: a line of the code of its innermost frame, or of the anchor.
     *
     * @param described what the numbers in {@code stack} stand for
     * @param stack frames, outermost first
     * @param lines line in each frame
     * @param from index of the first frame that is below the anchor
     */
    int codeRow(int anchorRow, List<SampleFrame> described, int[] stack, int[] lines, int from) {
        int row = -1;
        for (int i = from; i < stack.length; i++) {
            SampleFrame at = described.get(stack[i]);
            int number = frame(new Function(at.className(), at.method(), at.descriptor(), null, 0));
            row = find(anchorRow, row, number, i == 0 ? 0 : lines[i - 1]);
        }
        return find(anchorRow, row, NO_FRAME, stack.length == 0 ? 0 : lines[stack.length - 1]);
    }

    private int find(int anchorRow, int above, int frameNumber, int atLine) {
        int step = intern(steps, LongIntMap.key(frameNumber + 1, atLine));
        LongIntMap map = above < 0 ? roots : children;
        long key = LongIntMap.key(above < 0 ? anchorRow : above, step);
        int row = map.get(key);
        if (row == LongIntMap.MISSING) {
            row = append(anchorRow, above, frameNumber, atLine);
            map.put(key, row);
        }
        return row;
    }

    private static int intern(LongIntMap numbers, long key) {
        int number = numbers.get(key);
        if (number == LongIntMap.MISSING) {
            number = numbers.size();
            numbers.put(key, number);
        }
        return number;
    }

    private int append(int anchorRow, int above, int frameNumber, int atLine) {
        if (size == parent.length) {
            int capacity = size + (size >> 1);
            anchor = Arrays.copyOf(anchor, capacity);
            parent = Arrays.copyOf(parent, capacity);
            frame = Arrays.copyOf(frame, capacity);
            line = Arrays.copyOf(line, capacity);
        }
        anchor[size] = anchorRow;
        parent[size] = above;
        frame[size] = frameNumber;
        line[size] = atLine;
        return size++;
    }

    /** Adds samples that end in {@code codeRow}. */
    void add(int fork, int codeRow, long count, long amount) {
        samples.of(fork, size, parent.length)[codeRow] += count;
        weight.of(fork, size, parent.length)[codeRow] += amount;
    }

    void add(int fork, SampleTally tally) {
        tallies.merge(fork, tally, SampleTally::plus);
    }

    /** @param forkOrder for every column of the result, the index of its fork */
    SampledTree toTree(int[] forkOrder) {
        return new SampledTree(
                event.name(),
                event.engine(),
                switch (event.unit()) {
                    case NANOSECONDS -> "ns";
                    case BYTES -> "bytes";
                    case SAMPLES -> "samples";
                },
                frameList,
                Arrays.copyOf(anchor, size),
                Arrays.copyOf(parent, size),
                Arrays.copyOf(frame, size),
                Arrays.copyOf(line, size),
                samples.inOrder(forkOrder, size),
                weight.inOrder(forkOrder, size),
                Arrays.stream(forkOrder)
                        .mapToObj(fork -> tallies.getOrDefault(fork, SampleTally.NONE))
                        .toList());
    }
}
