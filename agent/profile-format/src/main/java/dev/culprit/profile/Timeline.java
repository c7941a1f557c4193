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
 * @param processes processes that were started, in order of time
 */
public record Timeline(
        List<String> threads,
        List<Wait> waits,
        long droppedWaits,
        long shortestWaitNanos,
        List<Load> load,
        List<ProcessStart> processes) {

    public static final Timeline NONE = new Timeline(List.of(), List.of(), 0, 0, List.of());

    public Timeline {
        threads = List.copyOf(threads);
        waits = List.copyOf(waits);
        load = List.copyOf(load);
        processes = List.copyOf(processes);
    }

    /** Without processes. */
    public Timeline(
            List<String> threads, List<Wait> waits, long droppedWaits, long shortestWaitNanos, List<Load> load) {
        this(threads, waits, droppedWaits, shortestWaitNanos, load, List.of());
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
     * @param collectorCpuNanos CPU time of the JVM's threads that collect garbage, since it started; -1 when unknown
     * @param compilerCpuNanos CPU time of the JVM's threads that compile, since it started; -1 when unknown
     */
    public record Load(
            long atNanos,
            long processCpuNanos,
            long machineBusyNanos,
            long machineIdleNanos,
            long collectorCpuNanos,
            long compilerCpuNanos) {

        /** One that does not tell what the JVM's own threads did. */
        public Load(long atNanos, long processCpuNanos, long machineBusyNanos, long machineIdleNanos) {
            this(atNanos, processCpuNanos, machineBusyNanos, machineIdleNanos, -1, -1);
        }
    }

    /**
     * A process that was started. If it is a JVM with culprit, its profile has this process as its parent.
     *
     * @param pid its id
     * @param tree position in {@link Profile#callTrees()}
     * @param row where: the row of the call that started it, or of the innermost function where that has no row
     * @param atNanos when
     */
    public record ProcessStart(long pid, int tree, int row, long atNanos) {}
}
