package dev.culprit.analyzer.formats.proto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the fields of one message. Fields that are 0 or empty are left out, as the format has it. Not thread safe. */
public final class ProtoWriter {

    private byte[] bytes = new byte[64];
    private int size;

    /** Empties the message, to be filled again. */
    public ProtoWriter clear() {
        size = 0;
        return this;
    }

    public int size() {
        return size;
    }

    /** The bytes of the message; only the first {@link #size} count. */
    public byte[] bytes() {
        return bytes;
    }

    /** A field of type int32, int64, uint64 or bool. */
    public ProtoWriter number(int field, long value) {
        if (value != 0) {
            varint((long) field << 3);
            varint(value);
        }
        return this;
    }

    public ProtoWriter fixed64(int field, long value) {
        if (value != 0) {
            varint((long) field << 3 | 1);
            reserve(Long.BYTES);
            for (int i = 0; i < Long.BYTES; i++) {
                bytes[size++] = (byte) (value >>> 8 * i);
            }
        }
        return this;
    }

    /** A text; an empty one too, as an entry of a table needs its place. */
    public ProtoWriter text(int field, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return bytes(field, encoded, encoded.length);
    }

    /** A message; an empty one too, as an entry of a table needs its place. */
    public ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.bytes, message.size);
    }

    /** Packed numbers. */
    public ProtoWriter numbers(int field, ProtoWriter packed) {
        return packed.size == 0 ? this : bytes(field, packed.bytes, packed.size);
    }

    /** A number of a packed field, without a tag. */
    public ProtoWriter packed(long value) {
        varint(value);
        return this;
    }

    private ProtoWriter bytes(int field, byte[] content, int length) {
        varint((long) field << 3 | 2);
        varint(length);
        reserve(length);
        System.arraycopy(content, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int)
                    Math.min(2L * size, Integer.MAX_VALUE - 8)));
        }
    }
}
