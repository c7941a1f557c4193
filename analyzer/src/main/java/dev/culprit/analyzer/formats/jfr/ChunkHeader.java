package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;

/**
 * The first 68 bytes of a chunk.
 *
 * @param start where in the file the chunk begins
 * @param size its bytes, 0 when the recorder did not get to write it
 * @param constants where its last constant pool is, counted from {@code start}; 0 when it has none yet
 * @param metadata where its metadata are, counted from {@code start}; 0 when it has none yet
 * @param startNanos when it began, in nanoseconds since 1970
 * @param durationNanos how long it is, in nanoseconds; 0 when the recorder did not get to write it
 * @param startTicks when it began on the recorder's clock
 * @param ticksPerSecond of that clock
 * @param finished whether the recorder closed it
 * @param compressed whether integers are compressed
 */
record ChunkHeader(
        long start,
        long size,
        long constants,
        long metadata,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        boolean finished,
        boolean compressed) {

    static final int BYTES = 68;

    private static final int MAGIC = 0x464C5200;

    static boolean begins(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'F' && bytes[1] == 'L' && bytes[2] == 'R' && bytes[3] == 0;
    }

    /** Reads the header at the cursor. */
    static ChunkHeader read(Cursor cursor) throws IOException {
        long start = cursor.position();
        if (cursor.readFixed(4) != MAGIC) {
            throw cursor.failure(start, "no chunk of a JFR recording begins here");
        }
        long major = cursor.readFixed(2);
        long minor = cursor.readFixed(2);
        if (major != 1 && major != 2) {
            throw cursor.failure(start, "JFR version " + major + "." + minor + "; 1 and 2 can be read");
        }
        long size = cursor.readFixed(8);
        long constants = cursor.readFixed(8);
        long metadata = cursor.readFixed(8);
        long startNanos = cursor.readFixed(8);
        long durationNanos = cursor.readFixed(8);
        long startTicks = cursor.readFixed(8);
        long ticksPerSecond = cursor.readFixed(8);
        // The first byte is the generation of a file that is still written to, 0 in the end; the last one holds the
        // flags.
        byte state = cursor.readByte();
        cursor.readFixed(2);
        byte flags = cursor.readByte();
        if (ticksPerSecond <= 0) {
            throw cursor.failure(start, "the clock has " + ticksPerSecond + " ticks a second");
        }
        if (size < 0 || constants < 0 || metadata < 0) {
            throw cursor.failure(start, "the chunk has a negative size or offset");
        }
        boolean finished = state == 0 && size >= BYTES && constants != 0 && metadata != 0;
        return new ChunkHeader(
                start,
                size,
                constants,
                metadata,
                startNanos,
                durationNanos,
                startTicks,
                ticksPerSecond,
                finished,
                (flags & 1) != 0);
    }

    /** When it ended, in nanoseconds since 1970; when it began, where the recorder wrote no duration that can be one. */
    long endNanos() {
        long end = startNanos + durationNanos;
        return durationNanos > 0 && end > startNanos ? end : startNanos;
    }

    double nanosPerTick() {
        return 1e9 / ticksPerSecond;
    }

    /** A time of this chunk in nanoseconds since 1970. */
    long epochNanos(long ticks) {
        return startNanos + nanos(ticks - startTicks);
    }

    /** A duration; exact where the clock counts nanoseconds. */
    long nanos(long ticks) {
        return ticksPerSecond == 1_000_000_000 ? ticks : (long) (ticks * nanosPerTick());
    }
}
