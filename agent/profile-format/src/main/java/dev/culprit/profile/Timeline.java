package dev.culprit.profile;

import java.util.List;

/**
 * What happened when. All times are nanoseconds from the start of the recording.
 *
 * @param threads names of threads; events refer to them by position
 * @param waits the waits of some length, in order of their start
 * @param droppedWaits waits of that length that found no room
 * @param shortestWaitNanos shorter waits are not among the events; they are in the call tree like all others
 * @param load how busy the process and its machine were, in order of time
 */
public record Timeline(
        List<String> threads, List<Wait> waits, long droppedWaits, long shortestWaitNanos, List<Load> load) {

    public static final Timeline NONE = new Timeline(List.of(), List.of(), 0, 0, List.of());

    public Timeline {
        threads = List.copyOf(threads);
        waits = List.copyOf(waits);
        load = List.copyOf(load);
    }

    /**
     * One wait.
     *
     * @param thread position in {@link Timeline#threads()}
     * @param tree position in {@link Profile#callTrees()}
     * @param row the row of the wait in that tree; its method {@link MethodKind#isWait()}
     * @param startNanos when it began
     * @param nanos how long it took
     */
    public record Wait(int thread, int tree, int row, long startNanos, long nanos) {}

    /**
     * One look at the machine.
     *
     * @param atNanos when
     * @param processCpuNanos CPU time that this process has used since the recording began
     * @param machineBusyNanos CPU time that all processes together have used since then, over all processors; -1 when unknown
     * @param machineIdleNanos CPU time that all processors together were idle since then; -1 when unknown
     */
    public record Load(long atNanos, long processCpuNanos, long machineBusyNanos, long machineIdleNanos) {}
}
