package dev.culprit.analyzer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One profile set on its own.
 *
 * @param side whose profiles they are
 * @param functions all functions, most self time first
 * @param tree the call tree; both sides of each column hold the same values and nothing is significant
 * @param command what repeats this report
 */
public record SetReport(SideSummary side, List<FunctionSummary> functions, DiffTree tree, String command) {

    public SetReport {
        functions = List.copyOf(functions);
    }

    /**
     * One function over all threads and paths, means per fork.
     *
     * @param function which
     * @param calls calls begun
     * @param totalNanos inclusive nanoseconds; of recursive calls only the outermost
     * @param selfNanos exclusive nanoseconds
     * @param allocatedBytes bytes that the calls themselves allocated, callees excluded; null when not recorded
     * @param cpuNanos CPU time of the calls themselves, callees excluded, in nanoseconds; null when not recorded
     * @param latency inclusive latency per call
     */
    public record FunctionSummary(
            Function function,
            double calls,
            double totalNanos,
            double selfNanos,
            @Nullable Double allocatedBytes,
            @Nullable Double cpuNanos,
            PerCall latency) {

        /** A function of which only time is known. */
        public FunctionSummary(Function function, double calls, double totalNanos, double selfNanos, PerCall latency) {
            this(function, calls, totalNanos, selfNanos, null, null, latency);
        }
    }
}
