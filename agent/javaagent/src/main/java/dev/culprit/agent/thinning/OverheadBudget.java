package dev.culprit.agent.thinning;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Says which functions to thin so that probes take no more than a share of the CPU time. First the clock goes, from the dearest
 * functions on, for most of their calls: that costs precision and no count. A probe is taken out only where counting alone
 * breaks the budget look after look: exact counts are what a comparison of single runs rests on. Not thread safe.
 */
final class OverheadBudget {

    /** Somewhat below the budget, or the next look would find it broken again by a hair and thin one more function. */
    private static final double AIM = 0.8;

    /** Timing costs calls nothing that are this many times as long as what it takes. */
    private static final int LONG_CALL = 100;

    /** Functions whose probes take less than this share of the budget are not worth a note each. */
    private static final double WORTHWHILE = 0.001;

    /** The whole must be this much above the budget, and a function's counting alone above that share of it, ... */
    private static final double CLEARLY_ABOVE = 2;

    private static final double DEAR_COUNTING = 0.5;

    /**
     * ... for so much CPU time without a break, to take its probe out. No look counts for more than a third of it, so that it takes
     * three; the first short looks, at the start-up, count for little.
     */
    private static final long DEAR_CPU_NANOS = 1_500_000_000;

    private final double share;
    private final Map<Integer, Long> dearCpuNanos = new HashMap<>();

    /** @param share of the CPU time without probes */
    OverheadBudget(double share) {
        this.share = share;
    }

    /**
     * What to do, by method id.
     *
     * @param sample functions of which from now on one call of 64 is timed
     * @param takeOut functions that are better off without a probe, the dearest first
     */
    record Decision(List<Integer> sample, List<Integer> takeOut) {}

    boolean isHeld(Interval interval, ProbeCosts costs) {
        return interval.cost(costs) <= nanos(interval, costs);
    }

    /**
     * The budget in nanoseconds: its share of what is left of the CPU time without probes. Where estimates say that this is
     * little they are not believed, or every function would be too dear.
     */
    double nanos(Interval interval, ProbeCosts costs) {
        return share * Math.max(0.5 * interval.cpuNanos(), interval.cpuNanos() - interval.cost(costs));
    }

    /** Decides by what happened in that interval. */
    Decision decide(Interval interval, ProbeCosts costs, IntFunction<Timing> timings) {
        double budget = nanos(interval, costs);
        double estimate = interval.cost(costs);
        List<Integer> sample = new ArrayList<>();
        if (estimate > budget) {
            for (int id : dearestFirst(interval, costs, timings, budget)) {
                if (estimate <= AIM * budget) {
                    break;
                }
                estimate -= saving(id, interval, costs);
                sample.add(id);
            }
        }
        return new Decision(sample, dearToCount(interval, costs, timings, budget, estimate));
    }

    private static double saving(int id, Interval interval, ProbeCosts costs) {
        return interval.timed()[id] * (costs.timed() - costs.sampled());
    }

    private static List<Integer> dearestFirst(
            Interval interval, ProbeCosts costs, IntFunction<Timing> timings, double budget) {
        List<Integer> ids = new ArrayList<>();
        for (int id = 1; id < interval.size(); id++) {
            double saving = saving(id, interval, costs);
            boolean longCalls = interval.totalNanos()[id] > (double) interval.timed()[id] * costs.timed() * LONG_CALL;
            if (saving > WORTHWHILE * budget && !longCalls && timings.apply(id) == Timing.EVERY) {
                ids.add(id);
            }
        }
        ids.sort(Comparator.comparingDouble((Integer id) -> saving(id, interval, costs))
                .reversed());
        return ids;
    }

    private List<Integer> dearToCount(
            Interval interval, ProbeCosts costs, IntFunction<Timing> timings, double budget, double estimate) {
        List<Integer> dear = new ArrayList<>();
        long counted = Math.min(interval.cpuNanos(), DEAR_CPU_NANOS / 3);
        for (int id = 1; id < interval.size(); id++) {
            Timing timing = timings.apply(id);
            boolean counts = timing == Timing.SAMPLED || timing == Timing.COUNTED;
            boolean above =
                    estimate > CLEARLY_ABOVE * budget && interval.calls(id) * costs.untimed() > DEAR_COUNTING * budget;
            if (!counts || !above) {
                dearCpuNanos.remove(id);
            } else if (dearCpuNanos.merge(id, counted, Long::sum) >= DEAR_CPU_NANOS) {
                dear.add(id);
            }
        }
        dear.sort(Comparator.comparingLong((Integer id) -> interval.calls(id)).reversed());
        return dear;
    }
}
