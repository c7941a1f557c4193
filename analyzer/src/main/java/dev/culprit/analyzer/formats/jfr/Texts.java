package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts as recordings write them: a byte that says how, and the text. */
final class Texts {

    private static final int LONGEST = 16 << 20;

    private static final int NULL = 0;
    private static final int EMPTY = 1;
    private static final int POOLED = 2;
    private static final int UTF8 = 3;
    private static final int CHARS = 4;
    private static final int LATIN1 = 5;

    private Texts() {}

    /** Reads a text; null for null, and for one that is in the constant pool and not here. */
    static @Nullable String read(Cursor cursor) throws IOException {
        byte encoding = cursor.readByte();
        switch (encoding) {
            case NULL:
                return null;
            case EMPTY:
                return "";
            case POOLED:
                cursor.readLong();
                return null;
            case UTF8:
                return new String(bytes(cursor), StandardCharsets.UTF_8);
            case LATIN1:
                return new String(bytes(cursor), StandardCharsets.ISO_8859_1);
            case CHARS:
                return chars(cursor);
            default:
                throw cursor.failure("a text has the unknown encoding " + encoding);
        }
    }

    /** Passes over a text. */
    static void skip(Cursor cursor) throws IOException {
        byte encoding = cursor.readByte();
        switch (encoding) {
            case NULL, EMPTY -> {}
            case POOLED -> cursor.readLong();
            case UTF8, LATIN1 -> cursor.skip(cursor.readCount("bytes of text"));
            case CHARS -> skipChars(cursor);
            default -> throw cursor.failure("a text has the unknown encoding " + encoding);
        }
    }

    private static byte[] bytes(Cursor cursor) throws IOException {
        byte[] bytes = new byte[length(cursor)];
        cursor.readBytes(bytes, 0, bytes.length);
        return bytes;
    }

    private static String chars(Cursor cursor) throws IOException {
        char[] chars = new char[length(cursor)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) cursor.readNumber(Character.BYTES);
        }
        return new String(chars);
    }

    private static void skipChars(Cursor cursor) throws IOException {
        int length = cursor.readCount("characters");
        for (int i = 0; i < length; i++) {
            cursor.readNumber(Character.BYTES);
        }
    }

    private static int length(Cursor cursor) throws IOException {
        int length = cursor.readCount("characters");
        if (length > LONGEST) {
            throw cursor.failure("a text of " + length + " characters; more than " + LONGEST + " are refused");
        }
        return length;
    }
}
