package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.analyzer.model.Finding;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A run with more workers that takes longer than one with fewer, of the same tests: what it does in addition, and at which lines. */
public final class ParallelLoss {

    private ParallelLoss() {}

    /**
     * Several runs that are alike.
     *
     * @param name how to call them in a sentence, such as {@code workers=8}
     * @param figures one a run, at least one
     * @param wallNanos what they took, one a run
     */
    public record Runs(String name, List<RunFigures> figures, List<Double> wallNanos) {

        public Runs {
            figures = List.copyOf(figures);
            wallNanos = List.copyOf(wallNanos);
            if (figures.isEmpty() || figures.size() != wallNanos.size()) {
                throw new IllegalArgumentException(figures.size() + " runs and " + wallNanos.size() + " times");
            }
        }

        double median(ToDoubleFunction<RunFigures> figure) {
            return Medians.median(figures.stream().mapToDouble(figure).toArray());
        }

        /** The median as other tables show it: of an even number of runs the mean of the two in the middle. */
        double medianWall() {
            double[] sorted =
                    wallNanos.stream().mapToDouble(wall -> wall).sorted().toArray();
            int n = sorted.length;
            return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        }

        /** The wall time that this share of the runs does not exceed. */
        double wall(double share) {
            return Medians.quantile(wallNanos.stream().mapToDouble(wall -> wall).toArray(), share);
        }
    }

    /**
     * The loss between two sets, if one ran the tests one after the other and the other one several at a time, and three quarters of its runs
     * are slower than three quarters of the others. At most one finding; none of fewer than three runs each.
     *
     * @param sequential runs of the one set
     * @param parallel runs of the other set
     */
    public static List<Finding> of(List<RecordedFork> sequential, List<RecordedFork> parallel) {
        if (Math.min(sequential.size(), parallel.size()) < Limits.FEWEST_RUNS) {
            return List.of();
        }
        Runs one = runs("the sequential one", sequential);
        Runs many = runs("The parallel run", parallel);
        boolean ranOnce = one.figures().stream().allMatch(run -> run.atOnce() == 1);
        boolean ranTogether = many.figures().stream().allMatch(run -> run.atOnce() > 1);
        Set<String> tests = one.figures().get(0).tests();
        boolean same = !tests.isEmpty()
                && one.figures().stream().allMatch(run -> run.tests().equals(tests))
                && many.figures().stream().allMatch(run -> run.tests().equals(tests));
        boolean slower = many.wall(Limits.LOWER_QUARTER) > one.wall(Limits.UPPER_QUARTER);
        return ranOnce && ranTogether && same && slower ? between(one, many) : List.of();
    }

    private static Runs runs(String name, List<RecordedFork> forks) {
        List<RunFigures> figures = forks.stream().map(RunFigures::of).toList();
        return new Runs(
                name, figures, figures.stream().map(RunFigures::wallNanos).toList());
    }

    /**
     * The loss of {@code many} against {@code one}, if it is large enough to matter; at most one finding. That both did the same, and that it
     * is no chance, is for the caller to know. What it saves to run them as {@code one} is the difference of both.
     */
    public static List<Finding> between(Runs one, Runs many) {
        double alone = one.medianWall();
        double together = many.medianWall();
        double loss = together - alone;
        if (alone <= 0 || together < Limits.PARALLEL_LOSS * alone || loss < Limits.SMALLEST) {
            return List.of();
        }
        AdditionalCosts costs = new AdditionalCosts(one, many);
        List<CostlierLine> lines = costs.lines();
        CallSite line = lines.isEmpty() ? null : lines.get(0).callSite();
        List<String> said = costs.words();
        int tests = many.figures().get(0).tests().size();
        String explanation = many.name() + " takes " + Words.duration(together) + ", " + Words.percent(loss / alone)
                + " more than the " + Words.duration(alone) + " of " + one.name()
                + (tests == 0
                        ? ""
                        : " for the same " + Words.number(tests, "test") + ", with "
                                + Words.digits(many.median(RunFigures::workers)) + " tests at a time")
                + (said.isEmpty() ? "; the profiles do not tell why." : ": " + String.join("; ", said) + ".");
        return List.of(new Finding(Finding.PARALLEL_LOSS, null, line, together, loss, explanation, lines));
    }
}
