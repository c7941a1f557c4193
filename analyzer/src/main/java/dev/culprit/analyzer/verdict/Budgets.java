package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Checked;
import dev.culprit.analyzer.model.Budget.Outcome;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.stats.CallsOverLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Checks budgets. One that is broken in a single fork may be chance; it takes two. */
public final class Budgets {

    private static final int FORKS = 2;

    private final LoadedSet set;
    private final TelemetryReport telemetry;

    private Budgets(LoadedSet set, TelemetryReport telemetry) {
        this.set = set;
        this.telemetry = telemetry;
    }

    /** What became of each budget; of one about a function that was not recorded nothing is in the list. */
    public static List<Checked> check(LoadedSet set, TelemetryReport telemetry, List<Budget> budgets) {
        Budgets checker = new Budgets(set, telemetry);
        return budgets.stream()
                .flatMap(budget -> checker.check(budget).stream())
                .toList();
    }

    private List<Checked> check(Budget budget) {
        return switch (budget.subject()) {
            case Budget.TELEMETRY -> List.of(share(budget));
            case Budget.HANDLERS ->
                telemetry.handlers().stream()
                        .filter(handler ->
                                handler.cost() != null && handler.cost().count() > 0)
                        .map(handler -> calls(budget, handler.id(), latencies(handler)))
                        .toList();
            default ->
                set.functions().stream()
                        .filter(function -> function.method() != null && budget.isAbout(function.toFunction()))
                        .map(function -> calls(budget, function.toFunction().shortName(), function.total()))
                        .toList();
        };
    }

    private Checked share(Budget budget) {
        double share = Double.isNaN(telemetry.share()) ? 0 : telemetry.share();
        boolean broken = share > budget.limit();
        Outcome outcome = !broken ? Outcome.KEPT : set.forks().size() < FORKS ? Outcome.UNSURE : Outcome.BROKEN;
        String sentence = String.format(
                Locale.ROOT,
                "telemetry handlers take %.1f %%, the budget is %.1f %%",
                100 * share,
                100 * budget.limit());
        return new Checked(budget, Budget.TELEMETRY, outcome, share, sentence + chance(outcome));
    }

    private List<Latencies> latencies(HandlerSummary handler) {
        List<MergedFunction> callbacks = set.functions().stream()
                .filter(function -> function.method() != null
                        && handler.cost() != null
                        && handler.cost().callbacks().stream()
                                .anyMatch(callback -> callback.function().equals(function.toFunction())))
                .toList();
        List<Latencies> byFork = new ArrayList<>();
        for (int fork = 0; fork < set.forks().size(); fork++) {
            int index = fork;
            byFork.add(callbacks.stream()
                    .map(callback -> callback.total().get(index))
                    .reduce(Latencies.NONE, Latencies::plus));
        }
        return byFork;
    }

    private static Checked calls(Budget budget, String subject, List<Latencies> byFork) {
        List<Latencies> called =
                byFork.stream().filter(fork -> fork.count() > 0).toList();
        long over = called.stream().filter(fork -> isOver(budget, fork)).count();
        Outcome outcome = over == 0 ? Outcome.KEPT : over < FORKS ? Outcome.UNSURE : Outcome.BROKEN;
        double measured = IntStream.range(0, called.size())
                .mapToDouble(fork -> measured(budget, called.get(fork)))
                .average()
                .orElse(Double.NaN);
        String sentence = String.format(
                Locale.ROOT,
                "%s takes %.0f us (%s), the budget is %.0f us",
                subject,
                measured / 1000,
                budget.statistic().name().toLowerCase(Locale.ROOT),
                budget.limit() / 1000);
        return new Checked(
                budget,
                subject,
                outcome,
                measured,
                (called.isEmpty() ? subject + " was not called" : sentence) + chance(outcome));
    }

    private static String chance(Outcome outcome) {
        return outcome == Outcome.UNSURE ? "; in one fork only, which may be chance: record more with --forks" : "";
    }

    private static boolean isOver(Budget budget, Latencies fork) {
        return budget.statistic() == Statistic.MEAN
                ? fork.mean() > budget.limit()
                : CallsOverLimit.breaks(fork, budget.statistic().quantile(), budget.limit());
    }

    private static double measured(Budget budget, Latencies fork) {
        return budget.statistic() == Statistic.MEAN
                ? fork.mean()
                : fork.quantile(budget.statistic().quantile());
    }
}
