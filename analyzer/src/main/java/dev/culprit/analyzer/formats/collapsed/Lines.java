package dev.culprit.analyzer.formats.collapsed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as ranges of one buffer, which holds the line before too. Not thread safe. */
final class Lines {

    static final int LONGEST = 64 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int end;
    private int next;
    private boolean ended;

    /** Up to where there is no end of a line after {@link #next}. */
    private int searched;

    private int start;
    private int stop;
    private int lastStart;
    private int lastStop;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        lastStart = start;
        lastStop = stop;
        int newline = find();
        while (newline < 0 && !ended) {
            read();
            newline = find();
        }
        if (newline < 0 && next == end) {
            return false;
        }
        start = next;
        stop = newline < 0 ? end : newline;
        next = newline < 0 ? end : newline + 1;
        number++;
        if (stop > start && buffer[stop - 1] == '\r') {
            stop--;
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int stop() {
        return stop;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** How many bytes at its beginning the line has in common with the one before. */
    int shared() {
        int mismatch = Arrays.mismatch(buffer, start, stop, buffer, lastStart, lastStop);
        return mismatch < 0 ? stop - start : mismatch;
    }

    private int find() {
        int from = Math.max(next, searched);
        int found = Search.find(buffer, from, end, '\n');
        searched = Math.min(found + 1, end);
        return found < end ? found : -1;
    }

    private void read() throws IOException {
        // The line before is kept, to compare the next one with.
        int keep = lastStart;
        if (keep > 0) {
            System.arraycopy(buffer, keep, buffer, 0, end - keep);
            end -= keep;
            next -= keep;
            searched -= keep;
            start -= keep;
            stop -= keep;
            lastStart -= keep;
            lastStop -= keep;
        }
        if (end == buffer.length) {
            if (buffer.length > LONGEST) {
                throw new LineTooLong();
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
    }

    /** A line that does not fit. */
    static final class LineTooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
