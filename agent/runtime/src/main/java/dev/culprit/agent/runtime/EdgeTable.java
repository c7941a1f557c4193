package dev.culprit.agent.runtime;

/** The latencies of one thread, by call edge. Written by its own thread only; others may walk {@link #slots}. */
final class EdgeTable {

    private final Limits limits;
    private final Latencies dropped = Latencies.none();
    private int size;

    /** For calls whose latencies are not asked for. */
    final Latencies ignored = Latencies.none();

    /** Power of two, open addressing, at most half full. */
    Latencies[] slots = new Latencies[16];

    EdgeTable(Limits limits) {
        this.limits = limits;
    }

    /** The latencies of that edge, made if need be; shared with others when memory is short. */
    Latencies of(int callerId, int line, int calleeId) {
        Latencies edge = find(callerId, line, calleeId);
        if (edge != null) {
            return edge;
        }
        if (limits.reserveEdgeBytes(Latencies.bytesOfObject())) {
            return add(new Latencies(callerId, line, calleeId, limits));
        }
        Latencies function = find(Latencies.ANY_CALLER, 0, calleeId);
        if (function != null) {
            return function;
        }
        if (limits.reserveLatencyBytes(Latencies.bytesOfObject())) {
            return add(new Latencies(Latencies.ANY_CALLER, 0, calleeId, limits));
        }
        return dropped;
    }

    long unrecorded() {
        long unrecorded = dropped.unrecorded;
        for (Latencies edge : slots) {
            unrecorded += edge == null ? 0 : edge.unrecorded;
        }
        return unrecorded;
    }

    /** Bytes reserved for all of them. */
    long bytes() {
        long bytes = 0;
        for (Latencies edge : slots) {
            bytes += edge == null ? 0 : edge.bytes();
        }
        return bytes;
    }

    private Latencies find(int callerId, int line, int calleeId) {
        int mask = slots.length - 1;
        for (int i = hash(callerId, line, calleeId) & mask; slots[i] != null; i = (i + 1) & mask) {
            Latencies edge = slots[i];
            if (edge.calleeId == calleeId && edge.line == line && edge.callerId == callerId) {
                return edge;
            }
        }
        return null;
    }

    private Latencies add(Latencies edge) {
        if (2 * (size + 1) > slots.length) {
            Latencies[] grown = new Latencies[2 * slots.length];
            for (Latencies old : slots) {
                if (old != null) {
                    place(grown, old);
                }
            }
            Publication.releaseStores();
            slots = grown;
        }
        Publication.releaseStores();
        place(slots, edge);
        size++;
        return edge;
    }

    private static void place(Latencies[] table, Latencies edge) {
        int mask = table.length - 1;
        int i = hash(edge.callerId, edge.line, edge.calleeId) & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = edge;
    }

    private static int hash(int callerId, int line, int calleeId) {
        int hash = (callerId * 31 + line) * 31 + calleeId;
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 16;
    }
}
