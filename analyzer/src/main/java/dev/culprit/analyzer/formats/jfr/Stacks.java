package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Stack traces of a chunk, as the bytes that they have in the file: most recordings have several events, and the stacks of those that
 * nobody asks for need not be decoded. Not thread safe.
 */
final class Stacks {

    static final int DEEPEST = 1 << 16;

    private final Layout before;
    private final Layout frame;
    private final Layout after;

    /** Numbers of a frame in {@link #bytes}, and which of them are wanted; -1 for one that the chunk does not have. */
    private final int integers;

    private final int methodAt;
    private final int lineAt;
    private final int typeAt;

    /** Whether each field of a frame is a compressed integer, as in all recordings that are known: then its bytes are kept as they are. */
    private final boolean asInFile;

    private final long[] numbers;
    private final Ids indexes = new Ids();
    private final Bytes bytes;
    private int[] starts = new int[256];
    private int[] depths = new int[256];
    private boolean[] truncated = new boolean[256];
    private int size;

    /** @param bytes where those of the stacks are to be kept */
    Stacks(Cursor cursor, Metadata metadata, JfrType type, Bytes bytes) throws IOException {
        this.bytes = bytes;
        bytes.clear();
        int frames = frames(type.fields());
        JfrType frameType =
                frames < 0 ? null : metadata.type(type.fields().get(frames).type());
        if (frameType == null) {
            throw cursor.failure("the metadata describe stack traces without frames");
        }
        this.before = Layout.of(cursor, metadata, type.fields().subList(0, frames), "truncated");
        this.frame = Layout.of(cursor, metadata, frameType.fields(), "method", "lineNumber", "type");
        this.asInFile = cursor.isCompressed() && frame.integers() > 0 && frame.position(0) >= 0;
        this.integers = asInFile ? frame.integers() : 3;
        this.methodAt = asInFile ? frame.position(0) : 0;
        this.lineAt = asInFile ? frame.position(1) : 1;
        this.typeAt = asInFile ? frame.position(2) : 2;
        this.numbers = new long[integers];
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
        if (depth > DEEPEST) {
            throw cursor.failure("a stack of " + depth + " frames; more than " + DEEPEST + " are refused");
        }
        reserve();
        starts[size] = bytes.size();
        depths[size] = depth;
        truncated[size] = before.number(0) != 0;
        if (asInFile) {
            cursor.copyVarints((long) depth * integers, bytes);
        } else {
            copyFrames(cursor, depth);
        }
        after.read(cursor);
        indexes.put(id, size++);
    }

    private void copyFrames(Cursor cursor, int depth) throws IOException {
        for (int i = 0; i < depth; i++) {
            frame.read(cursor);
            for (int slot = 0; slot < integers; slot++) {
                bytes.append(frame.number(slot), cursor);
            }
        }
    }

    private void reserve() {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
            truncated = Arrays.copyOf(truncated, 2 * size);
        }
    }

    /** The index of the stack with the number {@code id}, or {@link LongIntMap#MISSING}. */
    int index(long id) {
        return indexes.get(id);
    }

    int size() {
        return size;
    }

    int depth(int stack) {
        return depths[stack];
    }

    boolean isTruncated(int stack) {
        return truncated[stack];
    }

    /** Takes the frames of a stack, from the innermost. */
    interface FrameSink {

        /**
         * One frame.
         *
         * @param method number of the method in the chunk
         * @param line as it is in the file
         * @param type number of the frame's type in the chunk
         */
        void frame(long method, long line, int type);
    }

    /** Decodes the frames of a stack. */
    void decode(int stack, FrameSink sink) {
        byte[] array = bytes.array();
        int at = starts[stack];
        for (int left = depths[stack]; left > 0; left--) {
            at = Varints.read(array, at, numbers, integers);
            sink.frame(
                    numbers[methodAt], lineAt < 0 ? 0 : numbers[lineAt], typeAt < 0 ? 0 : (int) numbers[typeAt] & 0xFF);
        }
    }
}
