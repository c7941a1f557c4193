package dev.culprit.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * HdrHistogram's V2 compressed encoding in base64, as in its interval logs: tools of every language read it. The library
 * trusts the header of what it decodes, so the header is checked here first: a few bytes could otherwise ask for gigabytes.
 * Not thread safe.
 */
final class HistogramCodec {

    private static final int V2_COOKIE = 0x1c849303;
    private static final int V2_COMPRESSED_COOKIE = 0x1c849304;
    private static final int COOKIE_MASK = ~0xf0;

    /** Cookie, payload length, index offset, digits, lowest, highest, ratio. */
    private static final int HEADER_BYTES = 40;

    /** Three digits over the whole range of a long have 55 × 1024 slots, each of at most 9 bytes. */
    private static final int MAX_BYTES = HEADER_BYTES + 55 * 1024 * 9;

    private static final int MAX_DIGITS = 3;

    private byte[] buffer = new byte[1024];

    String encode(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes, Deflater.DEFAULT_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    /** Decodes the string at the cursor; sparse in memory, since a profile holds thousands. */
    Histogram decode(JsonCursor in) throws IOException {
        String text = in.string();
        try {
            ByteBuffer header = inflate(Base64.getDecoder().decode(text));
            check(header.duplicate());
            return PackedHistogram.decodeFromByteBuffer(header, 0);
        } catch (DataFormatException | RuntimeException e) {
            throw in.damaged("a histogram cannot be decoded (" + e.getMessage() + ")");
        }
    }

    private ByteBuffer inflate(byte[] compressed) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(compressed);
        if (compressed.length < 8 || (in.getInt() & COOKIE_MASK) != (V2_COMPRESSED_COOKIE & COOKIE_MASK)) {
            throw new DataFormatException("not the V2 compressed encoding");
        }
        int length = in.getInt();
        if (length != in.remaining()) {
            throw new DataFormatException("truncated");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed, in.position(), length);
            int size = 0;
            while (!inflater.finished()) {
                if (size == buffer.length) {
                    grow();
                }
                int read = inflater.inflate(buffer, size, buffer.length - size);
                if (read == 0 && inflater.needsInput()) {
                    throw new DataFormatException("truncated");
                }
                size += read;
            }
            return ByteBuffer.wrap(buffer, 0, size);
        } finally {
            inflater.end();
        }
    }

    private void grow() throws DataFormatException {
        if (buffer.length >= MAX_BYTES) {
            throw new DataFormatException("too large");
        }
        buffer = Arrays.copyOf(buffer, Math.min(MAX_BYTES, buffer.length * 4));
    }

    private static void check(ByteBuffer header) throws DataFormatException {
        if (header.remaining() < HEADER_BYTES || (header.getInt() & COOKIE_MASK) != (V2_COOKIE & COOKIE_MASK)) {
            throw new DataFormatException("no V2 header");
        }
        int payload = header.getInt();
        int offset = header.getInt();
        int digits = header.getInt();
        long lowest = header.getLong();
        long highest = header.getLong();
        double ratio = header.getDouble();
        if (payload < 0 || payload > header.remaining()) {
            throw new DataFormatException("truncated");
        }
        if (offset != 0 || digits < 0 || digits > MAX_DIGITS || lowest != 1 || highest < 2 || ratio != 1.0) {
            throw new DataFormatException("header out of range");
        }
    }
}
