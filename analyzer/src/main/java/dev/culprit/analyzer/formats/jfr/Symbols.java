package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names of a chunk by their number: bytes until one is asked for, as most of them never are. Not thread safe. */
final class Symbols {

    private static final byte UTF8 = 3;

    private final LongIntMap indexes = new LongIntMap();
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[256];
    private @Nullable String[] names = new String[256];
    private int size;

    /** Reads the name at the cursor. */
    void read(Cursor cursor, long id) throws IOException {
        int start = size == 0 ? 0 : ends[size - 1];
        int length;
        byte encoding = cursor.readByte();
        if (encoding == UTF8) {
            length = cursor.readCount("bytes of a name");
            reserve(cursor, start, length);
            cursor.readBytes(bytes, start, length);
        } else {
            cursor.seek(cursor.position() - 1);
            String text = Texts.read(cursor);
            byte[] encoded = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            length = encoded.length;
            reserve(cursor, start, length);
            System.arraycopy(encoded, 0, bytes, start, length);
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
        }
        ends[size] = start + length;
        indexes.put(id, size++);
    }

    /** The name with the number {@code id}; empty when there is none. */
    String name(long id) {
        int index = indexes.get(id);
        if (index == LongIntMap.MISSING) {
            return "";
        }
        String name = names[index];
        if (name == null) {
            int start = index == 0 ? 0 : ends[index - 1];
            name = new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
            names[index] = name;
        }
        return name;
    }

    private void reserve(Cursor cursor, int start, int length) throws IOException {
        long needed = (long) start + length;
        if (needed > Integer.MAX_VALUE / 2) {
            throw cursor.failure("more than " + Integer.MAX_VALUE / 2 + " bytes of names in one chunk");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, 2L * bytes.length));
        }
    }
}
