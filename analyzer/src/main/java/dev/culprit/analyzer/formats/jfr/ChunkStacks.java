package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import java.io.IOException;
import java.util.Arrays;

/** Gives the stacks of one chunk their numbers when a sample refers to them first. Not thread safe. */
final class ChunkStacks {

    /** Stands for no class of an object. */
    static final int NO_FRAME = Integer.MAX_VALUE;

    private static final int UNSEEN = -1;
    private static final int LONGEST_LINE = 0xFFFFFF;
    private static final SampleFrame UNKNOWN = new SampleFrame("", "[unknown]", "", FrameType.JAVA);

    private final Constants constants;
    private final Stacks stacks;
    private final StackPlaces places;
    private final Numbering numbering;
    private final int[] numbers;
    private final int[][] framesOfType = new int[256][];

    /** Number of the frame by method, for each kind. */
    private final int[][] frames = new int[FrameType.values().length][];

    private final FrameType[] types = new FrameType[256];
    private final LongIntMap objectFrames = new LongIntMap();
    private final LongIntMap withObject = new LongIntMap();
    private int[] frameBuffer = new int[64];
    private int[] lineBuffer = new int[64];

    private final Stacks.FrameSink sink = this::add;

    /** Where the next frame goes: the outermost is first, and the innermost comes first. */
    private int at;

    ChunkStacks(Constants constants, Stacks stacks, Numbering numbering) {
        this.constants = constants;
        this.stacks = stacks;
        this.places = stacks.places();
        this.numbering = numbering;
        this.numbers = filled(places.size());
        for (int type = 0; type < types.length; type++) {
            types[type] = constants.frameType(type);
        }
    }

    /** The index of the stack that the chunk calls {@code id}; -1 when it has none. */
    int index(long id) {
        int index = places.index(id);
        return index == LongIntMap.MISSING || places.depth(index) == 0 ? -1 : index;
    }

    /** The number of a stack, with the class of an object as innermost frame unless that is {@link #NO_FRAME}. */
    int number(int index, int object) throws IOException {
        if (object == NO_FRAME) {
            if (numbers[index] == UNSEEN) {
                numbers[index] = describe(index, places.depth(index));
            }
            return numbers[index];
        }
        long key = LongIntMap.key(index, object);
        int known = withObject.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        int depth = places.depth(index);
        reserve(depth + 1);
        frameBuffer[depth] = object;
        lineBuffer[depth] = 0;
        int number = describe(index, depth + 1);
        withObject.put(key, number);
        return number;
    }

    /** The frame that stands for the class that the chunk calls {@code id}; {@link #NO_FRAME} when the chunk does not name it. */
    int objectFrame(long id) {
        int known = objectFrames.get(id);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        String name = constants.methods().className(id, constants.symbols());
        int frame = name.isEmpty() ? NO_FRAME : numbering.frame(new SampleFrame(name, "", "", FrameType.JAVA));
        objectFrames.put(id, frame);
        return frame;
    }

    private int describe(int index, int depth) throws IOException {
        reserve(depth);
        at = places.depth(index);
        stacks.decode(index, sink);
        int number = numbering.stack();
        numbering.visitor().stack(number, frameBuffer, lineBuffer, depth, places.isTruncated(index));
        return number;
    }

    private void reserve(int depth) {
        if (depth > frameBuffer.length) {
            frameBuffer = Arrays.copyOf(frameBuffer, 2 * depth);
            lineBuffer = Arrays.copyOf(lineBuffer, 2 * depth);
        }
    }

    private void add(long method, long line, int type) {
        frameBuffer[--at] = frame(constants.methods().index(method), type);
        lineBuffer[at] = line < 0 || line > LONGEST_LINE ? 0 : (int) line;
    }

    private int frame(int method, int type) {
        int[] known = framesOfType[type];
        if (known == null || method >= known.length || known[method] == UNSEEN) {
            return describeMethod(method, type);
        }
        return known[method];
    }

    private int describeMethod(int method, int type) {
        FrameType kind = types[type];
        int[] known = frames[kind.ordinal()];
        if (known == null || method >= known.length) {
            int[] larger = known == null ? filled(constants.methods().size()) : grown(known, method);
            frames[kind.ordinal()] = larger;
            known = larger;
        }
        if (known[method] == UNSEEN) {
            SampleFrame frame = constants.methods().frame(method, kind, constants.symbols());
            known[method] = numbering.frame(frame == null || frame.name().isEmpty() ? UNKNOWN : frame);
        }
        framesOfType[type] = known;
        return known[method];
    }

    /** Methods that the chunk does not describe come one by one: room for each by itself would be a copy of all for each. */
    private static int[] grown(int[] known, int method) {
        int[] larger = Arrays.copyOf(known, Math.max(method + 1, known.length + (known.length >> 1)));
        Arrays.fill(larger, known.length, larger.length, UNSEEN);
        return larger;
    }

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, UNSEEN);
        return numbers;
    }
}
