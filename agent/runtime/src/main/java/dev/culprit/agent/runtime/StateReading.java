package dev.culprit.agent.runtime;

/**
 * One reading of a thread's tree while the thread may go on: rows as in {@link ThreadState#nodes}. What the thread did before
 * the reading is in it to the unit; of what it does meanwhile, some may be missing. Whatever is missing, no row has
 * less time than its children together.
 */
final class StateReading {

    final CallTreeNode[] nodes;
    final int size;
    final long[] count;
    final long[] totalNanos;
    final long[] childNanos;

    /** Null unless allocation or CPU time is metered, and for virtual threads, which have no meters. */
    final MeteredColumns metered;

    private StateReading(ThreadState state) {
        size = state.size;
        Publication.acquireLoads();
        nodes = state.nodes;
        count = new long[size];
        totalNanos = new long[size];
        childNanos = new long[size];
        metered = MeteredProbe.isOn() && !state.borrowed ? new MeteredColumns(size) : null;
    }

    /** Of a thread that may be running: the time of its open calls counts up to now, or to the end of the recording. */
    static StateReading ofRunning(ThreadState state, Recording recording) {
        StateReading reading = new StateReading(state);
        long[] openSince = reading.openSince(state);
        Publication.acquireLoads();
        reading.readCalls(openSince, recording.now());
        reading.sumUp();
        return reading;
    }

    /** Of a thread that has ended: a call that seems open is one whose exit was missed, so its time is not known. */
    static StateReading ofEnded(ThreadState state) {
        StateReading reading = new StateReading(state);
        reading.readCalls(new long[reading.size], 0);
        reading.sumUp();
        return reading;
    }

    /** Entry time of each open call; {@link #totalNanos} then has what its row had before. */
    private long[] openSince(ThreadState state) {
        long[] openSince = new long[size];
        int cursor = state.cursor;
        if (cursor >= size) {
            // The innermost call is on a path made since: the nearest one that this reading has is its ancestor.
            Publication.acquireLoads();
            CallTreeNode node = state.nodes[cursor];
            while (node.index >= size) {
                node = node.parent;
            }
            cursor = node.index;
        }
        for (CallTreeNode node = nodes[cursor]; node.parent != null; node = node.parent) {
            totalNanos[node.index] = node.totalNanos;
            Publication.acquireLoads();
            openSince[node.index] = node.startNanos;
        }
        return openSince;
    }

    /** Callees first: what a callee adds to its caller after this is then not missing in the caller. */
    private void readCalls(long[] openSince, long now) {
        for (int i = size - 1; i > 0; i--) {
            CallTreeNode node = nodes[i];
            long total = node.totalNanos;
            Publication.acquireLoads();
            boolean stillOpen = openSince[i] != 0 && node.startNanos == openSince[i] && total == totalNanos[i];
            if (stillOpen) {
                total += Math.max(0, now - openSince[i]);
            } else if (openSince[i] != 0) {
                total = node.totalNanos;
            }
            totalNanos[i] = total;
            count[i] = node.count;
            NodeMeters meters = node.meters;
            if (metered != null && meters != null) {
                metered.add(i, meters.ownBytes, meters.ownCpu);
            }
        }
    }

    private void sumUp() {
        for (int i = size - 1; i > 0; i--) {
            totalNanos[i] = Math.max(totalNanos[i], childNanos[i]);
            childNanos[nodes[i].parent.index] += totalNanos[i];
        }
    }
}
