package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Stack traces of a chunk: 8 bytes a frame, innermost first as they are in the file. Not thread safe. */
final class Stacks {

    private static final int DEEPEST = 1 << 16;
    private static final int MOST_FRAMES = 1 << 28;
    private static final int LONGEST_LINE = 0xFFFFFF;
    private static final int AT_ONCE = 64;

    private final Methods methods;
    private final Layout before;
    private final Layout frame;
    private final Layout after;
    private final int integers;
    private final int methodAt;
    private final int lineAt;
    private final int typeAt;
    private final long[] numbers;
    private final LongIntMap indexes = new LongIntMap();
    private int[] starts = new int[257];
    private boolean[] truncated = new boolean[256];
    private int size;

    private int[] frameMethods = new int[1 << 12];

    /** Line in the high 24 bits, type in the low 8. */
    private int[] framePlaces = new int[1 << 12];

    Stacks(Cursor cursor, Metadata metadata, JfrType type, Methods methods) throws IOException {
        this.methods = methods;
        int frames = frames(type.fields());
        JfrType frameType =
                frames < 0 ? null : metadata.type(type.fields().get(frames).type());
        if (frameType == null) {
            throw cursor.failure("the metadata describe stack traces without frames");
        }
        this.before = Layout.of(cursor, metadata, type.fields().subList(0, frames), "truncated");
        this.frame = Layout.of(cursor, metadata, frameType.fields(), "method", "lineNumber", "type");
        this.methodAt = frame.position(0);
        this.lineAt = frame.position(1);
        this.typeAt = frame.position(2);
        this.integers = methodAt < 0 ? 0 : frame.integers();
        this.numbers = new long[AT_ONCE * integers];
        this.after = Layout.of(
                cursor,
                metadata,
                type.fields().subList(frames + 1, type.fields().size()));
    }

    private static int frames(List<JfrField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals("frames") && fields.get(i).array()) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the stack trace at the cursor. */
    void read(Cursor cursor, long id) throws IOException {
        before.read(cursor);
        int depth = cursor.readCount("frames");
        int at = starts[size];
        if (depth > DEEPEST || at + depth > MOST_FRAMES) {
            throw cursor.failure(
                    depth > DEEPEST
                            ? "a stack of " + depth + " frames; more than " + DEEPEST + " are refused"
                            : "more than " + MOST_FRAMES + " frames in one chunk");
        }
        reserve(at + depth);
        if (integers > 0 && cursor.isCompressed()) {
            readIntegers(cursor, at, at + depth);
        } else {
            for (int i = at; i < at + depth; i++) {
                frame.read(cursor);
                keep(i, frame.number(0), frame.number(1), frame.number(2));
            }
        }
        after.read(cursor);
        truncated[size] = before.number(0) != 0;
        indexes.put(id, size);
        starts[++size] = at + depth;
    }

    /** Reads frames of which each field is a compressed integer, as in all recordings that are known. */
    private void readIntegers(Cursor cursor, int from, int to) throws IOException {
        for (int start = from; start < to; start += AT_ONCE) {
            int count = Math.min(AT_ONCE, to - start);
            cursor.readVarints(numbers, count * integers);
            for (int i = 0; i < count; i++) {
                int fields = i * integers;
                keep(
                        start + i,
                        numbers[fields + methodAt],
                        lineAt < 0 ? 0 : numbers[fields + lineAt],
                        typeAt < 0 ? 0 : numbers[fields + typeAt]);
            }
        }
    }

    private void keep(int at, long method, long line, long type) {
        frameMethods[at] = methods.index(method);
        framePlaces[at] = (line < 0 || line > LONGEST_LINE ? 0 : (int) line << 8) | (int) type & 0xFF;
    }

    /** The index of the stack with the number {@code id}, or {@link LongIntMap#MISSING}. */
    int index(long id) {
        return indexes.get(id);
    }

    int size() {
        return size;
    }

    int depth(int stack) {
        return starts[stack + 1] - starts[stack];
    }

    boolean isTruncated(int stack) {
        return truncated[stack];
    }

    /** The method in {@code frame}, counted from the innermost. */
    int method(int stack, int frame) {
        return frameMethods[starts[stack] + frame];
    }

    int line(int stack, int frame) {
        return framePlaces[starts[stack] + frame] >>> 8;
    }

    /** Number of the frame's type in the chunk. */
    int type(int stack, int frame) {
        return framePlaces[starts[stack] + frame] & 0xFF;
    }

    private void reserve(int frames) {
        if (frames > frameMethods.length) {
            int length = Math.max(frames, 2 * frameMethods.length);
            frameMethods = Arrays.copyOf(frameMethods, length);
            framePlaces = Arrays.copyOf(framePlaces, length);
        }
        if (size == truncated.length) {
            truncated = Arrays.copyOf(truncated, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
    }
}
