package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.Children;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleQuality;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Grows the {@link SampledTree} of one event of a side. Not thread safe. */
final class SampledTreeBuilder {

    private static final int NO_FRAME = -1;

    private final SampledEvent event;
    private final Map<Function, Integer> frames = new HashMap<>();
    private final List<Function> frameList = new ArrayList<>();
    private final LongIntMap steps = new LongIntMap();
    private final Children children = new Children(1 << 10);
    private final LongIntMap roots = new LongIntMap();
    private final ForkColumns samples = new ForkColumns();
    private final ForkColumns weight = new ForkColumns();
    private final Map<Integer, SampleTally> tallies = new HashMap<>();

    private int[] anchor = new int[256];
    private int[] parent = new int[256];
    private int[] frame = new int[256];
    private int[] line = new int[256];
    private int[] stepOfNode = new int[257];
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
            int number = frame(function(described.get(stack[i])));
            row = find(anchorRow, row, number, i == 0 ? 0 : lines[i - 1]);
        }
        return find(anchorRow, row, NO_FRAME, stack.length == 0 ? 0 : lines[stack.length - 1]);
    }

    private int find(int anchorRow, int above, int frameNumber, int atLine) {
        int step = intern(steps, LongIntMap.key(frameNumber + 1, atLine));
        if (above < 0) {
            long key = LongIntMap.key(anchorRow, step);
            int row = roots.get(key);
            if (row == LongIntMap.MISSING) {
                row = append(anchorRow, above, frameNumber, atLine, step);
                roots.put(key, row);
            }
            return row;
        }
        // Rows are the nodes from 1 there.
        int child = children.find(above + 1, step, stepOfNode);
        if (child != Children.NONE) {
            return child - 1;
        }
        int row = append(anchorRow, above, frameNumber, atLine, step);
        children.add(above + 1, step, row + 1);
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

    private int append(int anchorRow, int above, int frameNumber, int atLine, int step) {
        if (size == parent.length) {
            int capacity = size + (size >> 1);
            anchor = Arrays.copyOf(anchor, capacity);
            parent = Arrays.copyOf(parent, capacity);
            frame = Arrays.copyOf(frame, capacity);
            line = Arrays.copyOf(line, capacity);
            stepOfNode = Arrays.copyOf(stepOfNode, capacity + 1);
        }
        anchor[size] = anchorRow;
        parent[size] = above;
        frame[size] = frameNumber;
        line[size] = atLine;
        stepOfNode[size + 1] = step;
        children.grow(size + 2);
        return size++;
    }

    /** Adds samples that end in {@code codeRow}. */
    void add(int fork, int codeRow, long count, long amount) {
        samples.of(fork, size, parent.length)[codeRow] += count;
        weight.of(fork, size, parent.length)[codeRow] += amount;
    }

    /**
     * Adds the samples of a recording, whose outermost frames are threads.
     *
     * @param anchors the anchor of a thread by its name, which is empty where the recording does not tell
     */
    void add(int fork, SampleTree recording, ToIntFunction<String> anchors) {
        List<SampleFrame> described = recording.frames();
        int[] numbers = new int[described.size()];
        int[] rows = new int[recording.size()];
        int[] anchorOf = new int[recording.size()];
        rows[0] = -1;
        anchorOf[0] = -1;
        for (int node = 0; node < rows.length; node++) {
            int above = recording.parent(node);
            if (node > 0) {
                SampleFrame at = described.get(recording.frame(node));
                boolean thread = above == 0 && at.type() == FrameType.THREAD;
                anchorOf[node] = thread
                        ? anchors.applyAsInt(at.threadName())
                        : anchorOf[above] >= 0 ? anchorOf[above] : anchors.applyAsInt("");
                rows[node] = thread
                        ? -1
                        : find(
                                anchorOf[node],
                                rows[above],
                                number(numbers, recording.frame(node), at),
                                recording.line(above));
            }
            if (recording.samples(node) > 0 || recording.weight(node) > 0) {
                int anchorRow = node > 0 ? anchorOf[node] : anchors.applyAsInt("");
                int code = find(anchorRow, rows[node], NO_FRAME, recording.line(node));
                add(fork, code, recording.samples(node), recording.weight(node));
            }
        }
        SampleQuality quality = recording.quality();
        long joined = quality.samples() - quality.withoutStack();
        add(fork, new SampleTally(quality.samples(), joined, 0, 0, quality.withoutStack(), quality.truncated()));
    }

    /** The number of a frame of a recording, which {@code numbers} holds plus 1. */
    private int number(int[] numbers, int recorded, SampleFrame described) {
        if (numbers[recorded] == 0) {
            numbers[recorded] = 1 + frame(function(described));
        }
        return numbers[recorded] - 1;
    }

    private static Function function(SampleFrame frame) {
        return new Function(frame.className(), frame.method(), frame.descriptor(), null, 0);
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
