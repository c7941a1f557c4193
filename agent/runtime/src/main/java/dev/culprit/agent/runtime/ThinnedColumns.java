package dev.culprit.agent.runtime;

import java.util.Arrays;

/** The columns of {@link ThinnedCalls}, by row of some tree; rows beyond them have none. Not thread safe. */
final class ThinnedColumns {

    long[] untimed;
    long[] sampled;
    long[] sampledSelfNanos;

    ThinnedColumns(int size) {
        untimed = new long[size];
        sampled = new long[size];
        sampledSelfNanos = new long[size];
    }

    /** The first rows of another one, with zeros where it has fewer. */
    ThinnedColumns(ThinnedColumns other, int size) {
        untimed = Arrays.copyOf(other.untimed, size);
        sampled = Arrays.copyOf(other.sampled, size);
        sampledSelfNanos = Arrays.copyOf(other.sampledSelfNanos, size);
    }

    void add(int row, long moreUntimed, long moreSampled, long moreSelfNanos) {
        reserve(row + 1);
        untimed[row] += moreUntimed;
        sampled[row] += moreSampled;
        sampledSelfNanos[row] += moreSelfNanos;
    }

    /** Adds a row of {@code other}. */
    void add(int row, ThinnedColumns other, int from) {
        add(row, other.untimed[from], other.sampled[from], other.sampledSelfNanos[from]);
    }

    /** Makes room for so many rows; in all columns, or, without memory, in none. */
    void reserve(int rows) {
        if (rows > untimed.length) {
            int capacity = Math.max(rows, 2 * untimed.length);
            long[] newUntimed = Arrays.copyOf(untimed, capacity);
            long[] newSampled = Arrays.copyOf(sampled, capacity);
            long[] newSelfNanos = Arrays.copyOf(sampledSelfNanos, capacity);
            untimed = newUntimed;
            sampled = newSampled;
            sampledSelfNanos = newSelfNanos;
        }
    }

    /** Time that is part of a row's own time cannot be more than that. */
    void limitSelf(int row, long selfNanos) {
        sampledSelfNanos[row] = Math.min(sampledSelfNanos[row], selfNanos);
    }
}
