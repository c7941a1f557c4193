package dev.culprit.analyzer.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of both trees that belong together, -1 where a side has none. A one-sided pair may have adopted children: rows of the
 * other side that are to be matched below it.
 */
final class Pairs {

    static final int NONE = -1;

    private int[] left = new int[16];
    private int[] right = new int[16];
    private final List<long[]> adopted = new ArrayList<>();
    private int size;

    void add(int leftRow, int rightRow) {
        add(leftRow, rightRow, Children.NONE);
    }

    void add(int leftRow, int rightRow, long[] adoptedChildren) {
        if (size == left.length) {
            left = Arrays.copyOf(left, 2 * size);
            right = Arrays.copyOf(right, 2 * size);
        }
        left[size] = leftRow;
        right[size++] = rightRow;
        adopted.add(adoptedChildren);
    }

    int size() {
        return size;
    }

    int left(int index) {
        return left[index];
    }

    int right(int index) {
        return right[index];
    }

    long[] adopted(int index) {
        return adopted.get(index);
    }

    void clear() {
        size = 0;
        adopted.clear();
    }

    void removeLast() {
        adopted.remove(--size);
    }
}
