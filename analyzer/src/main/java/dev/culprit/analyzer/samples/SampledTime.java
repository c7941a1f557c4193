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
     * longer, samples of the processor do not see it.
     */
    private boolean explains(BitSet anchors) {
        double measured = candidate.mean(anchors) - baseline.mean(anchors);
        double sampled = sum(weights.candidate(), anchors) / candidate.forks()
                - sum(weights.baseline(), anchors) / baseline.forks();
        return sampled / measured >= NEARLY_ALL;
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
