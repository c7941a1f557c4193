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

    /** Null as long as every call is timed. */
    ThinnedColumns thinned;

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
        OpenCalls open = reading.openCalls(state);
        Publication.acquireLoads();
        reading.readCalls(open, recording.now());
        reading.sumUp();
        return reading;
    }

    /** Of a thread that has ended: a call that seems open is one whose exit was missed, so its time is not known. */
    static StateReading ofEnded(ThreadState state) {
        StateReading reading = new StateReading(state);
        reading.readCalls(new OpenCalls(reading.size), 0);
        reading.sumUp();
        return reading;
    }

    private OpenCalls openCalls(ThreadState state) {
        OpenCalls open = new OpenCalls(size);
        // Before the cursor: a test that begins in between is then missing, and not open in two places.
        OpenContext contexts = state.context;
        Publication.acquireLoads();
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
        for (OpenContext context = contexts; context != null; context = context.outer) {
            if (context.savedCursor < size) {
                open.readPath(nodes[context.savedCursor], context.since);
            }
        }
        open.readPath(nodes[cursor], 0);
        return open;
    }

    /** Callees first: what a callee adds to its caller after this is then not missing in the caller. */
    private void readCalls(OpenCalls open, long now) {
        for (int i = size - 1; i > 0; i--) {
            CallTreeNode node = nodes[i];
            long total = node.totalNanos;
            Publication.acquireLoads();
            boolean stillOpen = open.has(node, total);
            if (stillOpen) {
                total += open.nanos(node, now);
            } else if (open.since[i] != 0) {
                total = node.totalNanos;
            }
            totalNanos[i] = total;
            count[i] = node.count;
            NodeMeters meters = node.meters;
            if (metered != null && meters != null) {
                metered.add(i, meters.ownBytes, meters.ownCpu);
            }
            if (node.thinned != null) {
                readThinned(node, stillOpen && CallTreeNode.isTime(open.since[i]) ? 1 : 0);
            }
        }
    }

    private void readThinned(CallTreeNode node, int openTimedCalls) {
        if (thinned == null) {
            thinned = new ThinnedColumns(size);
        }
        ThinnedCalls calls = node.thinned;
        long untimed = count[node.index] - calls.callsBefore - calls.sampled - openTimedCalls;
        thinned.add(node.index, Math.max(0, untimed), calls.sampled, calls.sampledSelfNanos);
    }

    private void sumUp() {
        for (int i = size - 1; i > 0; i--) {
            totalNanos[i] = Math.max(totalNanos[i], childNanos[i]);
            childNanos[nodes[i].parent.index] += totalNanos[i];
            if (thinned != null) {
                thinned.limitSelf(i, totalNanos[i] - childNanos[i]);
            }
        }
    }

    /** The path of open calls, by row: what their nodes had before these calls, and since when they are open. */
    private static final class OpenCalls {

        /** {@link CallTreeNode#startNanos}; 0 for rows without an open call. */
        final long[] since;

        private final long[] count;
        private final long[] total;

        /** When the call began to stand still, as a test runs in its midst; 0 if it does not. */
        private final long[] until;

        /** Of an untimed call: time of its ended callees, to which that of an open one is added. */
        private final long[] inChildren;

        OpenCalls(int size) {
            since = new long[size];
            count = new long[size];
            total = new long[size];
            until = new long[size];
            inChildren = new long[size];
        }

        void readPath(CallTreeNode innermost, long standingStillSince) {
            for (CallTreeNode node = innermost; node.parent != null; node = node.parent) {
                read(node);
                until[node.index] = standingStillSince;
            }
        }

        private void read(CallTreeNode node) {
            total[node.index] = node.totalNanos;
            count[node.index] = node.count;
            inChildren[node.index] = node.inChildren();
            Publication.acquireLoads();
            since[node.index] = node.startNanos;
        }

        /** Whether that node's call is still the same, so that what was read goes together. */
        boolean has(CallTreeNode node, long totalNow) {
            int i = node.index;
            return since[i] != 0 && node.startNanos == since[i] && node.count == count[i] && totalNow == total[i];
        }

        /** Time of that node's call so far. To be asked for callees first. */
        long nanos(CallTreeNode node, long now) {
            int i = node.index;
            long end = until[i] == 0 ? now : until[i];
            long nanos = Math.max(0, CallTreeNode.isTime(since[i]) ? end - since[i] : inChildren[i]);
            inChildren[node.parent.index] += nanos;
            return nanos;
        }
    }
}
