package dev.culprit.analyzer.samples;

import java.util.BitSet;

/**
 * Samples of one event that tells of time, below the same calls of both sides.
 *
 * @param event {@code cpu} or {@code wall}
 * @param engine what took them on both sides
 * @param union these samples, with the time that was measured
 * @param weights these samples in the same rows, with what they stand for themselves, in nanoseconds
 * @param baseline the samples of one side
 * @param candidate the same of the other
 */
record SampledTime(
        String event,
        String engine,
        SampledUnion union,
        SampledUnion weights,
        SampledSide baseline,
        SampledSide candidate) {

    /** A part of a change that is as good as all of it: what is left cannot be most of it. */
    private static final double NEARLY_ALL = 0.7;

    /** A change of less than so many of its own standard errors may be chance. */
    private static final double ERRORS = 2;

    /** Such as {@code cpu (ctimer)}. */
    String name() {
        return engine.isEmpty() || engine.equals(event) ? event : event + " (" + engine + ")";
    }

    /** Whether these samples say better than {@code others} where the calls {@code anchors} changed: there are more, and what changed is their time. */
    boolean tellsMoreThan(SampledTime others, BitSet anchors) {
        return samples(anchors) > others.samples(anchors) && explains(anchors);
    }

    /** Samples of all forks of both sides below the calls {@code anchors}, rows of the aligned tree. */
    private double samples(BitSet anchors) {
        return sum(union.baselineSamples(), anchors) + sum(union.candidateSamples(), anchors);
    }

    /**
     * Whether the time of these samples changed by about as much as the probes measured that the calls themselves did. Where the calls wait
     * longer, samples of the processor do not see it. A timer that fires less often than it was asked to, at ticks of the kernel, explains too little.
     */
    private boolean explains(BitSet anchors) {
        double measured = candidate.mean(anchors) - baseline.mean(anchors);
        double before = sum(weights.baseline(), anchors);
        double after = sum(weights.candidate(), anchors);
        double sampled = after / candidate.forks() - before / baseline.forks();
        double error = Math.hypot(
                error(after, sum(weights.candidateSamples(), anchors), candidate.forks()),
                error(before, sum(weights.baselineSamples(), anchors), baseline.forks()));
        return sampled / measured >= NEARLY_ALL && Math.abs(sampled) >= ERRORS * error;
    }

    /** Standard error of a mean over forks of a sum of so many samples that weigh alike (Poisson). */
    private static double error(double weight, double samples, int forks) {
        return samples == 0 ? 0 : weight / Math.sqrt(samples) / forks;
    }

    private double sum(double[][] forks, BitSet anchors) {
        double sum = 0;
        for (double[] fork : forks) {
            for (int row = 0; row < fork.length; row++) {
                sum += anchors.get(union.anchor()[row]) ? fork[row] : 0;
            }
        }
        return sum;
    }
}
