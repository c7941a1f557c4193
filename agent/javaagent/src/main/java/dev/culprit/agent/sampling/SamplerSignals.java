package dev.culprit.agent.sampling;

import java.util.Locale;

/**
 * Signals by which async-profiler samples beside {@code jdk.CPUTimeSample}. That came with JDK 25 and is bound to SIGPROF, async-profiler's
 * usual one. A recording that the command line asks for starts after the agent: it would find the signal taken, have no such samples and
 * say so on stdout.
 */
final class SamplerSignals {

    /** The first JDK whose Flight Recorder uses SIGPROF. */
    static final int FIRST_WITH_CPU_TIME_SAMPLES = 25;

    /**
     * SIGSTKFLT, which nothing sends, then SIGPWR, as async-profiler itself goes on. Not real-time signals: those queue, and for a perf event
     * that finds the queue full the kernel sends SIGIO. Linux on x64 and arm64.
     */
    private static final int[] CPU = {16, 30};

    /** SIGVTALRM, async-profiler's usual one, then the same. */
    private static final int[] WALL = {26, 30, 16};

    private SamplerSignals() {}

    /** Whether SIGPROF is the Flight Recorder's here. */
    static boolean areNeeded() {
        return Runtime.version().feature() >= FIRST_WITH_CPU_TIME_SAMPLES
                && System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /**
     * As an option of a command, with a comma before it. Both are named: async-profiler would take one alone for both. Empty, for
     * async-profiler's own choice, when there are not two that are free.
     */
    static String option(TakenSignals taken) {
        int cpu = firstFree(CPU, taken, 0);
        int wall = firstFree(WALL, taken, cpu);
        return cpu == 0 || wall == 0 ? "" : ",signal=" + cpu + "/" + wall;
    }

    private static int firstFree(int[] signals, TakenSignals taken, int other) {
        for (int signal : signals) {
            if (signal != other && !taken.has(signal)) {
                return signal;
            }
        }
        return 0;
    }
}
