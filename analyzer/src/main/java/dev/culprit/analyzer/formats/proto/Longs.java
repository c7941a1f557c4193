package dev.culprit.analyzer.formats.proto;

import java.util.Arrays;

/** A list of numbers that is filled again and again. Not thread safe. */
public final class Longs {

    private long[] values = new long[64];
    private int size;

    public void clear() {
        size = 0;
    }

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        return values[index];
    }
}
