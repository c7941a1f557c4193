package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.AlarmRule;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.Evidence;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.TestResult;
import dev.culprit.analyzer.stats.Tuning;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tests how long functions wait per call of theirs. Waits are a family of their own: how long a thread sleeps says nothing about
 * the speed of the machine, and is exact to a millisecond where the code of other functions varies by percents.
 */
final class WaitEvidence {

    /** Of the error budget of functions. */
    private static final double BUDGET = 0.2;

    /** See {@link OwnCodeEvidence}: two-sided, so one-sided 90 %. */
    private static final double RANKING_CONFIDENCE = 0.8;

    /** A change is that of the count when that makes at least this share of it. */
    private static final double MOSTLY = 0.5;

    /** Of fewer waits than this in a fork a single stalled one can be the change, unless the code itself says how long they take. */
    private static final double FEW_WAITS = 10;

    private static final int FORKS_FOR_FEW_WAITS = 5;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final RowSums sums;
    private final FunctionSums functions;
    private final CallSiteEvidence counts;
    private final AlarmRule rule;
    private final Map<Part, Integer> indexes = new HashMap<>();
    private final List<FunctionCosts> costs = new ArrayList<>();
    private final TestResult result;

    /** @param parts all parts; those of waits are tested */
    WaitEvidence(
            Decomposition decomposition,
            List<Part> parts,
            RowSums sums,
            FunctionSums functions,
            CodeEvidence code,
            CallSiteEvidence counts,
            Blamer.Conditions conditions) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.sums = sums;
        this.functions = functions;
        this.counts = counts;
        this.rule = AlarmRule.DEFAULT.withRate(BUDGET * (1 - conditions.confidence()));
        for (Part part : parts) {
            if (part.kind() == Part.Kind.WAITING && isOnBothSides(part)) {
                indexes.put(part, costs.size());
                costs.add(costsOf(part, code.isChanged(part)));
            }
        }
        this.result = FunctionTest.run(new Observations(costs, conditions.interleaved()));
    }

    /** What the forks say about {@code part}, which is of waits. */
    Finding judge(Part part, double confidence) {
        if (!isOnBothSides(part)) {
            return oneSided(part);
        }
        double ofCount = Arrays.stream(part.rows())
                .mapToDouble(row -> decomposition.edge()[row])
                .sum();
        if (ofCount / part.deltaNanos() >= MOSTLY && areCountsKnown(part)) {
            Finding counted = counts.judge(part, confidence);
            if (counted.decisive()) {
                return counted.vouching(Math.min(counted.vouchedNanos(), Math.abs(ofCount)));
            }
        }
        Finding timed = timed(part, confidence);
        return timed.decisive() || kind(part) != MethodKind.SLEEP || isUnsteady(part) ? timed : askedFor(part, timed);
    }

    /** Of sleeps that all are about the same, the shortest says what the code asks for, where the noise of the others hides it. */
    private Finding askedFor(Part part, Finding timed) {
        ConstantSleeps sleeps = new ConstantSleeps(part, tree);
        if (!sleeps.prove(part.isSlower())) {
            return timed;
        }
        double waits =
                Math.min(waits(part, decomposition.baselineCalls()), waits(part, decomposition.candidateCalls()));
        double sure = Math.min(Math.abs(part.deltaNanos()), Math.abs(sleeps.change()) * waits);
        return timed.decisive(true).vouching(Math.max(sure, timed.vouchedNanos()));
    }

    /** Bounds the share of the baseline's total by which functions may wait longer without having been seen. */
    void bound(double confidence, List<Finding> findings, UnseenChanges unseen) {
        double each = 1 - (1 - confidence) / Math.max(1, costs.size());
        for (Finding finding : findings) {
            if (finding.part().kind() == Part.Kind.WAITING && !finding.decisive()) {
                unseen.addRows(finding.part().rows(), unseen(finding.part(), each));
            }
        }
    }

    private double unseen(Part part, double confidence) {
        double measured = functions.allOf(functions.share(Math.max(0, part.deltaNanos())));
        Integer index = indexes.get(part);
        double share = index == null ? 0 : costs.get(index).share();
        Estimate estimate = index == null ? null : result.estimates().get(index);
        boolean known = estimate != null && estimate.isKnown();
        double possible = known ? share * Math.expm1(estimate.upperBound(confidence)) : functions.allOf(share);
        return Math.max(measured, possible);
    }

    private boolean isOnBothSides(Part part) {
        return waits(part, decomposition.baselineCalls()) > 0 && waits(part, decomposition.candidateCalls()) > 0;
    }

    private static double waits(Part part, double[] calls) {
        return Arrays.stream(part.rows()).mapToDouble(row -> calls[row]).sum();
    }

    /** How often a thread parks, waits for a lock, or reads is a matter of when the others run; sleeps are in the code. */
    private boolean isUnsteady(Part part) {
        Function blocking = tree.functions().get(part.function()).function();
        MethodKind kind = blocking.kind();
        // Without a descriptor it was found by looking at threads now and then, and its count is an estimate.
        return blocking.descriptor().isEmpty()
                || kind == MethodKind.PARK
                || kind == MethodKind.LOCK
                || kind == MethodKind.IO
                || kind == MethodKind.CLASS_INIT;
    }

    private MethodKind kind(Part part) {
        return tree.functions().get(part.function()).function().kind();
    }

    private boolean areCountsKnown(Part part) {
        return !isUnsteady(part) || forks() >= Tuning.DECISIVE_FORKS;
    }

    private int forks() {
        return Math.min(tree.baselineForks(), tree.candidateForks());
    }

    /** That it waits where it did not is exact; where chance may make it wait, every fork must. */
    private Finding oneSided(Part part) {
        double[] nanos = sums.oneSided(part.isSlower() ? tree.candidateSelf() : tree.baselineSelf(), part.rows());
        Arrays.sort(nanos);
        double sure = isUnsteady(part) ? nanos[0] : nanos[(nanos.length - 1) / 2];
        return new Finding(
                part,
                sure > 0 && areCountsKnown(part),
                Math.min(sure, Math.abs(part.deltaNanos())),
                Double.NaN,
                Interval.UNKNOWN,
                1);
    }

    private Finding timed(Part part, double confidence) {
        Integer index = indexes.get(part);
        Estimate estimate = index == null ? null : result.estimates().get(index);
        if (index == null || estimate == null || !estimate.isKnown()) {
            return new Finding(part, false, 0, Double.NaN, Interval.UNKNOWN, 0);
        }
        FunctionCosts cost = costs.get(index);
        boolean holds = part.isSlower() ? rule.slower(estimate, cost.share()) : rule.faster(estimate, cost.share());
        Evidence evidence = part.isSlower() ? estimate.slower() : estimate.faster();
        return new Finding(
                part,
                holds && areForksEnough(part, cost, estimate),
                vouched(part, estimate),
                estimate.ratio(),
                estimate.ratioInterval(confidence),
                Double.isNaN(evidence.q()) ? 0 : 1 - Math.min(1, evidence.q()),
                holds
                        ? new Certainty(confidence, estimate.leastRatio(confidence, part.isSlower()))
                        : Certainty.of(confidence));
    }

    private boolean areForksEnough(Part part, FunctionCosts cost, Estimate estimate) {
        return cost.changed()
                || cost.calls() >= FEW_WAITS
                || kind(part) == MethodKind.SLEEP
                || estimate.forks() >= FORKS_FOR_FEW_WAITS;
    }

    private double vouched(Part part, Estimate estimate) {
        if (estimate.log() > 0 != part.isSlower()) {
            return 0;
        }
        double before = nanos(part, decomposition.baselineSelf());
        double after = nanos(part, decomposition.candidateSelf());
        TypicalWork work = new TypicalWork(before, after, after / before / estimate.ratio());
        double typical = part.isSlower() ? work.slower(estimate.log()) : work.faster(estimate.log());
        Interval log = estimate.interval(RANKING_CONFIDENCE);
        double bound = (part.isSlower() ? log.low() : log.high()) / estimate.log();
        double sure = Double.isNaN(bound) ? 0 : Math.max(0, Math.min(1, bound));
        return Math.min(Math.abs(part.deltaNanos()), typical) * sure;
    }

    private static double nanos(Part part, double[] self) {
        return Arrays.stream(part.rows()).mapToDouble(row -> self[row]).sum();
    }

    private FunctionCosts costsOf(Part part, boolean changed) {
        double work = nanos(part, decomposition.baselineSelf()) + nanos(part, decomposition.candidateSelf());
        double waits = waits(part, decomposition.baselineCalls()) + waits(part, decomposition.candidateCalls());
        return new FunctionCosts(
                perCall(part, tree.baselineSelf(), tree.baselineCalls()),
                perCall(part, tree.candidateSelf(), tree.candidateCalls()),
                waits / 2,
                Double.NaN,
                functions.share(work),
                changed,
                false);
    }

    /** Logs of what a call of the waiting function waits there, one per fork. */
    private double[] perCall(Part part, double[][] self, double[][] calls) {
        double[] nanos = sums.of(self, part.rows());
        double[] callers = sums.callersCalls(calls, part.rows());
        return IntStream.range(0, nanos.length)
                .mapToDouble(fork ->
                        nanos[fork] > 0 && callers[fork] > 0 ? Math.log(nanos[fork] / callers[fork]) : Double.NaN)
                .toArray();
    }
}
