package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.profile.EnvironmentFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds against each other what recordings of others say of where they were made. Whoever compares two files by hand has chosen them, and is
 * told; a gate has taken what there was, and refuses what it refuses of culprit's own profiles.
 */
public final class RecordedEnvironments {

    private RecordedEnvironments() {}

    /** What either side says, most serious first; nothing of what neither does. */
    static List<ComparabilityCheck> checks(Map<String, String> baseline, Map<String, String> candidate) {
        List<ComparabilityCheck> checks = new ArrayList<>();
        Stream.concat(Comparability.refused().stream(), Stream.of(EnvironmentFacts.OS_VERSION))
                .forEach(fact -> {
                    String before = baseline.getOrDefault(fact, "");
                    String after = candidate.getOrDefault(fact, "");
                    if (!before.isEmpty() || !after.isEmpty()) {
                        checks.add(check(fact, before, after));
                    }
                });
        checks.sort(Comparator.comparing(ComparabilityCheck::level).reversed());
        return checks;
    }

    private static ComparabilityCheck check(String fact, String before, String after) {
        if (before.equals(after)) {
            return new ComparabilityCheck(fact, before, after, Level.SAME, "");
        }
        return new ComparabilityCheck(
                fact,
                before,
                after,
                Level.WARNING,
                before.isEmpty() || after.isEmpty()
                        ? "Known on one side only, so it cannot be checked."
                        : "This may explain a difference in time.");
    }

    /** {@code comparison} as a gate takes it: not comparable where the environments differ, and saying what of them it cannot know. */
    public static Comparison gated(Comparison comparison) {
        EnvironmentClass before = EnvironmentClass.of(comparison.baseline());
        EnvironmentClass after = EnvironmentClass.of(comparison.candidate());
        List<String> differences = before.differences(after);
        Comparison gated = differences.isEmpty() ? comparison : refused(comparison, differences);
        String unknown = unknown(before, after);
        return unknown.isEmpty() ? gated : gated.withReason(unknown);
    }

    private static Comparison refused(Comparison comparison, List<String> differences) {
        List<ComparabilityCheck> checks = comparison.comparability().stream()
                .map(check -> isRefused(check)
                        ? new ComparabilityCheck(
                                check.fact(),
                                check.baseline(),
                                check.candidate(),
                                Level.REFUSED,
                                "Samples of different machines or JVMs cannot be compared.")
                        : check)
                .sorted(Comparator.comparing(ComparabilityCheck::level).reversed())
                .toList();
        return comparison.notComparable(
                "Samples of different machines or JVMs cannot be compared: " + String.join(", ", differences) + ".",
                checks);
    }

    private static boolean isRefused(ComparabilityCheck check) {
        boolean known = !check.baseline().isEmpty() && !check.candidate().isEmpty();
        return known
                && !check.baseline().equals(check.candidate())
                && Comparability.refused().contains(check.fact());
    }

    /** What is not known of both environments and so not compared, one plain sentence; empty when all of it is known. */
    public static String unknown(EnvironmentClass baseline, EnvironmentClass candidate) {
        if (baseline.isUnknown() || candidate.isUnknown()) {
            String who = !candidate.isUnknown()
                    ? "the baseline does not say"
                    : baseline.isUnknown()
                            ? "neither the baseline nor the candidate says"
                            : "the candidate does not say";
            return "The environment was not compared: " + who
                    + " where it was made, and another machine or JVM looks like slower or faster code.";
        }
        List<String> unknown = baseline.unknown(candidate);
        return unknown.isEmpty()
                ? ""
                : "Of the environment not compared, as not both sides say it: " + String.join(", ", unknown) + ".";
    }
}
