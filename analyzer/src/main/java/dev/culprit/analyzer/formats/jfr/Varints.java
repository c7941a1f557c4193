package dev.culprit.analyzer.formats.jfr;

/** Numbers to the base 128, low bits first, the ninth byte whole, in bytes that hold all of them. */
final class Varints {

    private static final int LAST_SHIFT = 56;

    private Varints() {}

    /** Reads {@code count} numbers from {@code from} on; returns where they end. */
    static int read(byte[] bytes, int from, long[] into, int count) {
        int i = from;
        for (int number = 0; number < count; number++) {
            byte b = bytes[i++];
            long value = b;
            if (b < 0) {
                value = b & 0x7F;
                for (int shift = 7; b < 0; shift += 7) {
                    b = bytes[i++];
                    if (shift == LAST_SHIFT) {
                        value |= (b & 0xFFL) << shift;
                        break;
                    }
                    value |= (b & 0x7FL) << shift;
                }
            }
            into[number] = value;
        }
        return i;
    }

    /** Where the number that begins at {@code from} ends. */
    static int end(byte[] bytes, int from) {
        int last = from + Long.BYTES;
        int i = from;
        while (i < last && bytes[i] < 0) {
            i++;
        }
        return i + 1;
    }
}
