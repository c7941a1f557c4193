package dev.culprit.analyzer.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One optional column of a merged tree, such as allocated bytes, in the making. Not thread safe. */
final class MeterColumn {

    private final List<double[]> forks = new ArrayList<>();
    private boolean recorded;

    /**
     * Adds what one tree says.
     *
     * @param fork index of its fork
     * @param rows row of each of the tree's rows in the merged tree
     * @param values of each of the tree's rows; null when it was not recorded
     * @param unknown rows of the tree of which {@code values} does not tell
     * @param size rows of the merged tree so far
     */
    void add(int fork, int[] rows, long @Nullable [] values, BitSet unknown, int size) {
        recorded |= values != null;
        double[] column = column(fork, size);
        for (int i = 0; i < rows.length; i++) {
            // What is unknown stays so, whatever other JVMs of the fork say.
            column[rows[i]] += values == null || unknown.get(i) ? Double.NaN : values[i];
        }
    }

    /** The columns of these forks, in this order; null when nothing was recorded. */
    double[] @Nullable [] toColumns(int[] forkOrder, int size) {
        if (!recorded) {
            return null;
        }
        double[][] ordered = new double[forkOrder.length][];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = Arrays.copyOf(column(forkOrder[i], size), size);
        }
        return ordered;
    }

    private double[] column(int fork, int size) {
        while (forks.size() <= fork) {
            forks.add(new double[0]);
        }
        double[] column = forks.get(fork);
        if (column.length < size) {
            column = Arrays.copyOf(column, size + (size >> 1));
            forks.set(fork, column);
        }
        return column;
    }
}
