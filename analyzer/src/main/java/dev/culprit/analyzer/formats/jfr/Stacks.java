package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.util.List;

/**
 * Where the stack traces of a chunk are in the file. Most recordings have several events, and the stacks of those that nobody asks for are
 * not decoded; nor are any kept, as room that was not used before costs as much as reading a stack once more. Not thread safe.
 */
final class Stacks {

    static final int DEEPEST = 1 << 16;

    private static final int METHOD = 0;
    private static final int LINE = 1;
    private static final int TYPE = 2;
    private static final int ABSENT = -1;

    private final Cursor frames;
    private final Layout before;
    private final Layout frame;
    private final Layout after;

    /**
     * The numbers of a frame where each is a compressed integer, as in all recordings that are known: they are passed over by counting, and
     * read at once. Empty otherwise.
     */
    private final long[] numbers;

    private final int methodAt;
    private final int lineAt;
    private final int typeAt;

    private final StackPlaces places;

    /**
     * Without any yet.
     *
     * @param frames what frames are to be read with when they are asked for
     * @param places where it is to be kept where they are, instead of those of another chunk
     */
    Stacks(Cursor cursor, Metadata metadata, JfrType type, Cursor frames, StackPlaces places) throws IOException {
        this.frames = frames;
        this.places = places;
        places.clear();
        int field = frames(type.fields());
        JfrType frameType =
                field < 0 ? null : metadata.type(type.fields().get(field).type());
        if (frameType == null) {
            throw cursor.failure("the metadata describe stack traces without frames");
        }
        this.before = Layout.of(cursor, metadata, type.fields().subList(0, field), "truncated");
        this.frame = Layout.of(cursor, metadata, frameType.fields(), "method", "lineNumber", "type");
        this.numbers = new long[cursor.isCompressed() ? frame.integers() : 0];
        this.methodAt = frame.position(METHOD);
        this.lineAt = frame.position(LINE);
        this.typeAt = frame.position(TYPE);
        this.after = Layout.of(
                cursor, metadata, type.fields().subList(field + 1, type.fields().size()));
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
        places.add(id, cursor.position(), depth, before.number(0) != 0);
        skipFrames(cursor, depth);
        after.read(cursor);
    }

    private void skipFrames(Cursor cursor, int depth) throws IOException {
        if (numbers.length > 0) {
            cursor.skipVarints((long) depth * numbers.length);
            return;
        }
        for (int i = 0; i < depth; i++) {
            frame.read(cursor);
        }
    }

    StackPlaces places() {
        return places;
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

    /** Reads the frames of a stack. Those of neighbours in the chunk are read fastest one after another. */
    void decode(int stack, FrameSink sink) throws IOException {
        frames.seek(places.start(stack));
        for (int left = places.depth(stack); left > 0; left--) {
            if (numbers.length > 0) {
                frames.readVarints(numbers, numbers.length);
                sink.frame(number(methodAt), number(lineAt), (int) number(typeAt) & 0xFF);
            } else {
                frame.read(frames);
                sink.frame(frame.number(METHOD), frame.number(LINE), (int) frame.number(TYPE) & 0xFF);
            }
        }
    }

    private long number(int position) {
        return position == ABSENT ? 0 : numbers[position];
    }
}
