package dev.culprit.analyzer.model;

import java.util.List;

/**
 * What the probes did to the own time of a function in one fork, summed over all paths. Times are nanoseconds of all calls
 * together.
 *
 * @param calls calls begun
 * @param untimed those of them that were counted and not timed
 * @param measuredNanos own time as it was measured, probes included
 * @param insideNanos what the probes of the timed calls added between their two clock reads
 * @param estimatedNanos own time of the untimed calls, estimated, which was found in the callers' own time
 * @param movedNanos own time of callees' untimed calls, estimated, which was found in this function's own time
 * @param calleeProbes probed calls that its calls made, in units of a timed one: one that is counted only costs less
 * @param probeNanos what was subtracted as the cost of probes: of its own and of its callees'; never more than there was
 */
public record ProbeOverhead(
        long calls,
        long untimed,
        double measuredNanos,
        double insideNanos,
        double estimatedNanos,
        double movedNanos,
        double calleeProbes,
        double probeNanos) {

    /** No call at all. */
    public static final ProbeOverhead NONE = new ProbeOverhead(0, 0, 0, 0, 0, 0, 0, 0);

    /** Above this share of the measured own time, the probe is what was measured. */
    private static final double MOSTLY = 0.5;

    /** Both together. */
    public ProbeOverhead plus(ProbeOverhead other) {
        return new ProbeOverhead(
                calls + other.calls,
                untimed + other.untimed,
                measuredNanos + other.measuredNanos,
                insideNanos + other.insideNanos,
                estimatedNanos + other.estimatedNanos,
                movedNanos + other.movedNanos,
                calleeProbes + other.calleeProbes,
                probeNanos + other.probeNanos);
    }

    /** All of them together. */
    public static ProbeOverhead sum(List<ProbeOverhead> overheads) {
        return overheads.stream().reduce(NONE, ProbeOverhead::plus);
    }

    /** The same as if probes cost nothing. */
    ProbeOverhead withoutProbes() {
        return new ProbeOverhead(calls, untimed, measuredNanos, 0, estimatedNanos, movedNanos, 0, 0);
    }

    /** Calls whose time was measured. */
    public long timed() {
        return calls - untimed;
    }

    /** Whether more than half of what was measured inside the calls is the probe itself. */
    public boolean isMostlyProbe() {
        return insideNanos > MOSTLY * measuredNanos;
    }

    /** Probed calls that one of its calls makes, in units of a timed one; 0 without calls. */
    public double calleeProbesPerCall() {
        return calls == 0 ? 0 : calleeProbes / calls;
    }

    /** What its own time would have been measured as, had every call of it been timed. */
    public double asTimedNanos() {
        return measuredNanos + estimatedNanos + (timed() == 0 ? 0 : untimed * insideNanos / timed());
    }

    /** The share of the own time that is not the probes', 0 to 1. */
    public double programShare() {
        double gross = measuredNanos + estimatedNanos - movedNanos;
        return gross > 0 ? Math.max(0, Math.min(1, 1 - probeNanos / gross)) : 1;
    }

    /**
     * The own time of one call without what probes added, at least 0. The own probe costs every call the same and is taken
     * off. What callees' probes cost is larger in calls that make many calls, which take longer too: it is taken off in
     * proportion. Taking its mean off every call would leave less than nothing of a typical call when a few calls make most
     * of the callees' calls.
     *
     * @param nanos own time of one timed call, as measured
     */
    public double correct(double nanos) {
        double gross = measuredNanos + estimatedNanos - insideNanos;
        double inside = timed() == 0 ? 0 : insideNanos / timed();
        double kept = gross > 0 ? (measuredNanos + estimatedNanos - movedNanos - probeNanos) / gross : 1;
        return Math.max(0, nanos - inside) * Math.max(0, Math.min(1, kept));
    }
}
