package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.verdict.GrowthChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.TypeConversionException;

/** What can close a gate. */
enum GateMetric {
    /** The proven change of the total. */
    TIME,
    /** A function of which a change is proven. */
    FUNCTIONS,
    /** What a call takes at p50, p95 or p99. */
    PERCENTILES,
    /** Allocated bytes. */
    ALLOCATION,
    /** Peaks of heap and resident memory. */
    MEMORY,
    /** What functions, tests and handlers may take. */
    BUDGETS;

    static final Set<GateMetric> ALL = Set.of(values());

    /** As it is written in {@code culprit.yml}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GateMetric parse(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' gates nothing; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(GateMetric::text).toList())));
    }

    private static GateMetric of(Budget budget) {
        if (budget.statistic() != Budget.Statistic.GROWTH) {
            return BUDGETS;
        }
        return budget.text().startsWith(GrowthChecks.FUNCTIONS)
                ? FUNCTIONS
                : budget.text().startsWith(GrowthChecks.MEMORY) ? MEMORY : PERCENTILES;
    }

    /** {@code comparison}, whose budgets and limits close the gate only where {@code gating} has them. */
    static Comparison applyTo(Comparison comparison, Set<GateMetric> gating) {
        if (gating.containsAll(ALL)) {
            return comparison;
        }
        List<Budget.Checked> budgets = comparison.budgets().stream()
                .map(checked -> checked.outcome() == Budget.Outcome.BROKEN && !gating.contains(of(checked.budget()))
                        ? checked.warned(
                                "; " + of(checked.budget()).text() + " is not in the list of gates of culprit.yml")
                        : checked)
                .toList();
        return comparison.waived(comparison.reasons(), comparison.failed(), budgets);
    }
}
