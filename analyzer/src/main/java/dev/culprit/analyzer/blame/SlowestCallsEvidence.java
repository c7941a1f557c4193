package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.stats.AlarmRule;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.Evidence;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Limitation;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.TailCost;
import dev.culprit.analyzer.stats.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tests the slowest tenth of the calls of all functions, for changes that leave the typical call as it was. A family of its own
 * with an error budget of its own, which is small: the slowest calls are those that the machine disturbs most.
 */
final class SlowestCallsEvidence {

    /** Of the error budget of typical calls. */
    private static final double BUDGET = 0.2;

    /** A quantile counts only from the fail threshold on, which is 20 % by default. */
    private static final double LEAST = Math.log(1.2);

    /** Two-sided, so one-sided 95 %. */
    private static final double VOUCHING_CONFIDENCE = 0.9;

    private final AlignedTree tree;
    private final FunctionSums functions;
    private final AlarmRule rule;
    private final List<FunctionCosts> costs = new ArrayList<>();
    private final Map<Integer, Integer> indexByFunction = new HashMap<>();
    private final TestResult result;

    SlowestCallsEvidence(AlignedTree tree, FunctionSums functions, Judgeable judgeable, Blamer.Conditions conditions) {
        this.tree = tree;
        this.functions = functions;
        double rate = BUDGET * (1 - conditions.confidence());
        this.rule = new AlarmRule(rate, LEAST, AlarmRule.DEFAULT.minimumImpact());
        for (int f = 0; f < functions.size(); f++) {
            if (tree.functions().get(f).isMethod() && functions.isCalledOnBothSides(f) && judgeable.time(f)) {
                indexByFunction.put(f, costs.size());
                costs.add(costsOf(f));
            }
        }
        this.result = FunctionTest.run(new Observations(costs, conditions.interleaved()));
    }

    private FunctionCosts costsOf(int f) {
        AlignedFunction function = tree.functions().get(f);
        TailCost[] baseline = costs(function.baselineSelf(), function.baselineOverhead());
        TailCost[] candidate = costs(function.candidateSelf(), function.candidateOverhead());
        double nanos = mean(baseline) + mean(candidate);
        return new FunctionCosts(
                logs(baseline),
                logs(candidate),
                functions.calls(f),
                Stream.of(baseline, candidate)
                        .flatMap(Arrays::stream)
                        .mapToDouble(TailCost::relativeError)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN),
                functions.share(nanos * TailCost.SHARE * functions.calls(f)),
                function.codeChanged(),
                functions.isReference(f),
                0);
    }

    /**
     * What the slowest calls say about {@code part}, which is own code.
     *
     * @param typical what its typical calls say, which do not decide; the answer when the slowest do not either
     */
    Finding judge(Part part, Finding typical) {
        Integer index = indexByFunction.get(part.function());
        if (index == null || !result.estimates().get(index).isKnown()) {
            return typical;
        }
        Estimate estimate = result.estimates().get(index);
        double share = costs.get(index).share();
        boolean holds = part.isSlower() ? rule.slower(estimate, share) : rule.faster(estimate, share);
        if (!holds || !costs.get(index).changed() && !isMachineKnown()) {
            return typical;
        }
        Evidence evidence = part.isSlower() ? estimate.slower() : estimate.faster();
        return new Finding(
                        part,
                        true,
                        Math.max(vouched(part, estimate), typical.vouchedNanos()),
                        functions.meanCostRatio(part.function()),
                        Interval.UNKNOWN,
                        1 - evidence.q())
                .ofSlowestCalls();
    }

    /**
     * Whether enough other functions tell what the machine did. Of a program of three functions one of 14 comparisons with itself found
     * slower slowest calls: those of the forks that the machine had stalled.
     */
    private boolean isMachineKnown() {
        return !result.limitations().contains(Limitation.TOO_FEW_REFERENCE_FUNCTIONS);
    }

    /** What the lower bound of the change of the slowest tenth amounts to, at most what was measured. */
    private double vouched(Part part, Estimate estimate) {
        AlignedFunction function = tree.functions().get(part.function());
        double change = Math.abs(mean(costs(function.candidateSelf(), function.candidateOverhead()))
                - mean(costs(function.baselineSelf(), function.baselineOverhead())));
        Interval log = estimate.interval(VOUCHING_CONFIDENCE);
        double sure = (part.isSlower() ? log.low() : log.high()) / estimate.log();
        double amount = change * TailCost.SHARE * functions.calls(part.function());
        return Math.min(Math.abs(part.deltaNanos()), amount) * Math.max(0, Math.min(1, sure));
    }

    /** What a slow call takes, mean over the forks that make enough; NaN when none does. */
    static double typical(List<Latencies> forks, List<ProbeOverhead> overhead) {
        return known(costs(forks, overhead)).average().orElse(Double.NaN);
    }

    private static TailCost[] costs(List<Latencies> forks, List<ProbeOverhead> overhead) {
        return IntStream.range(0, forks.size())
                .mapToObj(fork -> TailCost.of(forks.get(fork), overhead.get(fork)))
                .toArray(TailCost[]::new);
    }

    private static double[] logs(TailCost[] costs) {
        return Arrays.stream(costs).mapToDouble(TailCost::log).toArray();
    }

    private static double mean(TailCost[] costs) {
        return known(costs).average().orElse(0);
    }

    private static DoubleStream known(TailCost[] costs) {
        return Arrays.stream(costs).mapToDouble(TailCost::nanos).filter(Double::isFinite);
    }
}
