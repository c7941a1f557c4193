package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import java.util.Arrays;

/**
 * The rows of a tree as the page gets them: in preorder with the widest children first, and without the smallest subtrees
 * when there are too many; what is left out is summed into one row per parent.
 */
final class OrderedRows {

    private final int[] parent;

    /** Row of the original tree, or for a rest the negated number of the first row that it stands for. */
    private final int[] source;

    /** For each row of the original tree the row that it became a part of. */
    private final int[] target;

    private final boolean hasRest;

    private OrderedRows(int[] parent, int[] source, int[] target, boolean hasRest) {
        this.parent = parent;
        this.source = source;
        this.target = target;
        this.hasRest = hasRest;
    }

    static OrderedRows of(DiffTree tree, int limit) {
        double[] widths = widths(tree);
        double least = leastWidth(tree, widths, limit);
        boolean[] kept = kept(tree, widths, least);
        OrderedRows ordered = new Walk(tree, new OrderedChildren(tree.parent(), widths), kept).ordered();
        ordered.assignDropped(tree);
        return ordered;
    }

    /** Goes through a tree in the new order. Open rows are on a stack of their own: recursion would be as deep as the tree. */
    private static final class Walk {

        private final OrderedChildren children;
        private final boolean[] kept;
        private final int[] parent;
        private final int[] source;
        private final int[] target;
        private final int[] openSource;
        private final int[] openParent;
        private int open;
        private int rows;
        private boolean rest;

        Walk(DiffTree tree, OrderedChildren children, boolean[] kept) {
            int size = tree.size();
            this.children = children;
            this.kept = kept;
            parent = new int[size];
            source = new int[size];
            target = new int[size];
            openSource = new int[size + 1];
            openParent = new int[size + 1];
            Arrays.fill(target, -1);
        }

        OrderedRows ordered() {
            open(0, -1);
            while (open > 0) {
                open--;
                int from = openSource[open];
                int row = rows++;
                parent[row] = openParent[open];
                source[row] = from;
                if (from < 0) {
                    rest = true;
                } else {
                    target[from] = row;
                    openChildren(from, row);
                }
            }
            return new OrderedRows(Arrays.copyOf(parent, rows), Arrays.copyOf(source, rows), target, rest);
        }

        private void open(int from, int above) {
            openSource[open] = from;
            openParent[open++] = above;
        }

        private void openChildren(int from, int row) {
            for (int i = children.begin(from); i < children.end(from); i++) {
                if (!kept[children.at(i)]) {
                    open(-children.at(i), row);
                    break;
                }
            }
            for (int i = children.end(from) - 1; i >= children.begin(from); i--) {
                if (kept[children.at(i)]) {
                    open(children.at(i), row);
                }
            }
        }
    }

    /** Dropped rows belong to the rest of the nearest kept ancestor. */
    private void assignDropped(DiffTree tree) {
        int[] restOf = new int[parent.length];
        for (int row = 0; row < parent.length; row++) {
            if (source[row] < 0) {
                restOf[parent[row]] = row;
            }
        }
        for (int row = 1; row < target.length; row++) {
            if (target[row] < 0) {
                int above = target[tree.parent()[row]];
                target[row] = source[above] < 0 ? above : restOf[above];
            }
        }
    }

    private static double[] widths(DiffTree tree) {
        double[] baseline = tree.baselineSelf().clone();
        double[] candidate = tree.candidateSelf().clone();
        for (int row = tree.size() - 1; row > 0; row--) {
            baseline[tree.parent()[row]] += baseline[row];
            candidate[tree.parent()[row]] += candidate[row];
        }
        double[] widths = new double[tree.size()];
        Arrays.setAll(widths, row -> Math.max(baseline[row], candidate[row]));
        return widths;
    }

    /** The width above which rows are kept: at most {@code limit} are wider. */
    private static double leastWidth(DiffTree tree, double[] widths, int limit) {
        if (tree.size() <= limit) {
            return -1;
        }
        double[] sorted = widths.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1 - limit];
    }

    /** A row is kept when it is wide enough, or when it or one below it is significant: those are what it is about. */
    private static boolean[] kept(DiffTree tree, double[] widths, double least) {
        boolean[] kept = new boolean[tree.size()];
        for (int row = tree.size() - 1; row >= 0; row--) {
            kept[row] |= widths[row] > least || tree.significant()[row] || row == 0;
            if (kept[row] && row > 0) {
                kept[tree.parent()[row]] = true;
            }
        }
        return kept;
    }

    boolean hasRest() {
        return hasRest;
    }

    /** Which part of {@code values}, none of them negative, is in rows that stand for several. */
    double restShare(double[] values) {
        double[] sums = sums(values);
        double rest = 0;
        double all = 0;
        for (int row = 0; row < sums.length; row++) {
            rest += source[row] < 0 ? sums[row] : 0;
            all += sums[row];
        }
        return all > 0 ? rest / all : 0;
    }

    int[] parent() {
        return parent.clone();
    }

    /** @param restFrame index of the frame of summed rows */
    int[] frame(DiffTree tree, int restFrame) {
        int[] frames = new int[source.length];
        Arrays.setAll(frames, row -> source[row] < 0 ? restFrame : tree.frame()[source[row]]);
        return frames;
    }

    int[] lines(int[] lines) {
        int[] ordered = new int[source.length];
        Arrays.setAll(ordered, row -> source[row] < 0 ? 0 : Math.max(0, lines[source[row]]));
        return ordered;
    }

    double[] sums(double[] values) {
        double[] sums = new double[source.length];
        for (int row = 0; row < values.length; row++) {
            sums[target[row]] += values[row];
        }
        return sums;
    }

    boolean[] flags(boolean[] flags) {
        boolean[] ordered = new boolean[source.length];
        for (int row = 0; row < ordered.length; row++) {
            ordered[row] = source[row] >= 0 && flags[source[row]];
        }
        return ordered;
    }
}
