package dev.culprit.flamegraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes columns of numbers for the page. A column is its length (4 bytes, little endian), how it is stored (1 byte), then the values.
 *
 * <p>Stored {@link #ESCAPED}, each value is a byte; 255 says that the rest of it, less 255, is the next value of a further column, the
 * escapes, which follows. Nearly all columns are like that: most nodes have few children and few samples. Where more than one value in
 * eight is larger, the second byte is the number of bytes per value, and all lowest bytes come first, then all second bytes and so on:
 * apart from each other the planes compress well (the idea is Parquet's BYTE_STREAM_SPLIT). Varints cost the page a branch per byte.
 */
final class Columns {

    /** A byte per value, and escapes. */
    static final int ESCAPED = 255;

    /** On a tree of a million nodes level 9 took 15 times as long as 6 (11.3 s instead of 0.8 s) and saved 2 %. */
    private static final int LEVEL = 6;

    private static final int MOST_IN_A_BYTE = 254;
    private static final int VALUES_PER_ESCAPE = 8;
    private static final int CHUNK = 1 << 14;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(LEVEL);
    private final DeflaterOutputStream bytes = new DeflaterOutputStream(packed, deflater, CHUNK);

    /** A column that is read value by value, so that there is never a second copy of it. */
    private interface Source {
        long at(int index);
    }

    /** A column of numbers that are not negative. */
    Columns add(long... values) {
        return add(values.length, index -> values[index]);
    }

    Columns add(int[] values) {
        return add(values.length, index -> values[index]);
    }

    Columns add(boolean[] values) {
        return add(values.length, index -> values[index] ? 1 : 0);
    }

    /** Differences, of which most are zero or small: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
    Columns addDifferences(long[] values, long[] from) {
        return add(values.length, index -> folded(values[index] - from[index]));
    }

    Columns addDifferences(int[] values, int[] from) {
        return add(values.length, index -> folded((long) values[index] - from[index]));
    }

    private static long folded(long difference) {
        return (difference << 1) ^ (difference >> 63);
    }

    /** Strings as UTF-16 units, so that half a surrogate pair in a name survives: a column of lengths, one of units. */
    Columns add(List<String> strings) {
        add(strings.stream().mapToLong(String::length).toArray());
        String joined = String.join("", strings);
        return add(joined.length(), joined::charAt);
    }

    private Columns add(int length, Source values) {
        long all = 0;
        int large = 0;
        for (int i = 0; i < length; i++) {
            long value = values.at(i);
            if (value < 0) {
                throw new IllegalArgumentException("a column holds a negative number: " + value);
            }
            all |= value;
            large += value > MOST_IN_A_BYTE ? 1 : 0;
        }
        int width = (Long.SIZE - Long.numberOfLeadingZeros(all) + 7) / 8;
        boolean escaped = width > 1 && large <= length / VALUES_PER_ESCAPE;
        write(4, unused -> length >>> (8 * unused));
        write(1, unused -> escaped ? ESCAPED : width);
        if (escaped) {
            write(length, i -> (int) Math.min(values.at(i), ESCAPED));
            add(escapes(length, large, values));
        } else {
            for (int plane = 0; plane < width; plane++) {
                int shift = 8 * plane;
                write(length, i -> (int) (values.at(i) >>> shift));
            }
        }
        return this;
    }

    private static long[] escapes(int length, int large, Source values) {
        long[] escapes = new long[large];
        int next = 0;
        for (int i = 0; i < length; i++) {
            long value = values.at(i);
            if (value > MOST_IN_A_BYTE) {
                escapes[next++] = value - ESCAPED;
            }
        }
        return escapes;
    }

    private void write(int length, IntUnaryOperator value) {
        byte[] chunk = new byte[Math.min(length, CHUNK)];
        try {
            for (int begin = 0; begin < length; begin += CHUNK) {
                int end = Math.min(length, begin + CHUNK);
                for (int i = begin; i < end; i++) {
                    chunk[i - begin] = (byte) value.applyAsInt(i);
                }
                bytes.write(chunk, 0, end - begin);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** Deflated with a zlib header, which browsers call {@code deflate}, in base64. Nothing can be added afterwards. */
    String toBase64() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return new String(Base64.getEncoder().encode(packed.toByteArray()), StandardCharsets.ISO_8859_1);
    }
}
