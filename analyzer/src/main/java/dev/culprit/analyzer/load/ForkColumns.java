package dev.culprit.analyzer.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column of numbers for each fork, which grows with the rows of the tree that it belongs to. Not thread safe. */
final class ForkColumns {

    private final List<long[]> columns = new ArrayList<>();

    /**
     * The column of {@code fork}.
     *
     * @param size rows that it needs
     * @param capacity rows that it gets when it has fewer
     */
    long[] of(int fork, int size, int capacity) {
        while (columns.size() <= fork) {
            columns.add(new long[0]);
        }
        long[] column = columns.get(fork);
        if (column.length < size) {
            column = Arrays.copyOf(column, capacity);
            columns.set(fork, column);
        }
        return column;
    }

    /**
     * All columns, of {@code size} rows.
     *
     * @param forkOrder for every column of the result, the index of its fork
     */
    long[][] inOrder(int[] forkOrder, int size) {
        return Arrays.stream(forkOrder)
                .mapToObj(fork -> Arrays.copyOf(of(fork, size, size), size))
                .toArray(long[][]::new);
    }
}
