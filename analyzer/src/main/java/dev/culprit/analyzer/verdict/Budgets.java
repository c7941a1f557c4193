package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Checked;
import dev.culprit.analyzer.model.Budget.Outcome;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.TelemetryReport.TestTelemetry;
import dev.culprit.analyzer.stats.CallsOverLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Checks budgets. One that is broken in a single fork may be chance; it takes two. */
public final class Budgets {

    static final int FORKS = 2;

    private final LoadedSet set;
    private final TelemetryReport telemetry;

    private Budgets(LoadedSet set, TelemetryReport telemetry) {
        this.set = set;
        this.telemetry = telemetry;
    }

    /**
     * Of two sides: what became of each budget in the candidate, and what the baseline does of one that the candidate breaks.
     *
     * @param before what became of them in the baseline
     * @param now what became of them in the candidate
     */
    public static List<Checked> compared(List<Checked> before, List<Checked> now) {
        return now.stream()
                .map(checked ->
                        checked.outcome() == Outcome.KEPT ? checked : checked.explained(inBaseline(before, checked)))
                .toList();
    }

    private static String inBaseline(List<Checked> before, Checked now) {
        for (Checked checked : before) {
            boolean renamed = !checked.budget().subject().equals(now.budget().subject());
            boolean same = checked.budget().text().equals(now.budget().text())
                    && (renamed || checked.subject().equals(now.subject()));
            if (same) {
                return (checked.outcome() == Outcome.KEPT ? "; the baseline keeps it" : "; so it is in the baseline")
                        + (renamed ? ", where it is called " + checked.subject() : "");
            }
        }
        boolean ofTests = now.budget().subject().equals(Budget.EACH_TEST);
        return ofTests ? "; the baseline keeps it" : "; the baseline does not have it";
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
            case Budget.EACH_TEST -> telemetryOfTests(budget);
            case Budget.HANDLERS ->
                telemetry.handlers().stream()
                        .filter(handler ->
                                handler.cost() != null && handler.cost().count() > 0)
                        .map(handler -> calls(budget, handler.id(), latencies(handler)))
                        .toList();
            default -> budget.isOfTests() ? ofTests(budget) : ofFunctions(budget);
        };
    }

    private List<Checked> ofFunctions(Budget budget) {
        return set.functions().stream()
                .filter(function -> function.method() != null && budget.isAbout(function.toFunction()))
                .map(function -> calls(budget, function.toFunction().shortName(), function.total()))
                .toList();
    }

    /** A test as a whole, fixtures included; of several the ones that break it, or the one that comes closest. */
    private List<Checked> ofTests(Budget budget) {
        List<Checked> all = set.tests().tests().stream()
                .filter(test -> budget.isAboutTest(test.className(), test.method()))
                .filter(MergedTest::ran)
                .map(test -> TestBudget.check(budget, test))
                .toList();
        List<Checked> broken = all.stream()
                .filter(checked -> checked.outcome() != Outcome.KEPT)
                .toList();
        return !broken.isEmpty()
                ? broken
                : all.stream()
                        .max(Comparator.comparingDouble(Checked::measured))
                        .map(List::of)
                        .orElse(List.of());
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

    /** The tests that break it; of all that keep it the one that comes closest stands for the others. */
    private List<Checked> telemetryOfTests(Budget budget) {
        List<Checked> broken = telemetry.tests().stream()
                .filter(test -> test.share() > budget.limit())
                .map(test -> ofTest(budget, test))
                .toList();
        if (!broken.isEmpty()) {
            return broken;
        }
        return List.of(
                telemetry.tests().isEmpty()
                        ? new Checked(
                                budget, Budget.EACH_TEST, Outcome.KEPT, 0, "telemetry handlers take no time in tests")
                        : ofTest(budget, telemetry.tests().get(0)));
    }

    private Checked ofTest(Budget budget, TestTelemetry test) {
        boolean broken = test.share() > budget.limit();
        Outcome outcome = !broken ? Outcome.KEPT : set.forks().size() < FORKS ? Outcome.UNSURE : Outcome.BROKEN;
        String sentence = String.format(
                Locale.ROOT,
                "in %s telemetry handlers take %.0f us and the code that they observe %.0f us, the budget is %.1f %% of that",
                test.id(),
                test.nanos() / 1000,
                test.businessNanos() / 1000,
                100 * budget.limit());
        return new Checked(
                budget,
                test.id(),
                outcome,
                test.share(),
                sentence + (broken ? "" : "; no test takes a greater share") + chance(outcome));
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

    static String chance(Outcome outcome) {
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
