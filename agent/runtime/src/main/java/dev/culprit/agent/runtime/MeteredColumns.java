package dev.culprit.agent.runtime;

import java.util.Arrays;

/** The columns of {@link NodeMeters}, by row of some tree; rows beyond them have none. Not thread safe. */
final class MeteredColumns {

    long[] ownBytes;
    long[] ownCpu;

    MeteredColumns(int size) {
        ownBytes = new long[size];
        ownCpu = new long[size];
    }

    /** The first rows of another one, with zeros where it has fewer. */
    MeteredColumns(MeteredColumns other, int size) {
        ownBytes = Arrays.copyOf(other.ownBytes, size);
        ownCpu = Arrays.copyOf(other.ownCpu, size);
    }

    void add(int row, long moreBytes, long moreCpu) {
        reserve(row + 1);
        ownBytes[row] += moreBytes;
        ownCpu[row] += moreCpu;
    }

    /** Makes room for so many rows; in all columns, or, without memory, in none. */
    void reserve(int rows) {
        if (rows > ownBytes.length) {
            int capacity = Math.max(rows, 2 * ownBytes.length);
            long[] newBytes = Arrays.copyOf(ownBytes, capacity);
            long[] newCpu = Arrays.copyOf(ownCpu, capacity);
            ownBytes = newBytes;
            ownCpu = newCpu;
        }
    }
}
