package dev.culprit.analyzer.report;

import java.util.Arrays;

/** The children of all rows of a tree, the widest first; of equal ones, in their order. One array for all: trees have millions of rows. */
final class OrderedChildren {

    private final int[] begin;
    private final int[] children;

    OrderedChildren(int[] parent, double[] widths) {
        int size = parent.length;
        begin = new int[size + 1];
        children = new int[Math.max(0, size - 1)];
        for (int row = 1; row < size; row++) {
            begin[parent[row] + 1]++;
        }
        for (int row = 0; row < size; row++) {
            begin[row + 1] += begin[row];
        }
        int[] next = Arrays.copyOf(begin, size);
        for (int row = 1; row < size; row++) {
            children[next[parent[row]]++] = row;
        }
        for (int row = 0; row < size; row++) {
            sort(begin[row], begin[row + 1], widths);
        }
    }

    /** Keys hold the width as a float, whose bits sort as it does, and how far a child is from the last one. */
    private void sort(int from, int to, double[] widths) {
        int count = to - from;
        if (count < 2) {
            return;
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToIntBits((float) widths[children[from + i]]);
            keys[i] = ((long) bits << Integer.SIZE) | (count - 1 - i);
        }
        Arrays.sort(keys);
        int[] before = Arrays.copyOfRange(children, from, to);
        for (int i = 0; i < count; i++) {
            children[from + i] = before[count - 1 - (int) keys[count - 1 - i]];
        }
    }

    /** Position of the first child of {@code row}. */
    int begin(int row) {
        return begin[row];
    }

    /** Position after its last one. */
    int end(int row) {
        return begin[row + 1];
    }

    /** The child at a position. */
    int at(int position) {
        return children[position];
    }
}
