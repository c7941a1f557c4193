package dev.culprit.flamegraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes columns of numbers for the page. A column is its length (4 bytes, little endian), the number of bytes per value
 * (1 byte), then all lowest bytes, all second bytes and so on. Apart from each other the planes compress well, since the
 * higher ones are nearly all zero (the idea is Parquet's BYTE_STREAM_SPLIT), and the page reads them with one addition per
 * byte; varints cost it a branch per byte.
 */
final class Columns {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A column of numbers that are not negative. */
    Columns add(long... values) {
        long all = 0;
        for (long value : values) {
            if (value < 0) {
                throw new IllegalArgumentException("a column holds a negative number: " + value);
            }
            all |= value;
        }
        int width = (Long.SIZE - Long.numberOfLeadingZeros(all) + 7) / 8;
        byte[] planes = new byte[Math.multiplyExact(values.length, width)];
        for (int plane = 0; plane < width; plane++) {
            for (int i = 0; i < values.length; i++) {
                planes[plane * values.length + i] = (byte) (values[i] >>> (8 * plane));
            }
        }
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            bytes.write(values.length >>> shift);
        }
        bytes.write(width);
        bytes.writeBytes(planes);
        return this;
    }

    Columns add(int[] values) {
        return add(Arrays.stream(values).asLongStream().toArray());
    }

    /** Differences, of which most are zero or small: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
    Columns addDifferences(long[] values, long[] from) {
        long[] folded = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            long difference = values[i] - from[i];
            folded[i] = (difference << 1) ^ (difference >> 63);
        }
        return add(folded);
    }

    Columns addDifferences(int[] values, int[] from) {
        return addDifferences(
                Arrays.stream(values).asLongStream().toArray(),
                Arrays.stream(from).asLongStream().toArray());
    }

    /** Strings as UTF-16 units, so that half a surrogate pair in a name survives: a column of lengths, one of units. */
    Columns add(List<String> strings) {
        add(strings.stream().mapToLong(String::length).toArray());
        return add(String.join("", strings).chars().asLongStream().toArray());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Deflated with a zlib header, which browsers call {@code deflate}, in base64. */
    String toBase64() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed, deflater)) {
            bytes.writeTo(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return new String(Base64.getEncoder().encode(packed.toByteArray()), StandardCharsets.US_ASCII);
    }
}
