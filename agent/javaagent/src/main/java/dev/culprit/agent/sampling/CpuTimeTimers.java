package dev.culprit.agent.sampling;

/**
 * Timers that send a signal after so much CPU time, as {@code jdk.CPUTimeSample} needs them. The Flight Recorder takes no samples without
 * them, and does not say so where we could hear it. The kernel tells (Linux); where it does not, nothing is against them.
 */
final class CpuTimeTimers {

    private CpuTimeTimers() {}

    /** Whether something in this process handles their signal already. Whoever comes second gets none, and the JVM says so on stdout. */
    static boolean signalIsTaken() {
        return TakenSignals.now().has(TakenSignals.SIGPROF);
    }

    /** Whether this process has none, although they were asked for: the system refuses them. */
    static boolean areRefused() {
        return "".equals(ProcessFile.line("/proc/self/timers", ""));
    }
}
