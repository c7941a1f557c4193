package dev.culprit.agent.runtime;

import java.util.concurrent.locks.ReentrantLock;

/** What threads that have ended left behind, merged. Guarded by {@link #lock}, which no probe ever waits for. */
final class EndedThreads {

    final ReentrantLock lock = new ReentrantLock();

    final MergedThreads merged = new MergedThreads();
    private final Recording recording;

    EndedThreads(Recording recording) {
        this.recording = recording;
    }

    /** Takes over the counts of a thread that has ended, and gives back what it had reserved and the merged ones do not need. */
    void add(ThreadState state) {
        long rowsBefore = merged.rows();
        long bytesBefore = merged.latencyBytes();
        try {
            merged.add(state, StateReading.ofEnded(state), 1);
        } finally {
            recording.limits.releaseLatencyBytes(state.edges.bytes() - (merged.latencyBytes() - bytesBefore));
            recording.limits.releaseNodes(Math.max(0, state.reservedRows() - (merged.rows() - rowsBefore)));
        }
    }
}
