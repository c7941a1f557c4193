package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.model.Side;
import dev.culprit.analyzer.stats.AlarmRule;
import dev.culprit.analyzer.stats.CallCost;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.Evidence;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tests the own cost per call of all functions together, and of rewritten bodies as further members of the same family, so
 * that all share one error budget.
 */
final class OwnCodeEvidence {

    /**
     * Two-sided, so one-sided 90 %: what is ranked by its lower bound. New code, which is certain to be
     * there, is ranked by its median fork; a stricter bound here would always put new code before slower code.
     */
    private static final double RANKING_CONFIDENCE = 0.8;

    /**
     * How many times the typical calls' time all calls may take: the slowest tenth, which the typical call leaves out, carries
     * up to two thirds of the time of a strongly skewed latency, and more only when the machine stalls. On a busy machine
     * a function that is called a few thousand times collects stalls that are many times its own time.
     */
    private static final double TAIL = 3;

    /** Fewer calls in a fork are not trimmed, see {@link CallCost}. */
    private static final double FEW_CALLS = 10;

    /** Drawn from 16 recorded pairs of equal forks: with 3 pairs up to 6 % of comparisons named a function that is called once; with 5, 1 %. */
    private static final int FORKS_FOR_FEW_CALLS = 5;

    private final AlignedTree tree;
    private final RowSums sums;
    private final FunctionSums functions;
    private final Judgeable judgeable;
    private final ProbeBias probes;
    /** Costs per call are compared as measured, so what they are a share of is as measured, too. */
    private final double[] baselineMeasured;

    private final double[] candidateMeasured;
    private final List<FunctionCosts> costs = new ArrayList<>();
    private final Map<Integer, Integer> indexByFunction = new HashMap<>();
    private final Map<Part, Integer> indexByRewrite = new HashMap<>();
    private final List<TypicalWork> works = new ArrayList<>();
    private final TestResult result;

    OwnCodeEvidence(
            AlignedTree tree,
            List<Part> parts,
            RowSums sums,
            FunctionSums functions,
            Judgeable judgeable,
            ProbeBias probes,
            boolean interleaved) {
        this.tree = tree;
        this.sums = sums;
        this.functions = functions;
        this.judgeable = judgeable;
        this.probes = probes;
        this.baselineMeasured = probes.asMeasured(Side.BASELINE);
        this.candidateMeasured = probes.asMeasured(Side.CANDIDATE);
        addFunctions();
        addRewrites(parts);
        this.result = FunctionTest.run(new Observations(costs, interleaved));
    }

    TestResult result() {
        return result;
    }

    /**
     * Bounds the share of the baseline's total by which each function may have become slower without being seen, one-sided. A
     * function of which the forks say nothing, such as one that is called in a single fork, may have got all of its time anew.
     *
     * @param seen findings; functions with a decisive one have been seen
     */
    void bound(double confidence, List<Finding> seen, UnseenChanges unseen) {
        Set<Integer> decided = decided(seen);
        double each = 1 - (1 - confidence) / Math.max(1, indexByFunction.size());
        indexByFunction.forEach((function, index) -> {
            if (!decided.contains(index)) {
                boolean hidden = judgeable.holdsHiddenTime(function);
                unseen.addFunction(function, unseen(index, each, hidden));
            }
        });
        indexByRewrite.forEach((part, index) -> {
            if (!decided.contains(index)) {
                unseen.addFunction(part.function(), unseen(index, each, false));
            }
        });
        for (int f = 0; f < functions.size(); f++) {
            AlignedFunction function = tree.functions().get(f);
            if (!function.isMethod() && !function.isWait() && !indexByFunction.containsKey(f)) {
                unseen.addFunction(f, functions.allOf(functions.share(functions.self(f))));
            }
        }
    }

    /** @param hidden whether other functions' time is in this one's, so that its forks say nothing about itself */
    private double unseen(int index, double confidence, boolean hidden) {
        Estimate estimate = result.estimates().get(index);
        double share = costs.get(index).share();
        return estimate.isKnown() && !hidden
                ? share * Math.expm1(estimate.upperBound(confidence))
                : functions.allOf(share);
    }

