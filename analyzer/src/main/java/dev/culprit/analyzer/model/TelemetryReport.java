package dev.culprit.analyzer.model;

import java.util.Comparator;
import java.util.List;

/**
 * The telemetry handlers of one profile set.
 *
 * @param handlers all of them, first those to mend, of these first the one that takes most
 * @param nanos time in handlers per fork, in nanoseconds; what handlers of handlers take is counted once
 * @param testNanos that of it which is in tests
 * @param share {@code testNanos} as share of the time of all tests; of all recorded time in a program without tests; NaN when nothing
 *     was recorded
 * @param tests the tests that handlers take time in, those with the greatest share first
 * @param notes what is to be known about the handlers together, one plain sentence each
 */
public record TelemetryReport(
        List<HandlerSummary> handlers,
        double nanos,
        double testNanos,
        double share,
        List<TestTelemetry> tests,
        List<String> notes) {

    public static final TelemetryReport NONE = new TelemetryReport(List.of(), 0, 0, Double.NaN, List.of(), List.of());

    public TelemetryReport {
        handlers = List.copyOf(handlers);
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
    }

    /** The same, in which the handlers that break a budget have that as a finding. */
    TelemetryReport withBudgets(List<Budget.Checked> checked) {
        List<HandlerSummary> judged = handlers.stream()
                .map(handler ->
                        checked.stream().anyMatch(budget -> isBroken(budget, handler)) ? handler.overBudget() : handler)
                .sorted(Comparator.comparing(handler -> handler.findings().isEmpty()))
                .toList();
        return new TelemetryReport(judged, nanos, testNanos, share, tests, notes);
    }

    private static boolean isBroken(Budget.Checked checked, HandlerSummary handler) {
        return checked.outcome() == Budget.Outcome.BROKEN
                && checked.budget().subject().equals(Budget.HANDLERS)
                && checked.subject().equals(handler.id());
    }

    /** Those with findings. */
    public List<HandlerSummary> toMend() {
        return handlers.stream()
                .filter(handler -> !handler.findings().isEmpty())
                .toList();
    }

    /**
     * Telemetry in a test, in nanoseconds per fork.
     *
     * @param id of the test
     * @param nanos in handlers
     * @param businessNanos in the test besides: without handlers, and without waits that are in none
     */
    public record TestTelemetry(String id, double nanos, double businessNanos) {

        /** Handlers as share of the code that they observe; infinite when there is none. */
        public double share() {
            return nanos / businessNanos;
        }
    }
}
