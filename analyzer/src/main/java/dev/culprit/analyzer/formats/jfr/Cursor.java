package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in a recording, and the numbers there. Holds a window of the file and never more, so that a chunk of any size is read in the
 * same memory. Not thread safe.
 */
final class Cursor {

    /** Small enough to stay in the processor's cache, together with the buffer that the JDK reads through. */
    static final int WINDOW = 1 << 18;

    private static final int LONGEST_VARINT = 9;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits that say that a number goes on in the next byte. */
    private static final long GOES_ON = 0x8080_8080_8080_8080L;

    private final ByteSource source;
    private final byte[] window;
    private long windowStart;
    private int at;
    private int end;

    /** Where what is read now ends: beyond it, nothing is read. */
    private long bound;

    private boolean compressed = true;

    /** @param window the most bytes to hold */
    Cursor(ByteSource source, int window) {
        this.source = source;
        this.window = new byte[(int) Math.max(16, Math.min(window, source.size()))];
        this.bound = source.size();
    }

    /** Whether integers are written in as many bytes as they need, as nearly all recordings do. */
    void compressed(boolean compressed) {
        this.compressed = compressed;
    }

    boolean isCompressed() {
        return compressed;
    }

    long position() {
        return windowStart + at;
    }

    /** Bytes from here to the end of the chunk, or of the file between chunks. */
    long remaining() {
        return bound - position();
    }

    /** Nothing at or beyond {@code position} belongs to what is read now. */
    void bound(long position) {
        bound = Math.min(position, source.size());
    }

    void seek(long position) throws IOException {
        long inWindow = position - windowStart;
        if (inWindow >= 0 && inWindow <= end) {
            at = (int) inWindow;
        } else {
            windowStart = position;
            at = 0;
            end = 0;
        }
    }

    byte readByte() throws IOException {
        if (at == end) {
            require(1);
        }
        return window[at++];
    }

    /** A number of the chunk's encoding that takes {@code width} bytes when it is not compressed. */
    long readNumber(int width) throws IOException {
        return compressed ? readVarint() : readFixed(width);
    }

    int readInt() throws IOException {
        return (int) readNumber(Integer.BYTES);
    }

    long readLong() throws IOException {
        return readNumber(Long.BYTES);
    }

    /** Base 128, low bits first, the ninth byte whole. */
    long readVarint() throws IOException {
        if (end - at < LONGEST_VARINT) {
            fill(LONGEST_VARINT);
            if (end - at < LONGEST_VARINT) {
                return readLastVarint();
            }
        }
        byte[] bytes = window;
        int i = at;
        byte b = bytes[i++];
        long value = b & 0x7F;
        for (int shift = 7; b < 0; shift += 7) {
            b = bytes[i++];
            if (shift == 56) {
                value |= (b & 0xFFL) << shift;
                break;
            }
            value |= (b & 0x7FL) << shift;
        }
        at = i;
        return value;
    }

    /** Reads {@code count} numbers that are all compressed, with one look at the window for all of them. */
    void readVarints(long[] into, int count) throws IOException {
        if (end - at < LONGEST_VARINT * count) {
            fill(Math.min(window.length, LONGEST_VARINT * count));
        }
        if (end - at < LONGEST_VARINT * count) {
            for (int number = 0; number < count; number++) {
                into[number] = readVarint();
            }
            return;
        }
        at = Varints.read(window, at, into, count);
    }

    /** Passes over {@code count} numbers that are all compressed. They are counted, not decoded: eight bytes at a time. */
    void skipVarints(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (end - at < 2 * LONGEST_VARINT) {
                fill(2 * LONGEST_VARINT);
            }
            left = passWords(left);
            while (left > 0 && end - at >= LONGEST_VARINT) {
                at = Varints.end(window, at);
                left--;
            }
            if (left > 0 && end - at < LONGEST_VARINT) {
                readVarint();
                left--;
            }
        }
    }

    /** Passes over numbers while whole words of them are in the window, and returns how many are left. */
    private long passWords(long count) {
        byte[] bytes = window;
        int i = at;
        long left = count;
        // Bytes before i of a number that goes on; the ninth byte of one is all its own, and ends none.
        int begun = 0;
        while (left >= Long.BYTES && i <= end - Long.BYTES) {
            long goesOn = (long) WORDS.get(bytes, i) & GOES_ON;
            long ends = goesOn ^ GOES_ON;
            if (begun + (Long.numberOfTrailingZeros(ends) >>> 3) >= Long.BYTES) {
                break;
            }
            left -= Long.bitCount(ends);
            begun = Long.numberOfLeadingZeros(ends) >>> 3;
            i += Long.BYTES;
        }
        at = i - begun;
        return left;
    }

    /** The same within the last bytes of the file. */
    private long readLastVarint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte b = readByte();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return value | (readByte() & 0xFFL) << 56;
    }

    /** Big-endian, sign extended. */
    long readFixed(int width) throws IOException {
        require(width);
        long value = window[at];
        for (int i = 1; i < width; i++) {
            value = value << 8 | window[at + i] & 0xFF;
        }
        at += width;
        return value;
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw failure("" + count + " bytes are to be skipped, where " + remaining() + " are left");
        }
        seek(position() + count);
    }

    /** Copies {@code count} bytes to {@code into}, from {@code offset} on. */
    void readBytes(byte[] into, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (at == end) {
                require(1);
            }
            int step = Math.min(count - done, end - at);
            System.arraycopy(window, at, into, offset + done, step);
            at += step;
            done += step;
        }
    }

    /** A count of things of which each takes at least one byte. */
    int readCount(String what) throws IOException {
        long position = position();
        long count = readInt();
        if (count < 0 || count > remaining()) {
            throw new SampleFormatException(
                    source.name(), position, count + " " + what + " in " + remaining() + " bytes");
        }
        return (int) count;
    }

    SampleFormatException failure(String problem) {
        return failure(position(), problem);
    }

    SampleFormatException failure(long position, String problem) {
        return new SampleFormatException(source.name(), position, problem);
    }

    private void require(int count) throws IOException {
        if (end - at < count) {
            fill(count);
        }
        if (end - at < count) {
            throw failure("the file ends in the midst of a value");
        }
    }

    /** Moves the window so that it begins here and, unless the file ends, holds {@code count} bytes. */
    private void fill(int count) throws IOException {
        System.arraycopy(window, at, window, 0, end - at);
        windowStart += at;
        end -= at;
        at = 0;
        while (end < count) {
            int read = source.read(windowStart + end, window, end, window.length - end);
            if (read <= 0) {
                return;
            }
            end += read;
        }
    }
}
