package dev.culprit.analyzer.model;

import java.util.List;

/**
 * What is compared.
 *
 * @param baseline the one side
 * @param candidate the other side
 * @param comparability every fact that was checked on both sides, most serious first
 * @param command what repeats this comparison
 * @param scope which tests it is about
 */
public record ComparedSets(
        SideSummary baseline,
        SideSummary candidate,
        List<ComparabilityCheck> comparability,
        String command,
        ComparedScope scope) {

    public ComparedSets {
        comparability = List.copyOf(comparability);
    }

    /** Sides of which all tests are compared. */
    public ComparedSets(
            SideSummary baseline, SideSummary candidate, List<ComparabilityCheck> comparability, String command) {
        this(baseline, candidate, comparability, command, ComparedScope.ALL);
    }

    /** Whether nothing is missing of either side that the result needs to be trusted. */
    public boolean areComplete() {
        return baseline.gaps().isEmpty() && candidate.gaps().isEmpty();
    }

    /** The same of a candidate of which something is missing, one plain sentence. */
    ComparedSets missing(String gap) {
        return new ComparedSets(baseline, candidate.withGap(gap), comparability, command, scope);
    }

    /** The same with these facts. */
    ComparedSets checked(List<ComparabilityCheck> checks) {
        return new ComparedSets(baseline, candidate, checks, command, scope);
    }
}
