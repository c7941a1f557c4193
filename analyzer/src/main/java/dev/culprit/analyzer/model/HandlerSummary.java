package dev.culprit.analyzer.model;

import dev.culprit.profile.HandlerKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one telemetry handler does and costs. Counts and times are means per fork; times are in nanoseconds.
 *
 * @param id tells it from others; the same for the same handler in another set, unless others without a name were added beside it
 * @param code equal for equal code of its callbacks; 0 when there is none
 * @param type binary name of the type of handler
 * @param family of the type, such as {@code micrometer}
 * @param className raw binary name of its class; for a lambda or method reference of the class around it
 * @param kind how it is written
 * @param body the method that a lambda or method reference calls; null for a class
 * @param registeredAt the line that registers it most often; null when no line of the application does
 * @param otherLines further lines that register it
 * @param registrations how often it was registered
 * @param removed how many of these ended
 * @param leaked how many outlive their test where others meet them
 * @param fanOut most handlers that something it is registered with had at one time; 0 when unknown
 * @param cost what its calls take; null when nothing of it was measured
 * @param emitters where it is called from, most time first
 * @param tests the tests that it takes time in, most first
 * @param calls what handlers it calls, most time first
 * @param registers the handlers that it registers
 * @param exceptions how many left it
 * @param findings what is wrong with it
 * @param explanation what it is and what to do, in plain sentences
 */
public record HandlerSummary(
        String id,
        long code,
        String type,
        String family,
        String className,
        HandlerKind kind,
        @Nullable String body,
        @Nullable CallSite registeredAt,
        List<CallSite> otherLines,
        double registrations,
        double removed,
        double leaked,
        int fanOut,
        @Nullable HandlerCost cost,
        List<Emitter> emitters,
        List<InTest> tests,
        List<String> calls,
        List<String> registers,
        double exceptions,
        List<HandlerFinding> findings,
        String explanation) {

    public HandlerSummary {
        otherLines = List.copyOf(otherLines);
        emitters = List.copyOf(emitters);
        tests = List.copyOf(tests);
        calls = List.copyOf(calls);
        registers = List.copyOf(registers);
        findings = List.copyOf(findings);
    }

    /** The same, which breaks a budget. */
    HandlerSummary overBudget() {
        List<HandlerFinding> all = new ArrayList<>(List.of(HandlerFinding.OVER_BUDGET));
        all.addAll(findings);
        return new HandlerSummary(
                id,
                code,
                type,
                family,
                className,
                kind,
                body,
                registeredAt,
                otherLines,
                registrations,
                removed,
                leaked,
                fanOut,
                cost,
                emitters,
                tests,
                calls,
                registers,
                exceptions,
                all,
                explanation + " It takes more than a budget allows.");
    }

    /** Time that it takes, 0 when that is not known. */
    public double nanos() {
        return cost == null ? 0 : cost.totalNanos();
    }

    /** Its class without the package, or the method that a lambda calls. */
    public String shortName() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        if (body == null) {
            return simple;
        }
        return body.indexOf('.') < 0
                ? simple + "." + body
                : body.substring(body.lastIndexOf('.', body.lastIndexOf('.') - 1) + 1);
    }

    /**
     * What the calls of a handler take.
     *
     * @param count calls begun, from outside of it
     * @param totalNanos inclusive
     * @param ownNanos without the handlers that it calls
     * @param emittingNanos that of {@code totalNanos} which is on the thread that emits, below code of the application
     * @param waitNanos waiting, locks included, below application code
     * @param lockNanos waiting for locks, below application code
     * @param waits the waits in it, most time first
     * @param allocatedBytes bytes allocated, callees included; null when not recorded
     * @param share {@code totalNanos} as share of the time of all tests; of all recorded time in a program without tests
     * @param perCall latency per call
     * @param callbacks its methods that are called for events, most time first
     * @param sharedWith other handlers that have the same methods, so that the figures are of all together
     */
    public record HandlerCost(
            double count,
            double totalNanos,
            double ownNanos,
            double emittingNanos,
            double waitNanos,
            double lockNanos,
            List<WaitSummary> waits,
            @Nullable Double allocatedBytes,
            double share,
            PerCall perCall,
            List<Callback> callbacks,
            int sharedWith) {

        public HandlerCost {
            waits = List.copyOf(waits);
            callbacks = List.copyOf(callbacks);
        }

        /** The share without the handlers that it calls. */
        public double ownShare() {
            return totalNanos > 0 ? share * ownNanos / totalNanos : 0;
        }
    }

    /**
     * A method that is called for events.
     *
     * @param function which
     * @param count calls begun
     * @param totalNanos inclusive
     * @param perCall latency per call
     */
    public record Callback(Function function, double count, double totalNanos, PerCall perCall) {}

    /**
     * A line of the application below which the handler is called.
     *
     * @param callSite the line
     * @param count calls of the handler
     * @param nanos time in the handler
     * @param share of the time of the calling function there
     * @param ownNanos time of the calling function without handlers
     */
    public record Emitter(CallSite callSite, double count, double nanos, double share, double ownNanos) {}

    /**
     * A test that it takes time in.
     *
     * @param id of the test
     * @param nanos time in the handler
     * @param share of the test's time
     */
    public record InTest(String id, double nanos, double share) {}
}
