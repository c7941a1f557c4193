package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.SampledTree;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the samples of an event weigh alike. The variance of a sum of so many weights is the sum of their squares (of a compound Poisson
 * process), which formats do not have. It is what a sample weighs times the sum when samples weigh alike; when they do not, such as waits or allocated
 * objects, one of them may be as much as all others, and how much that is only further recordings tell.
 */
final class SampleWeights {

    /** Each of their samples is one tick of a clock. */
    private static final Set<String> TICKS = Set.of("cpu", "wall", "native");

    /** What formats have that do not name what was sampled: ticks, or pieces of any length. */
    private static final String UNNAMED = "time";

    /** How much larger than for equal weights the sum of squares may be; clocks are not exact. */
    private static final double ALIKE = 1.5;

    private SampleWeights() {}

    /** Of both sides of one event. */
    static boolean areAlike(SampledTree baseline, SampledTree candidate) {
        if (baseline.unit().equals("samples")) {
            return true;
        }
        return baseline.unit().equals("ns")
                && (TICKS.contains(baseline.event())
                        || baseline.event().equals(UNNAMED)
                                && Stream.of(baseline, candidate).allMatch(SampleWeights::lookAlike));
    }

    /** Whether those of different stacks weigh alike; those of one stack are known by their sum only. */
    private static boolean lookAlike(SampledTree tree) {
        double samples = 0;
        double sum = 0;
        double squares = 0;
        for (int fork = 0; fork < tree.forks(); fork++) {
            for (int row = 0; row < tree.size(); row++) {
                double count = tree.samples()[fork][row];
                double weight = tree.weight()[fork][row];
                samples += count;
                sum += weight;
                squares += count > 0 ? weight * weight / count : 0;
            }
        }
        return squares * samples <= ALIKE * sum * sum;
    }
}
