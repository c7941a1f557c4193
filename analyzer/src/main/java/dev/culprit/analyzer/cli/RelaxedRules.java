package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.GateFile.Remeasure;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.GrowthLimits;
import dev.culprit.analyzer.model.GrowthLimits.Limit;
import dev.culprit.analyzer.model.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change allows itself: rules of {@code culprit.yml} that are laxer in the candidate than at the commit it is compared with. A gate
 * that whoever is refused may widen is none, so it is said first of all.
 */
final class RelaxedRules {

    private final List<String> sentences = new ArrayList<>();

    private RelaxedRules() {}

    /** One part of a sentence each, such as {@code fail from 5 % to 20 %}; empty when nothing is laxer. */
    static List<String> between(GateFile before, GateFile after) {
        RelaxedRules rules = new RelaxedRules();
        GateThresholds old = before.thresholds();
        GateThresholds now = after.thresholds();
        double fail = Thresholds.DEFAULT.fail();
        rules.raised("fail", value(old.fail(), fail), value(now.fail(), fail));
        rules.raised(
                "warn", value(old.warn(), Thresholds.DEFAULT.warn()), value(now.warn(), Thresholds.DEFAULT.warn()));
        if (before.strict() && after.strict()) {
            rules.raised("strict", value(old.strict(), 0.1), value(now.strict(), 0.1));
        } else if (before.strict()) {
            rules.sentences.add("strict is off");
        }
        double confidence = Thresholds.DEFAULT.confidence();
        rules.raised("confidence", value(old.confidence(), confidence), value(now.confidence(), confidence));
        double bytes = Thresholds.MOST_BYTES - 1;
        rules.raised("allocation", value(old.allocation(), bytes), value(now.allocation(), bytes));
        rules.limits(old.growth(), now.growth());
        old.gating().stream()
                .filter(metric -> !now.gating().contains(metric))
                .sorted()
                .forEach(metric -> rules.sentences.add(metric.text() + " no longer close the gate"));
        rules.budgets(before.budgets(), after.budgets());
        rules.remeasure(before.remeasure(), after.remeasure());
        after.waivers().stream()
                .filter(waiver -> !before.waivers().contains(waiver))
                .forEach(waiver -> rules.sentences.add("a waiver of " + waiver.subject() + " until " + waiver.expires()
                        + " (" + waiver.reason() + ")"));
        return List.copyOf(rules.sentences);
    }

    private static double value(@Nullable Fraction said, double otherwise) {
        return said == null ? otherwise : said.value();
    }

    private void raised(String name, double before, double after) {
        if (after > before) {
            sentences.add(String.format(Locale.ROOT, "%s from %s to %s", name, percent(before), percent(after)));
        }
    }

    private static String percent(double share) {
        return String.format(
                Locale.ROOT,
                Math.abs(100 * share - Math.rint(100 * share)) < 1e-9 ? "%.0f %%" : "%.1f %%",
                100 * share);
    }

    private void limits(GrowthLimits before, GrowthLimits after) {
        limit("functions", before.functions(), after.functions());
        before.percentiles()
                .forEach((statistic, limit) -> limit(
                        statistic.name().toLowerCase(Locale.ROOT),
                        limit,
                        after.percentiles().get(statistic)));
        limit("memory", before.memory(), after.memory());
    }

    private void limit(String name, @Nullable Limit before, @Nullable Limit after) {
        if (before != null && after == null) {
            sentences.add("no limit of " + name + " any more (it was " + percent(before.fail()) + ")");
        } else if (before != null && after != null) {
            raised(name, before.fail(), after.fail());
        }
    }

    private void budgets(List<Budget> before, List<Budget> after) {
        for (Budget budget : relaxed(before, after)) {
            Optional<Budget> now = same(budget, after);
            sentences.add(
                    now.isPresent()
                            ? "the budget " + budget.text() + " is now "
                                    + now.get().text()
                            : "the budget " + budget.text() + " is gone");
        }
    }

    /** What measures again decides, and acquits whom it likes. */
    private void remeasure(Remeasure before, Remeasure after) {
        if (!Objects.equals(before.command(), after.command())) {
            sentences.add(
                    after.command() == null
                            ? "nothing is measured again any more"
                            : "what measures again is " + (before.command() == null ? "a new" : "another")
                                    + " command");
        }
        if (!Objects.equals(before.build(), after.build())) {
            sentences.add("what is built before measuring again is another command");
        }
        Duration old = time(before);
        Duration now = time(after);
        if (now.compareTo(old) < 0) {
            sentences.add("measuring again ends after " + words(now) + " instead of " + words(old));
        }
    }

    private static Duration time(Remeasure remeasure) {
        Duration said = remeasure.maxTime();
        return said == null ? RemeasureOptions.USUAL : said;
    }

    /** As it is written in the file, such as {@code 1h30m}. */
    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** The budgets of {@code before} that {@code after} raises or does not have. */
    static List<Budget> relaxed(List<Budget> before, List<Budget> after) {
        return before.stream()
                .filter(budget -> same(budget, after)
                        .map(now -> now.limit() > budget.limit())
                        .orElse(true))
                .toList();
    }

    private static Optional<Budget> same(Budget budget, List<Budget> budgets) {
        return budgets.stream()
                .filter(other -> other.subject().equals(budget.subject()) && other.statistic() == budget.statistic())
                .findFirst();
    }
}
