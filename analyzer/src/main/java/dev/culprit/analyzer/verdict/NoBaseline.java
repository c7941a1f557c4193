package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Interval;
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
        return new Comparison(
                Verdict.NO_BASELINE,
                reasons,
                false,
                new SideSummary("none", null, 0, 0, TestCounts.NONE, Map.of(), List.of()),
                candidate,
                unknown,
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                List.of(),
                DiffTree.empty(),
                command);
    }
}
