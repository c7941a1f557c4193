package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.MergedTree;
import java.util.Arrays;

/**
 * The children of every row of a tree, ordered by aligned function. A child is a long: its aligned function in the high
 * half, its row in the low half, so that sorting and merging need no objects.
 */
final class Children {

    static final long[] NONE = {};

    private final int[] start;
    private final long[] children;

    Children(MergedTree tree, int[] alignedFunction) {
        int size = tree.size();
        start = new int[size + 1];
        for (int row = 1; row < size; row++) {
            start[tree.parent()[row] + 1]++;
        }
        for (int row = 0; row < size; row++) {
            start[row + 1] += start[row];
        }
        children = new long[Math.max(0, size - 1)];
        int[] next = start.clone();
        for (int row = 1; row < size; row++) {
            children[next[tree.parent()[row]]++] = pack(alignedFunction[tree.function()[row]], row);
        }
        for (int row = 0; row < size; row++) {
            if (start[row + 1] - start[row] > 1) {
                Arrays.sort(children, start[row], start[row + 1]);
            }
        }
    }

    /** The children of {@code row}, in order of their functions. */
    long[] of(int row) {
        return start[row] == start[row + 1] ? NONE : Arrays.copyOfRange(children, start[row], start[row + 1]);
    }

    static int function(long child) {
        return (int) (child >>> 32);
    }

    static int row(long child) {
        return (int) child;
    }

    private static long pack(int function, int row) {
        return (long) function << 32 | row;
    }
}
