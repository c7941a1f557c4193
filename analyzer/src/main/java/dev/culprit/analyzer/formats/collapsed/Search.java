package dev.culprit.analyzer.formats.collapsed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for a byte, eight at a time. */
final class Search {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private Search() {}

    /** The eight bytes from {@code at} on. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** Where {@code wanted}, which is ASCII, comes first between {@code from} and {@code to}; {@code to} when it does not. */
    static int find(byte[] bytes, int from, int to, char wanted) {
        long pattern = wanted * ONES;
        int i = from;
        for (int last = to - Long.BYTES; i <= last; i += Long.BYTES) {
            long differs = word(bytes, i) ^ pattern;
            // The lowest high bit that is set belongs to the first byte that is zero; those above it may not.
            long zeros = differs - ONES & ~differs & HIGH;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
