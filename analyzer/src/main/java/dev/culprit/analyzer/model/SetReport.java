package dev.culprit.analyzer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One profile set on its own.
 *
 * @param side whose profiles they are
 * @param functions all functions, most self time first
 * @param tree the call tree; both sides of each column hold the same values and nothing is significant
 * @param suite the run of all tests
 * @param tests the tests, in order of their first start
 * @param waits all waits by call site, most time first
 * @param waitsOutsideTests those of them that are in no test
 * @param findings what takes time that it need not
 * @param telemetry the telemetry handlers
 * @param budgets what became of the budgets that were given
 * @param timeline when what happened in a typical fork; null when that is not known
 * @param command what repeats this report
 */
public record SetReport(
        SideSummary side,
        List<FunctionSummary> functions,
        DiffTree tree,
        SuiteSummary suite,
        List<TestSummary> tests,
        List<WaitSummary> waits,
        List<WaitSummary> waitsOutsideTests,
        List<Finding> findings,
        TelemetryReport telemetry,
        List<Budget.Checked> budgets,
        @Nullable RunTimeline timeline,
        String command) {

    public SetReport {
        functions = List.copyOf(functions);
        tests = List.copyOf(tests);
        waits = List.copyOf(waits);
        waitsOutsideTests = List.copyOf(waitsOutsideTests);
        findings = List.copyOf(findings);
        budgets = List.copyOf(budgets);
    }

    /** A report on a program without tests that never waits. */
    public SetReport(SideSummary side, List<FunctionSummary> functions, DiffTree tree, String command) {
        this(
                side,
                functions,
                tree,
                SuiteSummary.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TelemetryReport.NONE,
                List.of(),
                null,
                command);
    }

    /** The same with these findings. */
    public SetReport withFindings(List<Finding> found) {
        return with(found, telemetry, budgets, timeline);
    }

    /** The same with these telemetry handlers. */
    public SetReport withTelemetry(TelemetryReport report) {
        return with(findings, report, budgets, timeline);
    }

    /** The same with what became of budgets, which is wrong with handlers that break one. */
    public SetReport withBudgets(List<Budget.Checked> checked) {
        return with(findings, telemetry.withBudgets(checked), checked, timeline);
    }

    /** Whether a budget is broken, beyond what chance does. */
    public boolean breaksABudget() {
        return budgets.stream().anyMatch(checked -> checked.outcome() == Budget.Outcome.BROKEN);
    }

    /** The same with this timeline. */
    public SetReport withTimeline(@Nullable RunTimeline when) {
        return with(findings, telemetry, budgets, when);
    }

    /** The same with more rows in the tree. */
    public SetReport withTree(DiffTree joined) {
        return new SetReport(
                side,
                functions,
                joined,
                suite,
                tests,
                waits,
                waitsOutsideTests,
                findings,
                telemetry,
                budgets,
                timeline,
                command);
    }

    private SetReport with(
            List<Finding> found, TelemetryReport report, List<Budget.Checked> checked, @Nullable RunTimeline when) {
        return new SetReport(
                side, functions, tree, suite, tests, waits, waitsOutsideTests, found, report, checked, when, command);
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
