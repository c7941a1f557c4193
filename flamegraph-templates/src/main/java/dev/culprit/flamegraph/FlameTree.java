package dev.culprit.flamegraph;

import java.util.List;

/**
 * What the flame graph shows: columns of equal length, one row per node, in preorder, row 0 an artificial root, and what was measured of
 * these nodes. A page may hold several trees, for example one of probes and one of samples.
 *
 * @param compared whether there are two sides; with one, both columns of each pair hold the same
 * @param frames distinct frames
 * @param parent row of the parent, -1 for row 0
 * @param frame index into {@code frames}, -1 for row 0
 * @param baselineLine line in the parent from which the call is made, 0 when unknown
 * @param candidateLine the same on the candidate's side
 * @param significant whether the evidence says that this node itself changed
 * @param views what was measured, the first is shown first; with one of {@link FlameView.Unit#CALLS}, the page knows counts of calls
 */
public record FlameTree(
        boolean compared,
        List<FlameFrame> frames,
        int[] parent,
        int[] frame,
        int[] baselineLine,
        int[] candidateLine,
        boolean[] significant,
        List<FlameView> views) {

    public FlameTree {
        frames = List.copyOf(frames);
        views = List.copyOf(views);
        requirePreorder(parent);
        for (FlameView view : views) {
            requireLength("view " + view.name(), parent.length, view.baseline().length);
        }
        requireLength("frame", parent.length, frame.length);
        requireLength("baselineLine", parent.length, baselineLine.length);
        requireLength("candidateLine", parent.length, candidateLine.length);
        requireLength("significant", parent.length, significant.length);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    public int size() {
        return parent.length;
    }

    private static void requireLength(String name, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException(name + " has " + actual + " rows instead of " + expected);
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