    private Set<Integer> decided(List<Finding> findings) {
        Set<Integer> decided = new HashSet<>();
        for (Finding finding : findings) {
            Part part = finding.part();
            if (finding.decisive() && (part.kind() == Part.Kind.OWN_CODE || part.kind() == Part.Kind.REWRITTEN)) {
                decided.add(indexByFunction.getOrDefault(part.function(), -1));
                decided.add(indexByRewrite.getOrDefault(part, -1));
            }
        }
        return decided;
    }

    /** What the forks say about {@code part}, which is own code or a rewrite. */
    Finding judge(Part part, double confidence) {
        Integer index =
                part.kind() == Part.Kind.REWRITTEN ? indexByRewrite.get(part) : indexByFunction.get(part.function());
        if (index == null || !result.estimates().get(index).isKnown()) {
            return new Finding(part, false, 0, Double.NaN, Interval.UNKNOWN, 0);
        }
        Estimate estimate = result.estimates().get(index);
        double share = costs.get(index).share();
        AlarmRule rule = AlarmRule.DEFAULT.withRate(1 - confidence);
        boolean holds = part.isSlower() ? rule.slower(estimate, share) : rule.faster(estimate, share);
        Evidence evidence = part.isSlower() ? estimate.slower() : estimate.faster();
        return new Finding(
                part,
                holds && estimate.isDecisive() && areForksEnough(costs.get(index), estimate),
                vouched(part, estimate, works.get(index), costs.get(index)),
                probes.withoutProbes(part, estimate.ratio()),
                probes.withoutProbes(part, estimate.ratioInterval(confidence)),
                Double.isNaN(evidence.q()) ? 0 : 1 - Math.min(1, evidence.q()),
                holds
                        ? new Certainty(
                                confidence,
                                probes.withoutProbes(part, estimate.leastRatio(confidence, part.isSlower())))
                        : Certainty.of(confidence));
    }

    /** Of a few calls no slow one can be left out; three forks with a stall each in unchanged code look like a change. */
    private static boolean areForksEnough(FunctionCosts cost, Estimate estimate) {
        return cost.changed() || cost.calls() >= FEW_CALLS || estimate.forks() >= FORKS_FOR_FEW_CALLS;
    }

    /** The smaller of what was measured and what the lower bound of the typical call's change amounts to. */
    private static double vouched(Part part, Estimate estimate, TypicalWork work, FunctionCosts cost) {
        double skewed = TAIL * cost.calls() * Math.abs(mean(cost.candidate()) - mean(cost.baseline()));
        double typical = Math.min(skewed, part.isSlower() ? work.slower(estimate.log()) : work.faster(estimate.log()));
        Interval log = estimate.interval(RANKING_CONFIDENCE);
        double bound = part.isSlower() ? log.low() / estimate.log() : log.high() / estimate.log();
        double sure = Double.isNaN(bound) ? 0.1 : Math.max(0, Math.min(1, bound));
        boolean agrees = estimate.log() > 0 == part.isSlower();
        return agrees ? Math.min(Math.abs(part.deltaNanos()), typical) * sure : 0;
    }

    private void addFunctions() {
        for (int f = 0; f < functions.size(); f++) {
            AlignedFunction function = tree.functions().get(f);
            boolean holdsCode = function.isMethod() || function.kind() == Kind.PHASE || function.kind() == Kind.TASK;
            if (holdsCode && functions.isCalledOnBothSides(f)) {
                indexByFunction.put(f, costs.size());
                costs.add(function.isMethod() ? costsOf(f, function) : costsOfPlace(f, function));
                works.add(new TypicalWork(baselineMeasured[f], candidateMeasured[f], functions.callsRatio(f)));
            }
        }
    }

    private FunctionCosts costsOf(int f, AlignedFunction function) {
        CallCost[] baseline = costs(function.baselineSelf(), function.baselineOverhead());
        CallCost[] candidate = costs(function.candidateSelf(), function.candidateOverhead());
        ProbeBias.Shift shift = probes.shift(f, baseline, candidate);
        return new FunctionCosts(
                shift.ofBaseline(logs(baseline)),
                shift.ofCandidate(logs(candidate)),
                functions.calls(f),
                meanError(baseline, candidate),
                functions.share(baselineMeasured[f] + candidateMeasured[f]),
                function.codeChanged(),
                functions.isReference(f) && !judgeable.holdsHiddenTime(f),
                shift.error());
    }

