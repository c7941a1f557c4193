package dev.culprit.flamegraph;

import java.util.List;

/**
 * What the flame graph shows: columns of equal length, one row per node, in preorder, row 0 an artificial root. Quantities
 * are whole units, so that packing loses nothing.
 *
 * @param compared whether there are two sides; with one, both columns of each pair hold the same
 * @param nanosPerUnit length of a unit of time
 * @param unitsPerCall how many units a call is; above 1 when means of forks are not whole
 * @param frames distinct frames
 * @param parent row of the parent, -1 for row 0
 * @param frame index into {@code frames}, -1 for row 0
 * @param baselineLine line in the parent from which the call is made, 0 when unknown
 * @param candidateLine the same on the candidate's side
 * @param baselineCalls calls in units
 * @param candidateCalls calls in units
 * @param baselineSelf exclusive time in units
 * @param candidateSelf exclusive time in units
 * @param significant whether the evidence says that this node itself changed
 */
public record FlameTree(
        boolean compared,
        long nanosPerUnit,
        int unitsPerCall,
        List<FlameFrame> frames,
        int[] parent,
        int[] frame,
        int[] baselineLine,
        int[] candidateLine,
        long[] baselineCalls,
        long[] candidateCalls,
        long[] baselineSelf,
        long[] candidateSelf,
        boolean[] significant) {

    /** Quantities up to here, and differences of two of them, are exact in the page's floating-point numbers. */
    public static final long LARGEST = 1L << 51;

    public FlameTree {
        frames = List.copyOf(frames);
        requirePositive("nanosPerUnit", nanosPerUnit);
        requirePositive("unitsPerCall", unitsPerCall);
        requirePreorder(parent);
        for (long[] column : new long[][] {baselineCalls, candidateCalls, baselineSelf, candidateSelf}) {
            requireLength("a column of quantities", parent.length, column.length);
            requireRange(column);
        }
        requireLength("frame", parent.length, frame.length);
        requireLength("baselineLine", parent.length, baselineLine.length);
        requireLength("candidateLine", parent.length, candidateLine.length);
        requireLength("significant", parent.length, significant.length);
    }

    public int size() {
        return parent.length;
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    private static void requireLength(String name, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException(name + " has " + actual + " rows instead of " + expected);
        }
    }

    private static void requireRange(long[] column) {
        for (long value : column) {
            if (value < 0 || value > LARGEST) {
                throw new IllegalArgumentException("a quantity is out of range: " + value);
            }
        }
    }

    /** In preorder a row's parent is the row before it or one of that row's ancestors. */
    private static void requirePreorder(int[] parent) {
        if (parent.length == 0 || parent[0] != -1) {
            throw new IllegalArgumentException("row 0 must be the root");
        }
        for (int row = 1; row < parent.length; row++) {
            int ancestor = row - 1;
            while (ancestor > parent[row]) {
                ancestor = parent[ancestor];
            }
            if (parent[row] < 0 || ancestor != parent[row]) {
                throw new IllegalArgumentException("row " + row + " is not in preorder");
            }
        }
    }
}
