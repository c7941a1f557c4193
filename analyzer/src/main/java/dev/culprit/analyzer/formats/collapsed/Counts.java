package dev.culprit.analyzer.formats.collapsed;

/** The counts at the end of a line. */
final class Counts {

    private static final int MOST_DIGITS = 18;

    private final long[] counts = new long[2];
    private int start;

    /** Takes {@code columns} counts from the end of the line; false when it has none, or they are too large. */
    boolean parse(byte[] bytes, int from, int to, int columns) {
        int end = to;
        for (int column = columns - 1; column >= 0; column--) {
            int digits = end;
            while (digits > from && bytes[digits - 1] >= '0' && bytes[digits - 1] <= '9') {
                digits--;
            }
            // A stack without a frame is a line that begins with the blank.
            if (digits == end || end - digits > MOST_DIGITS || digits == from || bytes[digits - 1] != ' ') {
                return false;
            }
            long count = 0;
            for (int i = digits; i < end; i++) {
                count = 10 * count + bytes[i] - '0';
            }
            counts[column] = count;
            end = digits - 1;
        }
        start = end;
        return true;
    }

    long get(int column) {
        return counts[column];
    }

    /** Where the blank before the first of them is. */
    int start() {
        return start;
    }
}
