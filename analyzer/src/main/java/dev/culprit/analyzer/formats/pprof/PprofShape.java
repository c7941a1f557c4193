package dev.culprit.analyzer.formats.pprof;

/** Protocol buffers have no magic number: a profile is known by its fields, which are few and of known types. */
final class PprofShape {

    private static final int BYTES = 2;
    private static final int LAST_FIELD = 15;

    private static final int COMMENT = 13;

    /** Bit of each field that is a message or a text; the others are numbers. */
    private static final int FIELDS_OF_BYTES = 0b0000_1000_0111_1110;

    private final byte[] start;
    private int at;

    private PprofShape(byte[] start) {
        this.start = start;
    }

    static boolean matches(byte[] start) {
        return start.length > 2 && new PprofShape(start).matches();
    }

    private boolean matches() {
        while (at < start.length) {
            int tag = start[at++];
            int field = tag >> 3;
            int wireType = tag & 7;
            boolean ofBytes = (FIELDS_OF_BYTES >> field & 1) != 0;
            if (tag <= 0 || field == 0 || field > LAST_FIELD) {
                return false;
            }
            // Comments are numbers, packed or not; the last field is a text.
            boolean either = field == COMMENT || field == LAST_FIELD;
            if (wireType != (ofBytes ? BYTES : 0) && !(either && wireType == BYTES)) {
                return false;
            }
            long value = varint();
            if (wireType == BYTES) {
                // What is looked at may end within a field; a length beyond 1 GiB is none.
                if (value < 0 || value > 1 << 30) {
                    return false;
                }
                at = (int) Math.min(start.length, at + value);
            }
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; at < start.length && shift < 64; shift += 7) {
            byte b = start[at++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return at == start.length ? value & Integer.MAX_VALUE >> 1 : -1;
    }
}
