package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.samples.SampledPair;
import dev.culprit.analyzer.samples.SampledProof;
import dev.culprit.analyzer.stats.Limitation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Weighs what probes prove with what samples below the probes do. The parts of the change still add up. */
final class SampledEvidence {

    /** As in a comparison of probes. */
    private static final double MATERIAL = 0.005;

    private final SampledProof proof;
    private final Thresholds thresholds;

    private SampledEvidence(SampledProof proof, Thresholds thresholds) {
        this.proof = proof;
        this.thresholds = thresholds;
    }

    /**
     * {@code blame} in the light of samples.
     *
     * @param baselineTotal nanoseconds per fork
     */
    static Blame weigh(
            Blame blame,
            double baselineTotal,
            SampledPair samples,
            AlignedTree tree,
            boolean interleaved,
            Thresholds thresholds) {
        SampledEvidence evidence =
                new SampledEvidence(new SampledProof(tree, samples, thresholds.confidence()), thresholds);
        return evidence.accuse(evidence.acquit(blame), baselineTotal, interleaved);
    }

    /**
     * Where too few functions with probes tell a slower machine from slower code, those below them do. A function below which all became
     * slower alike is a suspect again.
     */
    private Blame acquit(Blame blame) {
        if (!blame.limitations().contains(Limitation.TOO_FEW_REFERENCE_FUNCTIONS)) {
            return blame;
        }
        List<Culprit> culprits = new ArrayList<>();
        List<Culprit> suspects = new ArrayList<>(blame.suspects());
        double acquitted = 0;
        for (Culprit culprit : blame.culprits()) {
            double machine = culprit.cause() == Cause.SLOWER_CALLS && culprit.callee() == null
                    ? proof.machineAlone(culprit.function(), thresholds.warn())
                    : Double.NaN;
            if (Double.isNaN(machine)) {
                culprits.add(culprit.ranked(culprits.size() + 1));
            } else {
                suspects.add(culprit.explainedAs(culprit.cause(), culprit.explanation() + machine(machine))
                        .ranked(suspects.size() + 1));
                acquitted += culprit.deltaNanos();
            }
        }
        double named = named(blame);
        double part = acquitted == 0 || named == 0 ? 0 : acquitted / named;
        return blame.with(
                culprits,
                suspects,
                blame.improvements(),
                -part * blame.provenNanos(),
                -part * blame.vouchedNanos(),
                blame.restNanos());
    }

    private static double named(Blame blame) {
        return Stream.concat(blame.culprits().stream(), blame.improvements().stream())
                .mapToDouble(Culprit::deltaNanos)
                .sum();
    }

    private static String machine(double ratio) {
        return String.format(
                Locale.ROOT,
                " The functions that samples see below it all took %.2f times as long: that is the machine or the JVM, not one place.",
                ratio);
    }

    /** Adds functions without probes that changed, below calls of which the probes alone prove nothing. */
    private Blame accuse(Blame blame, double baselineTotal, boolean interleaved) {
        SampledProof.Verdicts found = proof.verdicts(interleaved, MATERIAL * baselineTotal, growth(blame));
        List<SampledProof.Proven> slower = unknown(found.slower(), blame.culprits());
        List<SampledProof.Proven> faster = slower.isEmpty() ? List.of() : unknown(found.faster(), blame.improvements());
        List<Culprit> culprits = new ArrayList<>(blame.culprits());
        slower.forEach(one -> culprits.add(one.culprit().ranked(culprits.size() + 1)));
        List<Culprit> improvements = new ArrayList<>(blame.improvements());
        faster.forEach(one -> improvements.add(one.culprit().ranked(improvements.size() + 1)));
        Set<Function> callers = new HashSet<>();
        slower.forEach(one -> callers.add(one.caller()));
        List<Culprit> suspects = new ArrayList<>();
        double released = 0;
        for (Culprit suspect : blame.suspects()) {
            if (callers.contains(suspect.function()) && suspect.cause() == Cause.SLOWER_CALLS) {
                released += suspect.deltaNanos();
            } else {
                suspects.add(suspect.ranked(suspects.size() + 1));
            }
        }
        List<SampledProof.Proven> added =
                Stream.concat(slower.stream(), faster.stream()).toList();
        double moved =
                added.stream().mapToDouble(one -> one.culprit().deltaNanos()).sum();
        double vouched = slower.stream()
                        .mapToDouble(SampledProof.Proven::vouched)
                        .sum()
                + faster.stream().mapToDouble(one -> one.culprit().deltaNanos()).sum();
        return blame.with(culprits, suspects, improvements, moved, vouched, blame.restNanos() + released - moved);
    }

    /** Those below functions of which nothing is in {@code known}. */
    private static List<SampledProof.Proven> unknown(List<SampledProof.Proven> found, List<Culprit> known) {
        Set<Function> functions = new HashSet<>();
        known.forEach(culprit -> functions.add(culprit.function()));
        return found.stream().filter(one -> !functions.contains(one.caller())).toList();
    }

    private static double growth(Blame blame) {
        return Stream.concat(blame.culprits().stream(), blame.suspects().stream())
                .mapToDouble(culprit -> Math.max(0, culprit.deltaNanos()))
                .sum();
    }
}
