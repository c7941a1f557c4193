package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.samples.SampledPair;
import dev.culprit.analyzer.samples.SampledProof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds to whom the probes accuse those whom samples below the probes do. */
final class SampledEvidence {

    /** As in a comparison of probes. */
    private static final double MATERIAL = 0.005;

    private SampledEvidence() {}

    /**
     * {@code blame} with the functions without probes that are proven to take more, below calls of which the probes alone prove nothing. The
     * parts still add up: what becomes a culprit is taken from its suspect, or from the rest.
     */
    static Blame add(
            Blame blame,
            Decomposition decomposition,
            SampledPair samples,
            AlignedTree tree,
            boolean interleaved,
            double confidence) {
        double growth = growth(blame);
        List<SampledProof.Proven> found = new SampledProof(tree, samples, confidence)
                .slower(interleaved, MATERIAL * decomposition.baselineTotal(), growth);
        Set<Function> accused = new HashSet<>();
        blame.culprits().forEach(culprit -> accused.add(culprit.function()));
        List<SampledProof.Proven> more =
                found.stream().filter(one -> !accused.contains(one.caller())).toList();
        if (more.isEmpty()) {
            return blame;
        }
        List<Culprit> culprits = new ArrayList<>(blame.culprits());
        Set<Function> callers = new HashSet<>();
        double moved = 0;
        double vouched = 0;
        for (SampledProof.Proven one : more) {
            culprits.add(one.culprit().ranked(culprits.size() + 1));
            callers.add(one.caller());
            moved += one.culprit().deltaNanos();
            vouched += one.vouched();
        }
        List<Culprit> suspects = new ArrayList<>();
        double released = 0;
        for (Culprit suspect : blame.suspects()) {
            boolean explained = callers.contains(suspect.function()) && suspect.cause() == Cause.SLOWER_CALLS;
            if (explained) {
                released += suspect.deltaNanos();
            } else {
                suspects.add(suspect.ranked(suspects.size() + 1));
            }
        }
        return blame.with(culprits, suspects, moved, vouched, blame.restNanos() + released - moved);
    }

    private static double growth(Blame blame) {
        List<Culprit> slower = new ArrayList<>(blame.culprits());
        slower.addAll(blame.suspects());
        return slower.stream()
                .mapToDouble(culprit -> Math.max(0, culprit.deltaNanos()))
                .sum();
    }
}
