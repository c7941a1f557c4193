package dev.culprit.agent.runtime;

import java.util.Arrays;

/** The trees of the threads of one group, merged: columns with one row per path, parents before children. Not thread safe. */
class MergedTree {

    private int threads;
    private int size;
    private int truncatedRows;
    private int[] parent = new int[16];
    private long[] key = new long[16];
    private long[] count = new long[16];
    private long[] totalNanos = new long[16];
    private long[] childNanos = new long[16];

    /** Null when no thread was metered. */
    private MeteredColumns metered;

    /** Some thread was not metered, so that the sums would not be true. */
    private boolean unmetered;

    /** Null as long as every call is timed. */
    private ThinnedColumns thinned;

    /** Row + 1 by hash of parent and key; 0 is free; at most half full. */
    private int[] rows = new int[32];

    MergedTree() {}

    MergedTree(MergedTree other) {
        threads = other.threads;
        size = other.size;
        truncatedRows = other.truncatedRows;
        parent = other.parent.clone();
        key = other.key.clone();
        count = other.count.clone();
        totalNanos = other.totalNanos.clone();
        childNanos = other.childNanos.clone();
        rows = other.rows.clone();
        metered = other.metered == null ? null : new MeteredColumns(other.metered, size);
        unmetered = other.unmetered;
        thinned = other.thinned == null ? null : new ThinnedColumns(other.thinned, size);
    }

    void addThreads(int more) {
        threads += more;
    }

    int size() {
        return size;
    }

    /** Rows of no method, which stand for calls beyond a limit. */
    int truncatedRows() {
        return truncatedRows;
    }

    /** Adds what was read of one thread; when there is no memory or stack for its rows, nothing of it. */
    void add(StateReading reading) {
        int[] row = makeRows(reading);
        unmetered |= reading.metered == null;
        for (int i = 1; i < reading.size; i++) {
            if (hasRow(reading, i)) {
                count[row[i]] += reading.count[i];
                totalNanos[row[i]] += reading.totalNanos[i];
                childNanos[row[i]] += reading.childNanos[i];
            }
            if (reading.metered != null && row[i] >= 0) {
                metered.add(row[i], reading.metered.ownBytes[i], reading.metered.ownCpu[i]);
            }
            if (reading.thinned != null && row[i] >= 0) {
                thinned.add(row[i], reading.thinned, i);
            }
        }
    }

    /** For each row of the reading the row here, with room in all columns, so that adding to it cannot fail. */
    private int[] makeRows(StateReading reading) {
        int before = size;
        boolean made = false;
        try {
            int[] row = new int[reading.size];
            row[0] = -1;
            for (int i = 1; i < reading.size; i++) {
                CallTreeNode node = reading.nodes[i];
                int above = row[node.parent.index];
                row[i] = hasRow(reading, i) ? row(above, CallPath.key(node.methodId(), node.callLine())) : above;
            }
            reserveColumns(reading);
            made = true;
            return row;
        } finally {
            if (!made) {
                forgetFrom(before);
            }
        }
    }

    /**
     * A row without calls is one whose making failed for want of stack or memory; it has no children either. The frame of a test
     * that another thread counts has.
     */
    private static boolean hasRow(StateReading reading, int i) {
        return reading.count[i] != 0 || reading.nodes[i].frame;
    }

    private void reserveColumns(StateReading reading) {
        if (reading.metered != null && size > 0) {
            metered = metered == null ? new MeteredColumns(size) : metered;
            metered.reserve(size);
        }
        if (reading.thinned != null && size > 0) {
            thinned = thinned == null ? new ThinnedColumns(size) : thinned;
            thinned.reserve(size);
        }
    }

    /** Takes back rows that nothing was added to yet. */
    private void forgetFrom(int newSize) {
        if (size == newSize) {
            return;
        }
        size = newSize;
        truncatedRows = 0;
        Arrays.fill(rows, 0);
        for (int row = 0; row < size; row++) {
            truncatedRows += key[row] >>> 32 == 0 ? 1 : 0;
            place(rows, row);
        }
    }

    /** Adds to the row of that call below the row {@code above}, -1 for none; returns the row. */
    int add(int above, int methodId, int line, long calls, long nanos, long nanosInChildren) {
        int row = row(above, CallPath.key(methodId, line));
        count[row] += calls;
        totalNanos[row] += nanos;
        childNanos[row] += nanosInChildren;
        return row;
    }

