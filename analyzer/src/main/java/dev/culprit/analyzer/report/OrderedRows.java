package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;

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
        int[][] children = children(tree, widths);
        int size = tree.size();
        int[] parent = new int[size];
        int[] source = new int[size];
        int[] target = new int[size];
        Arrays.fill(target, -1);
        int rows = 0;
        boolean rest = false;
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, -1});
        while (!open.isEmpty()) {
            int[] next = open.pop();
            int row = rows++;
            parent[row] = next[1];
            source[row] = next[0];
            if (next[0] < 0) {
                rest = true;
                continue;
            }
            target[next[0]] = row;
            int dropped = 0;
            int[] own = children[next[0]];
            for (int child : own) {
                if (!kept[child] && dropped == 0) {
                    dropped = -child;
                }
            }
            if (dropped < 0) {
                open.push(new int[] {dropped, row});
            }
            for (int i = own.length - 1; i >= 0; i--) {
                if (kept[own[i]]) {
                    open.push(new int[] {own[i], row});
                }
            }
        }
        OrderedRows ordered = new OrderedRows(Arrays.copyOf(parent, rows), Arrays.copyOf(source, rows), target, rest);
        ordered.assignDropped(tree);
        return ordered;
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

    /** The width below which rows are dropped so that about {@code limit} are left. */
    private static double leastWidth(DiffTree tree, double[] widths, int limit) {
        if (tree.size() <= limit) {
            return -1;
        }
        PriorityQueue<Double> widest = new PriorityQueue<>(limit + 1);
        for (double width : widths) {
            widest.add(width);
            if (widest.size() > limit) {
                widest.remove();
            }
        }
        Double least = widest.peek();
        return least == null ? -1 : least;
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

    private static int[][] children(DiffTree tree, double[] widths) {
        int[] counts = new int[tree.size()];
        for (int row = 1; row < tree.size(); row++) {
            counts[tree.parent()[row]]++;
        }
        int[][] children = new int[tree.size()][];
        Arrays.setAll(children, row -> new int[counts[row]]);
        for (int row = tree.size() - 1; row > 0; row--) {
            int above = tree.parent()[row];
            children[above][--counts[above]] = row;
        }
        for (int row = 0; row < children.length; row++) {
            if (children[row].length > 1) {
                children[row] = Arrays.stream(children[row])
                        .boxed()
                        .sorted((a, b) -> Double.compare(widths[b], widths[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return children;
    }

    boolean hasRest() {
        return hasRest;
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
