package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.blame.Blamer;
import dev.culprit.analyzer.diff.Decomposer;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.DiffTrees;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.diff.TestScope;
import dev.culprit.analyzer.model.Basis;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedScope;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.samples.SampledCulprits;
import dev.culprit.analyzer.samples.SampledPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares two profile sets: aligns them, shares the change out, blames, and concludes. */
public final class Judge {

    private Judge() {}

    /**
     * The comparison of two sets.
     *
     * @param command what repeats it, shown in every report
     */
    public static Comparison judge(LoadedSet baseline, LoadedSet candidate, Thresholds thresholds, String command) {
        List<ComparabilityCheck> facts = Comparability.check(baseline, candidate);
        boolean interleaved = Pairing.isInterleaved(baseline, candidate, facts);
        List<ComparabilityCheck> checks = Comparability.settle(facts, interleaved);
        boolean comparable = checks.stream().noneMatch(check -> check.level() == ComparabilityCheck.Level.REFUSED);
        boolean measured = ProbeChecks.leaveIn(baseline, candidate);
        TestScope scope = TestScope.of(
                measured ? baseline.asMeasured() : baseline, measured ? candidate.asMeasured() : candidate);
        LoadedSet before = scope.baseline();
        LoadedSet after = scope.candidate();
        AlignedTree tree = Aligner.align(before, after);
        Decomposition decomposition = Decomposer.decompose(tree);
        Decomposition typical = Decomposer.decomposeTypical(tree);
        Judgeable judgeable = Judgeable.of(before, after, tree);
        SampledPair samples = SampledPair.ofTime(before, after, tree);
        Blame probed = Blamer.blame(
                decomposition,
                new Blamer.Conditions(
                        interleaved,
                        comparable,
                        thresholds.confidence(),
                        thresholds.warn(),
                        judgeable,
                        typical,
                        baseline,
                        candidate));
        Blame blame = samples == null || !comparable
                ? probed
                : SampledEvidence.weigh(probed, decomposition.baselineTotal(), samples, tree, interleaved, thresholds);
        Totals totals = new Totals(decomposition, typical, interleaved, thresholds.confidence());
        Basis basis = totals.basis();
        Conclusion conclusion = BytesConclusion.join(
                Conclusion.of(basis.typical(), blame, checks, thresholds), blame.allocated(), thresholds);
        List<String> reasons = new ArrayList<>(conclusion.reasons());
        reasons.addAll(Caveats.of(conclusion, totals.work(), basis.typical(), blame, thresholds));
        reasons.addAll(scope.reasons());
        reasons.addAll(MemoryGrowth.sentences(baseline.forks(), candidate.forks()));
        ComparedSets sets = new ComparedSets(
                baseline.summary(),
                candidate.summary(),
                with(
                        with(checks, ProbeChecks.of(baseline, candidate, tree, judgeable)),
                        SampleChecks.of(before, after, tree)),
                command,
                new ComparedScope(scope.reasons(), blame.undecided()));
        ComparedAmounts amounts = new ComparedAmounts(
                totals.work(),
                AllocatedTotal.of(decomposition.tree(), blame.allocated(), thresholds.confidence()),
                blame.largestUnseen(),
                basis);
        Comparison comparison = Comparison.of(
                        new Judgement(conclusion.verdict(), reasons, conclusion.failed()),
                        sets,
                        amounts,
                        blame.parts(),
                        DiffTrees.of(decomposition, blame.significantRows()))
                .withTests(scope.compared());
        return samples == null ? comparison : SampledCulprits.in(comparison, tree, samples);
    }

    private static List<ComparabilityCheck> with(List<ComparabilityCheck> facts, List<ComparabilityCheck> probes) {
        List<ComparabilityCheck> all = new ArrayList<>(probes);
        all.addAll(facts);
        all.sort(Comparator.comparing(ComparabilityCheck::level).reversed());
        return all;
    }
}
