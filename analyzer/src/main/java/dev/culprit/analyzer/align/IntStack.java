package dev.culprit.analyzer.align;

import java.util.Arrays;

/** A stack of ints. Not thread safe. */
final class IntStack {

    private int[] values = new int[64];
    private int size;

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }
}
