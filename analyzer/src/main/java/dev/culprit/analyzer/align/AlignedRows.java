package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.MergedTree;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an {@link AlignedTree} while they are found, in preorder. Not thread safe. */
final class AlignedRows {

    private int[] parent;
    private int[] function;
    private int[] left;
    private int[] right;
    private int size;

    AlignedRows(int capacity) {
        parent = new int[capacity];
        function = new int[capacity];
        left = new int[capacity];
        right = new int[capacity];
    }

    /** Appends a row; its index. */
    int add(int parentRow, int alignedFunction, int leftRow, int rightRow) {
        if (size == parent.length) {
            int capacity = size + (size >> 1) + 16;
            parent = Arrays.copyOf(parent, capacity);
            function = Arrays.copyOf(function, capacity);
            left = Arrays.copyOf(left, capacity);
            right = Arrays.copyOf(right, capacity);
        }
        parent[size] = parentRow;
        function[size] = alignedFunction;
        left[size] = leftRow;
        right[size] = rightRow;
        return size++;
    }

    AlignedTree toTree(List<AlignedFunction> functions, MergedTree baseline, MergedTree candidate) {
        return new AlignedTree(
                functions,
                Arrays.copyOf(parent, size),
                Arrays.copyOf(function, size),
                lines(left, baseline),
                lines(right, candidate),
                withRootCalls(columns(left, baseline.calls()), functions),
                withRootCalls(columns(right, candidate.calls()), functions),
                columns(left, baseline.selfNanos()),
                columns(right, candidate.selfNanos()),
                columns(left, baseline.probeNanos()),
                columns(right, candidate.probeNanos()),
                new AlignedMetering(
                        columns(left, baseline.metering().allocatedBytes()),
                        columns(right, candidate.metering().allocatedBytes()),
                        columns(left, baseline.metering().cpuNanos()),
                        columns(right, candidate.metering().cpuNanos())),
                Arrays.copyOf(left, size),
                Arrays.copyOf(right, size));
    }

    private double[] @Nullable [] columns(int[] rows, double[] @Nullable [] forks) {
        if (forks == null) {
            return null;
        }
        double[][] columns = new double[forks.length][size];
        for (int fork = 0; fork < forks.length; fork++) {
            for (int i = 0; i < size; i++) {
                columns[fork][i] = rows[i] < 0 ? 0 : forks[fork][rows[i]];
            }
        }
        return columns;
    }

    private int[] lines(int[] rows, MergedTree tree) {
        int[] lines = new int[size];
        for (int i = 0; i < size; i++) {
            lines[i] = rows[i] < 0 ? 0 : tree.line()[rows[i]];
        }
        return lines;
    }

    private double[][] columns(int[] rows, long[][] forks) {
        double[][] columns = new double[forks.length][size];
        for (int fork = 0; fork < forks.length; fork++) {
            for (int i = 0; i < size; i++) {
                columns[fork][i] = rows[i] < 0 ? 0 : forks[fork][rows[i]];
            }
        }
        return columns;
    }

    private double[][] withRootCalls(double[][] calls, List<AlignedFunction> functions) {
        for (int i = 0; i < size; i++) {
            if (function[i] < 0 || functions.get(function[i]).kind().isPlace()) {
                for (double[] fork : calls) {
                    fork[i] = 1;
                }
            }
        }
        return calls;
    }
}
