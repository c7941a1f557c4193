package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Checked;
import dev.culprit.analyzer.model.Budget.Outcome;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.stats.CallsOverLimit;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Checks a budget of a test: from its setup to its teardown, with its share of what is done for its class. */
final class TestBudget {

    /** Decimal digits that are kept of each execution. */
    private static final int DIGITS = 3;

    private TestBudget() {}

    /**
     * What became of it. The mean is broken when two forks are over it, a percentile when more executions are over it than the share
     * that may be.
     */
    static Checked check(Budget budget, MergedTest test) {
        List<Long> executions = test.runs().values().stream()
                .filter(MergedTest.Run::ran)
                .map(MergedTest.Run::wallNanos)
                .toList();
        Latencies all = latencies(executions);
        long over = executions.stream().filter(nanos -> nanos > budget.limit()).count();
        boolean isMean = budget.statistic() == Statistic.MEAN;
        double measured = isMean ? all.mean() : all.quantile(budget.statistic().quantile());
        boolean broken = isMean
                ? measured > budget.limit()
                : CallsOverLimit.breaks(all, budget.statistic().quantile(), budget.limit());
        Outcome outcome = over == 0 || !broken && over >= Budgets.FORKS
                ? Outcome.KEPT
                : broken && over >= Budgets.FORKS ? Outcome.BROKEN : Outcome.UNSURE;
        String sentence = String.format(
                Locale.ROOT,
                "%s takes %.0f us (%s), the budget is %.0f us",
                test.id(),
                measured / 1000,
                budget.statistic().name().toLowerCase(Locale.ROOT),
                budget.limit() / 1000);
        return new Checked(budget, test.id(), outcome, measured, sentence + Budgets.chance(outcome));
    }

    private static Latencies latencies(List<Long> nanos) {
        Histogram histogram = new Histogram(DIGITS);
        nanos.forEach(histogram::recordValue);
        return Latencies.of(histogram);
    }
}
