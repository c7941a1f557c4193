package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.SideSummary.TestCounts;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import java.util.List;
import java.util.Map;

/** The result when there is nothing to compare with: what is not known is empty or not a number, and nothing is called unchanged. */
public final class NoBaseline {

    private NoBaseline() {}

    /**
     * The result for {@code candidate}.
     *
     * @param reasons why there is no baseline
     * @param command what repeats the check
     */
    public static Comparison of(LoadedSet candidate, List<String> reasons, String command) {
        return of(candidate.summary(), reasons, command);
    }

    /**
     * The result for a candidate of which no more is known.
     *
     * @param reasons why there is no baseline
     * @param command what repeats the check
     */
    public static Comparison of(SideSummary candidate, List<String> reasons, String command) {
        Total unknown = new Total(
                "work", "ns", Double.NaN, Double.NaN, Double.NaN, Interval.UNKNOWN, Thresholds.DEFAULT.confidence());
        SideSummary none = new SideSummary("none", null, 0, 0, TestCounts.NONE, Map.of(), List.of());
        return Comparison.of(
                new Judgement(Verdict.NO_BASELINE, reasons, false),
                new ComparedSets(none, candidate, List.of(), command),
                new ComparedAmounts(unknown, Double.NaN),
                ChangedParts.NONE,
                DiffTree.empty());
    }
}
