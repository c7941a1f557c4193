package dev.culprit.analyzer.findings;

import dev.culprit.profile.Timeline;
import java.util.List;
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
        this.machineKnown = looks.size() >= 2 && looks.stream().allMatch(look -> look.machineBusyNanos() >= 0);
    }

    /**
     * Processors that other processes keep busy whatever this one does: what they use in the quietest tenth of the time outside of
     * these times. 0 when there is hardly any time outside, as what they use may then be what this one started them for.
     */
    double quietRate(double from, double to) {
        if (!machineKnown) {
            return 0;
        }
        double[] rates = IntStream.range(1, looks.size())
                .filter(i -> looks.get(i).atNanos() <= from || looks.get(i - 1).atNanos() >= to)
                .mapToDouble(i -> rate(looks.get(i - 1), looks.get(i)))
                .toArray();
        return rates.length < FEWEST_LOOKS ? 0 : Medians.quantile(rates, QUIET);
    }

    private static double rate(Timeline.Load from, Timeline.Load to) {
        return Math.max(0, others(to) - others(from)) / Math.max(1, to.atNanos() - from.atNanos());
    }

    private static double others(Timeline.Load look) {
        return look.machineBusyNanos() - (double) look.processCpuNanos();
    }

    boolean isKnown() {
        return looks.size() >= 2;
    }

    boolean isMachineKnown() {
        return machineKnown;
    }

    /** CPU time of this process between these times, in nanoseconds; 0 when unknown. */
    double processCpu(double from, double to) {
        return isKnown()
                ? Math.max(0, at(to, Timeline.Load::processCpuNanos) - at(from, Timeline.Load::processCpuNanos))
                : 0;
    }

    /** CPU time of this process between the looks within these times; 0 when there are less than two. */
    double processCpuWithin(double from, double to) {
        long[] within = looks.stream()
                .filter(look -> look.atNanos() >= from && look.atNanos() <= to)
                .mapToLong(Timeline.Load::processCpuNanos)
                .toArray();
        return within.length < 2 ? 0 : within[within.length - 1] - within[0];
    }

    /** CPU time of other processes between these times, above the {@link #quietRate}, in nanoseconds; 0 when unknown. */
    double otherCpu(double from, double to) {
        if (!machineKnown) {
            return 0;
        }
        double busy = at(to, Timeline.Load::machineBusyNanos) - at(from, Timeline.Load::machineBusyNanos);
        return Math.max(0, busy - processCpu(from, to) - quietRate(from, to) * (to - from));
    }

    /** Processors that were idle on average between these times; infinite when unknown. */
    double idle(double from, double to) {
        boolean known = isKnown() && looks.stream().allMatch(look -> look.machineIdleNanos() >= 0);
        return known && to > from
                ? (at(to, Timeline.Load::machineIdleNanos) - at(from, Timeline.Load::machineIdleNanos)) / (to - from)
                : Double.POSITIVE_INFINITY;
    }

    private double at(double nanos, ToLongFunction<Timeline.Load> column) {
        int low = 0;
        int high = looks.size() - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (looks.get(middle).atNanos() <= nanos) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double start = looks.get(low).atNanos();
        double share = (nanos - start) / Math.max(1, looks.get(high).atNanos() - start);
        double from = column.applyAsLong(looks.get(low));
        return from + Math.min(1, Math.max(0, share)) * (column.applyAsLong(looks.get(high)) - from);
    }
}
