package dev.culprit.analyzer.findings;

import dev.culprit.profile.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How busy the machine was, between the looks at it by linear interpolation. */
final class Load {

    private static final double QUIET = 0.1;
    private static final int FEWEST_LOOKS = 5;

    private final List<Timeline.Load> looks;
    private final boolean machineKnown;

    Load(List<Timeline.Load> looks) {
        this.looks = looks;
        this.machineKnown = looks.size() >= 2
                && looks.stream().allMatch(look -> look.machineBusyNanos() >= 0 && look.machineIdleNanos() >= 0);
    }

    /**
     * Processors that other processes keep busy whatever this one does: what they use in the quietest tenth of the time outside of
     * these times. 0 when there is hardly any time outside, as what they use may then be what this one started them for.
     */
    double quietRate(double from, double to) {
        double[] rates = outside(from, to, Load::othersRate);
        return rates.length < FEWEST_LOOKS ? 0 : Medians.quantile(rates, QUIET);
    }

    /** Whether hardly any processor is idle outside of these times, so that what others use within says nothing. */
    private boolean isAlwaysBusy(double from, double to) {
        double[] idle = outside(from, to, Load::idleRate);
        return idle.length >= FEWEST_LOOKS && Arrays.stream(idle).average().orElse(1) < Limits.IDLE;
    }

    private double[] outside(double from, double to, ToDoubleBiFunction<Timeline.Load, Timeline.Load> rate) {
        return machineKnown
                ? IntStream.range(1, looks.size())
                        .filter(i -> looks.get(i).atNanos() <= from
                                || looks.get(i - 1).atNanos() >= to)
                        .mapToDouble(i -> rate.applyAsDouble(looks.get(i - 1), looks.get(i)))
                        .toArray()
                : new double[0];
    }

    private static double othersRate(Timeline.Load from, Timeline.Load to) {
        return Math.max(0, others(to) - others(from)) / Math.max(1, to.atNanos() - from.atNanos());
    }

    private static double idleRate(Timeline.Load from, Timeline.Load to) {
        return (to.machineIdleNanos() - from.machineIdleNanos()) / (double) Math.max(1, to.atNanos() - from.atNanos());
    }

    private static double others(Timeline.Load look) {
        return look.machineBusyNanos() - (double) look.processCpuNanos();
    }

    boolean isKnown() {
        return looks.size() >= 2;
    }

    /** CPU time of this process between these times, in nanoseconds; 0 when unknown. */
    double processCpu(double from, double to) {
        return isKnown()
                ? Math.max(0, at(to, Timeline.Load::processCpuNanos) - at(from, Timeline.Load::processCpuNanos))
                : 0;
    }

    /** CPU time of this process between the looks within these times; 0 when there are less than two. */
    double processCpuWithin(double from, double to) {
        int first = upTo(from);
        int last = upTo(to);
        boolean begins = first >= 0 && looks.get(first).atNanos() == from;
        first = begins ? first : first + 1;
        return last <= first
                ? 0
                : looks.get(last).processCpuNanos() - looks.get(first).processCpuNanos();
    }

    /** The latest look until then, -1 when there is none. */
    private int upTo(double nanos) {
        int low = -1;
        int high = looks.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (looks.get(middle).atNanos() <= nanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * CPU time of other processes between these times, above the {@link #quietRate}, in nanoseconds; 0 when unknown, also on a machine that
     * is always busy with something else.
     */
    double otherCpu(double from, double to) {
        if (!machineKnown || isAlwaysBusy(from, to)) {
            return 0;
        }
        double busy = at(to, Timeline.Load::machineBusyNanos) - at(from, Timeline.Load::machineBusyNanos);
        return Math.max(0, busy - processCpu(from, to) - quietRate(from, to) * (to - from));
    }

    /** Processors that were idle on average between these times; infinite when unknown. */
    double idle(double from, double to) {
        return machineKnown && to > from
                ? (at(to, Timeline.Load::machineIdleNanos) - at(from, Timeline.Load::machineIdleNanos)) / (to - from)
                : Double.POSITIVE_INFINITY;
    }

    private double at(double nanos, ToLongFunction<Timeline.Load> column) {
        int low = Math.min(Math.max(0, upTo(nanos)), looks.size() - 2);
        Timeline.Load before = looks.get(low);
        Timeline.Load after = looks.get(low + 1);
        double share = (nanos - before.atNanos()) / Math.max(1, after.atNanos() - before.atNanos());
        double from = column.applyAsLong(before);
        return from + Math.min(1, Math.max(0, share)) * (column.applyAsLong(after) - from);
    }
}
