package dev.culprit.agent.runtime;

/** What a thread's meters showed when the calls open on it began to stand still, where allocation or CPU time is metered. */
final class MeterMarks {

    private static final MeterMarks NONE = new MeterMarks(NodeMeters.CLOSED, NodeMeters.CLOSED);

    private final long bytes;
    private final long cpu;

    private MeterMarks(long bytes, long cpu) {
        this.bytes = bytes;
        this.cpu = cpu;
    }

    static MeterMarks now(ThreadState state) {
        return MeteredProbe.isOn() && !state.borrowed
                ? new MeterMarks(MeteredProbe.bytesOf(state), MeteredProbe.cpuOf(state))
                : NONE;
    }

    /** What was used since is none of what the open calls used. */
    void skip(ThreadState state) {
        if (bytes != NodeMeters.CLOSED) {
            state.skippedBytes += used(bytes, MeteredProbe.bytesOf(state));
        }
        if (cpu != NodeMeters.CLOSED) {
            state.skippedCpu += used(cpu, MeteredProbe.cpuOf(state));
        }
    }

    private static long used(long before, long after) {
        return after == NodeMeters.CLOSED ? 0 : after - before;
    }
}
