package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.ForkCosts;

/**
 * How busy a setting keeps the processors, means over its runs. All JVMs count, the build tool's too; other programs do not.
 *
 * @param cores processors that it keeps busy on average; NaN when unknown
 * @param processors processors that there are; 0 when unknown
 * @param cpuNanos CPU time of a run; NaN when unknown
 * @param gcNanos garbage collection of a run; NaN when unknown
 */
record Busyness(double cores, int processors, double cpuNanos, double gcNanos) {

    /** From this share of all processors on, one more thread only shares them: the rest goes to the system and to starting JVMs. */
    private static final double FULL = 0.8;

    static Busyness of(Setting setting) {
        double cpu = setting.mean(ForkCosts::cpuNanos);
        int processors = setting.runs().stream()
                .mapToInt(run -> run.costs().processors())
                .max()
                .orElse(0);
        return new Busyness(cpu / setting.meanWall(), processors, cpu, setting.mean(ForkCosts::gcNanos));
    }

    boolean isFull() {
        return processors > 0 && cores >= FULL * processors;
    }
}