    /** The code without probes of phases and tasks has no latencies of its own: it is what the rows have, per test or task. */
    private FunctionCosts costsOfPlace(int f, AlignedFunction function) {
        int[] rows = rowsOf(f);
        return new FunctionCosts(
                perCall(tree.baselineSelf(), tree.baselineCalls(), rows),
                perCall(tree.candidateSelf(), tree.candidateCalls(), rows),
                functions.calls(f),
                Double.NaN,
                functions.share(functions.self(f)),
                function.codeChanged(),
                false);
    }

    private double[] perCall(double[][] self, double[][] calls, int[] rows) {
        double[] nanos = sums.of(self, rows);
        double[] times = sums.of(calls, rows);
        return IntStream.range(0, nanos.length)
                .mapToDouble(
                        fork -> nanos[fork] > 0 && times[fork] > 0 ? Math.log(nanos[fork] / times[fork]) : Double.NaN)
                .toArray();
    }

    private static CallCost[] costs(List<Latencies> forks, List<ProbeOverhead> overhead) {
        return IntStream.range(0, forks.size())
                .mapToObj(fork -> CallCost.asMeasured(forks.get(fork), overhead.get(fork)))
                .toArray(CallCost[]::new);
    }

    private static double[] logs(CallCost[] costs) {
        return Arrays.stream(costs).mapToDouble(CallCost::log).toArray();
    }

    private static double meanError(CallCost[] baseline, CallCost[] candidate) {
        return Stream.concat(Arrays.stream(baseline), Arrays.stream(candidate))
                .mapToDouble(CallCost::relativeError)
                .filter(error -> !Double.isNaN(error))
                .average()
                .orElse(Double.NaN);
    }

    private void addRewrites(List<Part> parts) {
        for (Part part : parts) {
            if (part.kind() == Part.Kind.REWRITTEN) {
                FunctionCosts body = costsOf(part);
                indexByRewrite.put(part, costs.size());
                costs.add(body);
                works.add(new TypicalWork(
                        mean(body.baseline()) * body.calls(), mean(body.candidate()) * body.calls(), 1));
            }
        }
    }

    /** A rewritten body costs what its function takes itself and what the calls take that came or went, per call. */
    private FunctionCosts costsOf(Part rewrite) {
        int owner = rewrite.function();
        int[] bodies = rowsOf(owner);
        int[] moved = Arrays.stream(rewrite.rows())
                .filter(row -> tree.function()[row] != owner)
                .toArray();
        double[] baseline = bodyCosts(tree.baselineSelf(), tree.baselineCalls(), bodies, moved);
        double[] candidate = bodyCosts(tree.candidateSelf(), tree.candidateCalls(), bodies, moved);
        double calls = functions.calls(owner);
        double work = (mean(baseline) + mean(candidate)) * calls;
        return new FunctionCosts(baseline, candidate, calls, Double.NaN, functions.share(work), true, false);
    }

    /** Mean of the costs whose logs these are. */
    private static double mean(double[] logs) {
        return Arrays.stream(logs)
                .filter(Double::isFinite)
                .map(Math::exp)
                .average()
                .orElse(0);
    }

    private int[] rowsOf(int function) {
        return IntStream.range(1, tree.size())
                .filter(row -> tree.function()[row] == function)
                .toArray();
    }

    private double[] bodyCosts(double[][] self, double[][] calls, int[] bodies, int[] moved) {
        double[] own = sums.of(self, bodies);
        double[] below = sums.oneSided(self, moved);
        double[] times = sums.of(calls, bodies);
        double[] logs = new double[own.length];
        for (int fork = 0; fork < logs.length; fork++) {
            double perCall = (own[fork] + below[fork]) / times[fork];
            logs[fork] = perCall > 0 && Double.isFinite(perCall) ? Math.log(perCall) : Double.NaN;
        }
        return logs;
    }
}