    /**
     * Moves own time of that row into one below it: at most what there is, and nothing where it is not all known. Gives the
     * nanoseconds moved.
     */
    long move(int row, int methodId, int line, long calls, long nanos) {
        boolean known = thinned == null || row >= thinned.untimed.length || thinned.untimed[row] == 0;
        long moved = known ? Math.max(0, Math.min(nanos, totalNanos[row] - childNanos[row])) : 0;
        if (moved > 0) {
            add(row, methodId, line, calls, moved, 0);
            childNanos[row] += moved;
        }
        return moved;
    }

    private int row(int above, long wanted) {
        int row = find(above, wanted);
        return row < 0 ? append(above, wanted) : row;
    }

    /** The paths of the rows so far. They stay as they are when more are appended, so that they may be read while that happens. */
    Paths paths() {
        return new Paths(size, parent, key);
    }

    /** Some of a tree's first rows. */
    static final class Paths {
        private final int size;
        private final int[] parent;
        private final long[] key;

        private Paths(int size, int[] parent, long[] key) {
            this.size = size;
            this.parent = parent;
            this.key = key;
        }
    }

    /** For each row of {@code other}, the row with the same path here, or -1. */
    int[] rowsOf(Paths other) {
        int[] here = new int[other.size];
        for (int i = 0; i < other.size; i++) {
            int above = other.parent[i] < 0 ? -1 : here[other.parent[i]];
            here[i] = above < 0 && other.parent[i] >= 0 ? -1 : find(above, other.key[i]);
        }
        return here;
    }

    private int find(int above, long wanted) {
        int mask = rows.length - 1;
        for (int i = hash(above, wanted) & mask; rows[i] != 0; i = (i + 1) & mask) {
            int row = rows[i] - 1;
            if (parent[row] == above && key[row] == wanted) {
                return row;
            }
        }
        return -1;
    }

    private int append(int above, long newKey) {
        if (size == parent.length) {
            growColumns();
        }
        if (2 * (size + 1) > rows.length) {
            growRows();
        }
        parent[size] = above;
        key[size] = newKey;
        truncatedRows += newKey >>> 32 == 0 ? 1 : 0;
        place(rows, size);
        size++;
        return size - 1;
    }

    /** All or none: columns of different lengths would fail every reader from then on. */
    private void growColumns() {
        int capacity = 2 * size;
        int[] newParent = Arrays.copyOf(parent, capacity);
        long[] newKey = grown(key, capacity);
        long[] newCount = grown(count, capacity);
        long[] newTotalNanos = grown(totalNanos, capacity);
        long[] newChildNanos = grown(childNanos, capacity);
        parent = newParent;
        key = newKey;
        count = newCount;
        totalNanos = newTotalNanos;
        childNanos = newChildNanos;
    }

    /** Apart, as a test lets it fail. */
    long[] grown(long[] column, int capacity) {
        return Arrays.copyOf(column, capacity);
    }

    private void growRows() {
        int[] grown = new int[2 * rows.length];
        for (int row = 0; row < size; row++) {
            place(grown, row);
        }
        rows = grown;
    }

    private void place(int[] table, int row) {
        int mask = table.length - 1;
        int i = hash(parent[row], key[row]) & mask;
        while (table[i] != 0) {
            i = (i + 1) & mask;
        }
        table[i] = row + 1;
    }

    private static int hash(int above, long key) {
        long hash = (above * 0x9E3779B97F4A7C15L ^ key) * 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 32);
    }

    /** Calls in rows of no method, which stand for those beyond a limit. */
    long truncatedCalls() {
        long calls = 0;
        for (int row = 0; row < size; row++) {
            calls += key[row] >>> 32 == 0 ? count[row] : 0;
        }
        return calls;
    }

    void addTo(FunctionTotals totals) {
        for (int row = 0; row < size; row++) {
            long untimed = thinned == null || row >= thinned.untimed.length ? 0 : thinned.untimed[row];
            totals.add((int) (key[row] >>> 32), count[row], untimed, totalNanos[row]);
        }
    }

    ThreadGroupTree toThreadGroupTree(String name) {
        int[] methodId = new int[size];
        int[] line = new int[size];
        for (int row = 0; row < size; row++) {
            methodId[row] = (int) (key[row] >>> 32);
            line[row] = (int) key[row];
        }
        return new ThreadGroupTree(
                name,
                threads,
                Arrays.copyOf(parent, size),
                methodId,
                line,
                Arrays.copyOf(count, size),
                Arrays.copyOf(totalNanos, size),
                Arrays.copyOf(childNanos, size),
                unmetered || metered == null ? null : new MeteredColumns(metered, size),
                thinned == null ? null : new ThinnedColumns(thinned, size));
    }
}
