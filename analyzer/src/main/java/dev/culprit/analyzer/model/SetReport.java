package dev.culprit.analyzer.model;

import java.util.List;

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
     * @param latency inclusive latency per call
     */
    public record FunctionSummary(
            Function function, double calls, double totalNanos, double selfNanos, PerCall latency) {}
}
