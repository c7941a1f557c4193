package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.model.GrowthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules of {@code culprit.yml} that need exact calls, tests or peaks of memory. Where these were not recorded nothing of them is passed. */
final class UncheckedRules {

    private UncheckedRules() {}

    /** Those of {@code file} that would close a gate, as parts of a sentence. */
    static List<String> of(GateFile file) {
        GateThresholds thresholds = file.thresholds();
        Set<GateMetric> gating = thresholds.gating();
        GrowthLimits limits = thresholds.growth();
        List<String> rules = new ArrayList<>();
        if (gating.contains(GateMetric.FUNCTIONS) && limits.functions() != null) {
            rules.add("the limit of functions");
        }
        if (gating.contains(GateMetric.PERCENTILES)) {
            limits.percentiles()
                    .keySet()
                    .forEach(percentile ->
                            rules.add("the limit of " + percentile.name().toLowerCase(Locale.ROOT)));
        }
        if (gating.contains(GateMetric.ALLOCATION) && thresholds.allocation() != null) {
            rules.add("the limit of allocation");
        }
        if (gating.contains(GateMetric.MEMORY) && limits.memory() != null) {
            rules.add("the limit of memory");
        }
        if (gating.contains(GateMetric.BUDGETS)) {
            file.budgets().forEach(budget -> rules.add("the budget " + budget.text()));
        }
        return rules;
    }

    /** What to say of {@code rules}, which are some, to somebody who checks a set of {@code kind}. */
    static String sentence(List<String> rules, Contents.Kind kind) {
        String words = kind.words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                + " do not tell what calls, tests and memory came to, so of culprit.yml " + String.join(", ", rules)
                + (rules.size() == 1 ? " was" : " were") + " not checked.";
    }
}
