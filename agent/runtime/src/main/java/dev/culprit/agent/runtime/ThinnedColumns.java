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
        if (row >= untimed.length) {
            int capacity = Math.max(row + 1, 2 * untimed.length);
            untimed = Arrays.copyOf(untimed, capacity);
            sampled = Arrays.copyOf(sampled, capacity);
            sampledSelfNanos = Arrays.copyOf(sampledSelfNanos, capacity);
        }
        untimed[row] += moreUntimed;
        sampled[row] += moreSampled;
        sampledSelfNanos[row] += moreSelfNanos;
    }

    /** Time that is part of a row's own time cannot be more than that. */
    void limitSelf(int row, long selfNanos) {
        sampledSelfNanos[row] = Math.min(sampledSelfNanos[row], selfNanos);
    }
}
