package dev.culprit.agent.thinning;

import dev.culprit.agent.runtime.FunctionTotals;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.MethodInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks now and then at what the probes take, and thins them to hold the budget. Not thread safe: of one thread. */
final class Governor {

    /** The operating system counts CPU time in ticks of 10 ms: below some of these there is nothing to divide by. */
    private static final long LEAST_CPU_NANOS = 30_000_000;

    /**
     * Measurements of the probe's cost before one is believed that says more than is typical: the first ones meet code that
     * is not well compiled, and on a busy machine that lasts (seen: 41 ns for an untimed call, then 4).
     */
    private static final int MEASUREMENTS = 3;

    /** Transforming a class again stops the JVM for a moment. */
    private static final long BETWEEN_REMOVALS_NANOS = 20_000_000_000L;

    private static final int REMOVALS_AT_ONCE = 10;

    private final OverheadBudget budget;
    private final MethodTable table;
    private final ThinnedMethods methods;
    private final ProbeRemoval removal;
    private final ProbeCosts ceiling;
    private FunctionTotals before = new FunctionTotals();
    private FunctionTotals now = new FunctionTotals();
    private long cpuNanosBefore;
    private long lastRemoval;
    private @Nullable ProbeCosts measured;
    private int measurements;

    /** Classes that could not be transformed again: they are not tried twice. */
    private final Set<String> unmodifiable = new HashSet<>();

    /** @param ceiling more than a probe takes: as long as even that is within the budget, nothing needs to be measured */
    Governor(
            OverheadBudget budget,
            MethodTable table,
            ThinnedMethods methods,
            ProbeRemoval removal,
            ProbeCosts ceiling) {
        this.ceiling = ceiling;
        this.budget = budget;
        this.table = table;
        this.methods = methods;
        this.removal = removal;
    }

    /**
     * Looks, and acts if need be.
     *
     * @return how long the reading took, in nanoseconds
     */
    long look() {
        if (table.size() == 0) {
            return 0;
        }
        long cpuNanos = processCpuNanos();
        if (cpuNanos - cpuNanosBefore < LEAST_CPU_NANOS) {
            return 0;
        }
        long start = System.nanoTime();
        Recorder.read(now);
        long reading = System.nanoTime() - start;
        Interval interval = Interval.between(before, now, cpuNanos - cpuNanosBefore);
        if (!budget.isHeld(interval, measured == null ? ceiling : measured)) {
            act(interval);
        }
        takeUpStragglers(interval);
        FunctionTotals spare = before;
        before = now;
        now = spare;
        cpuNanosBefore = cpuNanos;
        return reading;
    }

    /** The whole process's, as the budget is a share of what the user pays; where it is not known, elapsed time. */
    private long processCpuNanos() {
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        return cpu.isPresent() ? cpu.get().toNanos() : System.nanoTime();
    }

    private void act(Interval interval) {
        OverheadBudget.Decision decision = budget.decide(interval, costs(), this::timing);
        if (!decision.sample().isEmpty()) {
            sample(decision.sample());
        }
        boolean rested = lastRemoval == 0 || now.elapsedNanos - lastRemoval > BETWEEN_REMOVALS_NANOS;
        if (!decision.takeOut().isEmpty() && methods.mayTakeOut() && rested) {
            takeOut(decision.takeOut().stream()
                    .filter(this::canBeTakenOut)
                    .limit(REMOVALS_AT_ONCE)
                    .toList());
            lastRemoval = now.elapsedNanos;
        }
    }

    /** A wait's probes are in the classes that call the method, not in its own. */
    private boolean canBeTakenOut(int methodId) {
        MethodInfo method = table.info(methodId, false);
        return method.kind().isFunction() && !unmodifiable.contains(method.className());
    }

    /** Frames of tests are not to be touched. */
    private Timing timing(int methodId) {
        return table.isFrame(methodId) ? Timing.OFF : methods.timing(methodId);
    }

    private ProbeCosts costs() {
        ProbeCosts costs = measured;
        if (costs == null || measurements < MEASUREMENTS) {
            ProbeCosts again = ProbeCosts.measure();
            costs = costs == null ? again : costs.orLess(again);
            measured = costs;
            measurements++;
        }
        return measurements < MEASUREMENTS ? costs.orLess(ProbeCosts.TYPICAL) : costs;
    }

    private void sample(List<Integer> methodIds) {
        int[] ids = new int[methodIds.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = methodIds.get(i);
            note(ids[i], Timing.SAMPLED);
        }
        Recorder.thin(ids, true);
    }

    private void note(int methodId, Timing timing) {
        MethodInfo method = table.info(methodId, false);
        methods.thinned(methodId, method, timing, now.elapsedNanos, now.calls[methodId], now.totalNanos[methodId]);
    }

    private void takeOut(List<Integer> methodIds) {
        Set<String> classes = new HashSet<>();
        Map<Integer, Timing> timings = new HashMap<>();
        for (int methodId : methodIds) {
            timings.put(methodId, methods.timing(methodId));
            note(methodId, Timing.OFF);
            classes.add(table.info(methodId, false).className());
        }
        Map<String, String> failures = removal.transformAgain(classes);
        unmodifiable.addAll(failures.keySet());
        for (int methodId : methodIds) {
            String failure = failures.get(table.info(methodId, false).className());
            if (failure != null) {
                note(methodId, timings.get(methodId));
                methods.note(failure);
            }
        }
    }

    /** Paths that a thread began while their functions were thinned are in the old mode until somebody says it again. */
    private void takeUpStragglers(Interval interval) {
        for (int id = 1; id < interval.size(); id++) {
            long timed = interval.timed()[id];
            if (!table.isFrame(id)
                    && timed > 1000
                    && 8 * timed > interval.calls(id)
                    && methods.timing(id) != Timing.EVERY) {
                Recorder.thin(new int[0], true);
                return;
            }
        }
    }
}
