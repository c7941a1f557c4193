package dev.culprit.analyzer.formats.proto;

import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one message one after another: {@code while (next()) switch (field())}. Not thread safe. */
public final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final String file;
    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wireType;
    private long value;
    private int valueStart;

    /** Reads the message that {@code bytes} are. */
    public ProtoReader(String file, byte[] bytes) {
        this(file, bytes, 0, bytes.length);
    }

    private ProtoReader(String file, byte[] bytes, int start, int end) {
        this.file = file;
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Goes to the next field; false at the end of the message. */
    public boolean next() throws SampleFormatException {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) tag & 7;
        switch (wireType) {
            case VARINT -> value = varint();
            case FIXED64 -> value = fixed(Long.BYTES);
            case FIXED32 -> value = fixed(Integer.BYTES);
            case BYTES -> {
                long length = varint();
                if (length < 0 || length > end - at) {
                    throw failure("a field of " + length + " bytes, where " + (end - at) + " are left");
                }
                valueStart = at;
                at += (int) length;
            }
            default -> throw failure("a field of the unknown wire type " + wireType);
        }
        return true;
    }

    /** Number of the field. */
    public int field() {
        return field;
    }

    /** The field as a number. */
    public long number() throws SampleFormatException {
        if (wireType == BYTES) {
            throw failure("field " + field + " is no number");
        }
        return value;
    }

    /** The field as a message. */
    public ProtoReader message() throws SampleFormatException {
        requireBytes();
        return new ProtoReader(file, bytes, valueStart, at);
    }

    /** The field as text. */
    public String text() throws SampleFormatException {
        requireBytes();
        return new String(bytes, valueStart, at - valueStart, StandardCharsets.UTF_8);
    }

    /** Adds the field's numbers to {@code to}: one, or many that are packed. */
    public void numbers(Longs to) throws SampleFormatException {
        if (wireType != BYTES) {
            to.add(value);
            return;
        }
        ProtoReader packed = new ProtoReader(file, bytes, valueStart, at);
        while (packed.at < packed.end) {
            to.add(packed.varint());
        }
    }

    private void requireBytes() throws SampleFormatException {
        if (wireType != BYTES) {
            throw failure("field " + field + " is a number");
        }
    }

    private long varint() throws SampleFormatException {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw failure("the message ends in the midst of a number");
            }
            byte b = bytes[at++];
            result |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw failure("a number of more than ten bytes");
    }

    private long fixed(int width) throws SampleFormatException {
        if (end - at < width) {
            throw failure("the message ends in the midst of a number");
        }
        long result = 0;
        for (int i = 0; i < width; i++) {
            result |= (bytes[at++] & 0xFFL) << 8 * i;
        }
        return result;
    }

    /** Refuses the file because of what is here. */
    public SampleFormatException failure(String problem) {
        return new SampleFormatException(file, at, problem);
    }
}
