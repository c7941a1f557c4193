package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.util.Arrays;

/** Bytes that grow. They are kept from chunk to chunk, as what was used once is needed again. Not thread safe. */
final class Bytes {

    /** The most that is held of one chunk, whose size may be anything. */
    private static final int MOST = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** The bytes themselves, until more are appended. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void append(byte[] from, int start, int end, Cursor at) throws SampleFormatException {
        int length = end - start;
        reserve(length, at);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** Appends a number as {@link Varints} reads it. */
    void append(long number, Cursor at) throws SampleFormatException {
        reserve(Long.BYTES + 1, at);
        size = Varints.write(bytes, size, number);
    }

    private void reserve(int length, Cursor at) throws SampleFormatException {
        long needed = (long) size + length;
        if (needed > MOST) {
            throw at.failure("more than " + MOST + " bytes of stacks in one chunk");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, 2L * bytes.length)));
        }
    }
}
