package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import java.util.Arrays;

/** Gives the stacks of one chunk their numbers when a sample refers to them first. Not thread safe. */
final class ChunkStacks {

    private static final int UNSEEN = -1;
    private static final int NONE = -1;
    private static final int NO_FRAME = Integer.MAX_VALUE;
    private static final SampleFrame UNKNOWN = new SampleFrame("", "[unknown]", "", FrameType.JAVA);

    private final Constants constants;
    private final Stacks stacks;
    private final Numbering numbering;
    private final int[] numbers;
    private final FrameType[] types = new FrameType[256];

    /** Number of the frame by method and kind: one column a kind. */
    private final int[][] frames = new int[FrameType.values().length][];

    private final LongIntMap objectFrames = new LongIntMap();
    private final LongIntMap withObject = new LongIntMap();
    private int[] frameBuffer = new int[64];
    private int[] lineBuffer = new int[64];

    ChunkStacks(Constants constants, Stacks stacks, Numbering numbering) {
        this.constants = constants;
        this.stacks = stacks;
        this.numbering = numbering;
        this.numbers = filled(stacks.size());
        for (int type = 0; type < types.length; type++) {
            types[type] = constants.frameType(type);
        }
    }

    /** The number of the stack that the chunk calls {@code id}; -1 when it has none. */
    int number(long id) {
        int index = stacks.index(id);
        if (index == LongIntMap.MISSING || stacks.depth(index) == 0) {
            return NONE;
        }
        if (numbers[index] == UNSEEN) {
            numbers[index] = describe(index, fill(index));
        }
        return numbers[index];
    }

    /** The same with the class of an object as innermost frame, unless the chunk does not name that. */
    int number(long id, long objectClass) {
        int index = stacks.index(id);
        int frame = objectFrame(objectClass);
        if (index == LongIntMap.MISSING || stacks.depth(index) == 0 || frame == NO_FRAME) {
            return number(id);
        }
        long key = LongIntMap.key(index, frame);
        int known = withObject.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        int depth = fill(index);
        frameBuffer[depth] = frame;
        lineBuffer[depth] = 0;
        int number = describe(index, depth + 1);
        withObject.put(key, number);
        return number;
    }

    private int objectFrame(long objectClass) {
        int known = objectFrames.get(objectClass);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        String name = constants.methods().className(objectClass, constants.symbols());
        int frame = name.isEmpty() ? NO_FRAME : numbering.frame(new SampleFrame(name, "", "", FrameType.JAVA));
        objectFrames.put(objectClass, frame);
        return frame;
    }

    private int describe(int index, int depth) {
        int number = numbering.stack();
        numbering.visitor().stack(number, frameBuffer, lineBuffer, depth, stacks.isTruncated(index));
        return number;
    }

    /** Writes frames and lines into the buffers, outermost first; returns how many. */
    private int fill(int index) {
        int depth = stacks.depth(index);
        if (depth >= frameBuffer.length) {
            frameBuffer = new int[2 * depth];
            lineBuffer = new int[2 * depth];
        }
        for (int i = 0; i < depth; i++) {
            int at = depth - 1 - i;
            frameBuffer[at] = frame(stacks.method(index, i), types[stacks.type(index, i)]);
            lineBuffer[at] = stacks.line(index, i);
        }
        return depth;
    }

    private int frame(int method, FrameType type) {
        int[] numbersOfType = frames[type.ordinal()];
        if (numbersOfType == null) {
            numbersOfType = filled(constants.methods().size());
            frames[type.ordinal()] = numbersOfType;
        }
        if (numbersOfType[method] == UNSEEN) {
            SampleFrame frame = constants.methods().frame(method, type, constants.symbols());
            numbersOfType[method] =
                    numbering.frame(frame == null || frame.name().isEmpty() ? UNKNOWN : frame);
        }
        return numbersOfType[method];
    }

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, UNSEEN);
        return numbers;
    }
}
