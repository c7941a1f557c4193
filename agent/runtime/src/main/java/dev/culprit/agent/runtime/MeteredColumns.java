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
        if (row >= ownBytes.length) {
            int capacity = Math.max(row + 1, 2 * ownBytes.length);
            ownBytes = Arrays.copyOf(ownBytes, capacity);
            ownCpu = Arrays.copyOf(ownCpu, capacity);
        }
        ownBytes[row] += moreBytes;
        ownCpu[row] += moreCpu;
    }
}
