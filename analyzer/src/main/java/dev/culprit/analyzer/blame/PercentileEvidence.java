package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.GrowthLimits.Limit;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.stats.AlarmRule;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Limitation;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.TestResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests one percentile of what a call of each function takes, callees included: one number per fork, the log of that fork's own
 * percentile, never that of a merged histogram. The family and the machine's common mode are as those of typical calls.
 */
public final class PercentileEvidence {

    /** Below 20 calls beyond the percentile in a fork it is a matter of luck: of 2,000 log-normal calls (sigma .5) p99 is off by 4 %. */
    private static final double CALLS_BEYOND = 20;

    /** Two-sided, so one-sided 95 %. */
    private static final double VOUCHING_CONFIDENCE = 0.9;

    private final AlignedTree tree;
    private final FunctionSums functions;
    private final double quantile;
    private final double rate;
    private final Limit limit;

    private PercentileEvidence(
            AlignedTree tree, FunctionSums functions, double quantile, double confidence, Limit limit) {
        this.tree = tree;
        this.functions = functions;
        this.quantile = quantile;
        this.rate = 1 - confidence;
        this.limit = limit;
    }

    /**
     * A percentile that grew.
     *
     * @param baselineNanos mean over the forks
     * @param candidateNanos mean over the forks
     * @param ratio candidate / baseline, without what the machine did
     * @param fails whether it closes a gate: by the limit's fail, and for certain by its warn
     */
    public record Grown(Function function, double baselineNanos, double candidateNanos, double ratio, boolean fails) {}

    /**
     * The functions whose percentile grew by at least {@code limit.warn()} with enough evidence.
     *
     * @param quantile such as 0.95
     * @param confidence of all functions together
     */
    public static List<Grown> of(
            Decomposition decomposition,
            Judgeable judgeable,
            boolean interleaved,
            double quantile,
            double confidence,
            Limit limit) {
        return new PercentileEvidence(
                        decomposition.tree(), new FunctionSums(decomposition), quantile, confidence, limit)
                .grown(judgeable, interleaved);
    }

    private List<Grown> grown(Judgeable judgeable, boolean interleaved) {
        List<Integer> tested = new ArrayList<>();
        List<FunctionCosts> costs = new ArrayList<>();
        for (int f = 0; f < functions.size(); f++) {
            AlignedFunction function = tree.functions().get(f);
            if (function.isMethod() && judgeable.time(f) && isCalledEnough(function)) {
                tested.add(f);
                costs.add(costsOf(f));
            }
        }
        TestResult result = FunctionTest.run(new Observations(costs, interleaved));
        boolean machineKnown = !result.limitations().contains(Limitation.TOO_FEW_REFERENCE_FUNCTIONS);
        List<Grown> grown = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            AlignedFunction function = tree.functions().get(tested.get(i));
            if (interleaved || machineKnown || function.codeChanged()) {
                add(function, result.estimates().get(i), costs.get(i).share(), grown);
            }
        }
        return grown;
    }

    private boolean isCalledEnough(AlignedFunction function) {
        double least = CALLS_BEYOND / (1 - quantile);
        return isCalledEnough(function.baselineTotal(), least) && isCalledEnough(function.candidateTotal(), least);
    }

    private static boolean isCalledEnough(List<Latencies> forks, double least) {
        return forks.stream().allMatch(fork -> fork.count() >= least);
    }

    private FunctionCosts costsOf(int f) {
        AlignedFunction function = tree.functions().get(f);
        return new FunctionCosts(
                logs(function.baselineTotal()),
                logs(function.candidateTotal()),
                functions.calls(f),
                Double.NaN,
                functions.share(
                        functions.calls(f) * (mean(function.baselineTotal()) + mean(function.candidateTotal()))),
                function.codeChanged(),
                functions.isReference(f));
    }

    private void add(AlignedFunction function, Estimate estimate, double share, List<Grown> grown) {
        if (!rule(limit.warn()).slower(estimate, share)) {
            return;
        }
        boolean fails = rule(limit.fail()).slower(estimate, share)
                && estimate.interval(VOUCHING_CONFIDENCE).low() >= Math.log1p(limit.warn());
        grown.add(new Grown(
                function.function(),
                mean(function.baselineTotal()),
                mean(function.candidateTotal()),
                estimate.ratio(),
                fails));
    }

    private AlarmRule rule(double growth) {
        return new AlarmRule(rate, Math.log1p(growth), AlarmRule.DEFAULT.minimumImpact());
    }

    private double[] logs(List<Latencies> forks) {
        return forks.stream()
                .mapToDouble(fork -> Math.log(Math.max(1, fork.quantile(quantile))))
                .toArray();
    }

    private double mean(List<Latencies> forks) {
        return forks.stream()
                .mapToDouble(fork -> fork.quantile(quantile))
                .average()
                .orElse(Double.NaN);
    }
}
