package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.blame.Blamer;
import dev.culprit.analyzer.diff.Decomposer;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.DiffTrees;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Total;
import java.util.ArrayList;
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
        AlignedTree tree = Aligner.align(baseline, candidate);
        Decomposition decomposition = Decomposer.decompose(tree);
        Judgeable judgeable = Judgeable.of(baseline, candidate, tree);
        Blame blame = Blamer.blame(
                decomposition,
                new Blamer.Conditions(
                        interleaved,
                        comparable,
                        thresholds.confidence(),
                        thresholds.warn(),
                        judgeable,
                        baseline.forks(),
                        candidate.forks()));
        Totals totals = new Totals(decomposition, interleaved);
        Total total = totals.total(thresholds.confidence());
        Conclusion conclusion =
                BytesConclusion.join(Conclusion.of(total, blame, checks, thresholds), blame.allocated(), thresholds);
        List<String> reasons = new ArrayList<>(conclusion.reasons());
        reasons.addAll(MemoryGrowth.sentences(baseline.forks(), candidate.forks()));
        return new Comparison(
                conclusion.verdict(),
                reasons,
                conclusion.failed(),
                baseline.summary(),
                candidate.summary(),
                total,
                AllocatedTotal.of(decomposition.tree(), blame.allocated(), thresholds.confidence()),
                totals.smallestVisible(thresholds.confidence()),
                blame.culprits(),
                blame.suspects(),
                blame.improvements(),
                blame.restNanos(),
                blame.restParts(),
                checks,
                DiffTrees.of(decomposition, blame.significantRows()),
                command,
                null);
    }
}
