package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.model.Side;
import dev.culprit.analyzer.model.Words;
import dev.culprit.analyzer.stats.CallCost;
import dev.culprit.analyzer.stats.Robust;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far the cost of probes, which was subtracted, may be the change. It is known from an empty method, and costs other
 * methods more or less. Where a part makes as many probed calls as before, that cancels out; where it makes more, what was
 * subtracted is off in the direction of the change.
 */
final class ProbeBias {

    /** A part of which probes cost more than this share is doubtful. */
    private static final double DOUBTFUL = 0.3;

    /** Probes are never taken for more of a call than this. */
    private static final double MOST = 0.95;

    /** A function of which probes are more than the rest of this has a ratio that nobody knows. */
    private static final double LEAST_PROGRAM = 0.25;

    private static final double LEAST_RATIO = 0.01;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final Judgeable judgeable;
    private final int[] ends;
    private final double[] baselineProbe;
    private final double[] candidateProbe;

    ProbeBias(Decomposition decomposition, Judgeable judgeable) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.judgeable = judgeable;
        this.ends = tree.subtreeEnds();
        this.baselineProbe = probes(AlignedFunction::baselineOverhead);
        this.candidateProbe = probes(AlignedFunction::candidateOverhead);
    }

    /** For each function what the probe of one of its calls costs, by how many of them were timed. */
    private double[] probes(Function<AlignedFunction, List<ProbeOverhead>> side) {
        return tree.functions().stream()
                .map(side)
                .map(ProbeOverhead::sum)
                .mapToDouble(all -> {
                    double untimed = all.calls() == 0 ? 0 : (double) all.untimed() / all.calls();
                    return (1 - untimed) * (judgeable.insideNanos() + judgeable.outsideNanos())
                            + untimed * judgeable.untimedNanos();
                })
                .toArray();
    }

    /** Whether probes cost so much of {@code part} that only a measurement without them can tell its size. */
    boolean isDoubtful(Part part) {
        return nanos(part) > DOUBTFUL * Math.abs(part.deltaNanos());
    }

    /** What an explanation has to add about probes; mostly nothing. */
    String doubts(Part part) {
        String estimated = part.kind() == Part.Kind.OWN_CODE && isEstimated(part.function())
                ? " Not every call was timed, so its own time is an estimate."
                : "";
        return isDoubtful(part)
                ? estimated + " The probes of these calls cost about " + Words.duration(nanos(part))
                        + ", which is not counted here: confirm the size by sampling."
                : estimated;
    }

    /**
     * What has to be added to the logs of a function's costs, as they were measured, so that they differ only by what the
     * program did.
     *
     * @param baseline to be added on the baseline's side, one per fork
     * @param candidate to be added on the candidate's side, one per fork
     * @param error standard deviation by which that may be off, in all forks of a side alike
     */
    record Shift(double[] baseline, double[] candidate, double error) {

        double[] ofBaseline(double[] logs) {
            return sum(logs, baseline);
        }

        double[] ofCandidate(double[] logs) {
            return sum(logs, candidate);
        }

        private static double[] sum(double[] logs, double[] more) {
            return IntStream.range(0, logs.length)
                    .mapToDouble(fork -> logs[fork] + more[fork])
                    .toArray();
        }
    }

    /**
     * Equal probes in all forks cancel out and stay where they are: subtracting them would only make the noise larger. A call
     * that makes more probed calls than in the fork that makes fewest took the more of their probes' time, as much of it as of its
     * time in the fork of its side in which the machine disturbed it least: when a busy machine makes a call three times as slow, so
     * it does its probes. Forks of one side differ where callees were thinned in the midst of one of them.
     */
    Shift shift(int function, CallCost[] baseline, CallCost[] candidate) {
        AlignedFunction aligned = tree.functions().get(function);
        double[] before = probesPerCall(aligned.baselineOverhead());
        double[] after = probesPerCall(aligned.candidateOverhead());
        double fewest = DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double[] ofBaseline = shares(before, fewest, aligned.baselineOverhead(), baseline);
        double[] ofCandidate = shares(after, fewest, aligned.candidateOverhead(), candidate);
        double apart = Math.abs(median(ofCandidate) - median(ofBaseline));
        return new Shift(logs(ofBaseline), logs(ofCandidate), judgeable.relativeError() * apart);
    }

    /** The share of each fork's cost that more probed calls than {@code fewest} take. */
    private double[] shares(double[] probes, double fewest, List<ProbeOverhead> overhead, CallCost[] costs) {
        double[] extra = IntStream.range(0, probes.length)
                .mapToDouble(fork -> probes[fork] > fewest
                        ? judgeable.outsideNanos()
                                * (probes[fork] - fewest)
                                * typicality(overhead.get(fork), costs[fork].nanos())
                        : 0)
                .toArray();
        double undisturbed = IntStream.range(0, costs.length)
                .mapToDouble(fork -> Math.max(costs[fork].nanos() - extra[fork], (1 - MOST) * costs[fork].nanos()))
                .filter(nanos -> nanos > 0)
                .min()
                .orElse(Double.NaN);
        return Arrays.stream(extra)
                .map(nanos -> nanos > 0 && undisturbed > 0 ? Math.min(MOST, nanos / (undisturbed + nanos)) : 0)
                .toArray();
    }

    private static double[] logs(double[] shares) {
        return Arrays.stream(shares).map(share -> Math.log1p(-share)).toArray();
    }

    /** Of each fork; NaN without calls. */
    private static double[] probesPerCall(List<ProbeOverhead> overhead) {
        return overhead.stream()
                .mapToDouble(fork -> fork.calls() == 0 ? Double.NaN : fork.calleeProbesPerCall())
                .toArray();
    }

    /** Of the values that are known; 0 without any. */
    private static double median(double[] values) {
        double median = Robust.median(values);
        return Double.isNaN(median) ? 0 : median;
    }

    /** What a typical call takes of the mean, at most all of it: it makes so much less of the calls, too. */
    private static double typicality(ProbeOverhead overhead, double typical) {
        double mean = overhead.calls() == 0 ? 0 : overhead.asTimedNanos() / overhead.calls();
        return mean > typical ? typical / mean : 1;
    }

    /** The own time of every function as it would have been measured with all of its calls timed, nanoseconds per fork. */
    double[] asMeasured(Side side) {
        boolean ofBaseline = side == Side.BASELINE;
        double[] self = ofBaseline ? decomposition.baselineSelf() : decomposition.candidateSelf();
        int[] forks = ofBaseline ? decomposition.baselineForks() : decomposition.candidateForks();
        double[] nanos = tree.sumByFunction(self);
        for (int f = 0; f < nanos.length; f++) {
            AlignedFunction function = tree.functions().get(f);
            List<ProbeOverhead> overhead = ofBaseline ? function.baselineOverhead() : function.candidateOverhead();
            if (function.isMethod() && !overhead.isEmpty()) {
                double measured = Arrays.stream(forks)
                        .mapToDouble(fork -> overhead.get(fork).asTimedNanos())
                        .average()
                        .orElse(0);
                nanos[f] = Math.max(nanos[f], measured);
            }
        }
        return nanos;
    }

    /** The ratio of the own times without probes, from that of the measured ones. A body with its callees is left as it is. */
    double withoutProbes(Part part, double ratio) {
        if (part.kind() != Part.Kind.OWN_CODE) {
            return ratio;
        }
        double program = ProbeOverhead.sum(tree.functions().get(part.function()).baselineOverhead())
                .programShare();
        return Math.max(LEAST_RATIO, 1 + (ratio - 1) / Math.max(LEAST_PROGRAM, program));
    }

    Interval withoutProbes(Part part, Interval ratio) {
        return new Interval(withoutProbes(part, ratio.low()), withoutProbes(part, ratio.high()));
    }

    private double nanos(Part part) {
        return switch (part.kind()) {
            case OWN_CODE -> ofOwnCode(part.function());
            case CALL_SITE, NEW_CODE, REMOVED_CODE, REWRITTEN -> moreProbes(part.rows());
            case WAITING, COLLECTING -> 0;
        };
    }

    /** More calls of the function itself are no matter of its own code; more calls that each of its calls makes are. */
    private double ofOwnCode(int function) {
        AlignedFunction aligned = tree.functions().get(function);
        ProbeOverhead before = ProbeOverhead.sum(aligned.baselineOverhead());
        ProbeOverhead after = ProbeOverhead.sum(aligned.candidateOverhead());
        double calls =
                (double) before.calls() / aligned.baselineForks() + (double) after.calls() / aligned.candidateForks();
        // A fork in the midst of which callees were thinned is none of the function's doing.
        double more =
                median(probesPerCall(aligned.candidateOverhead())) - median(probesPerCall(aligned.baselineOverhead()));
        return calls / 2 * Math.abs(more) * judgeable.outsideNanos();
    }

    /** What the probes of the calls at and below {@code rows} cost more on the candidate's side, nanoseconds per fork. */
    private double moreProbes(int[] rows) {
        double more = 0;
        int end = 0;
        for (int top : Arrays.stream(rows).sorted().toArray()) {
            for (int row = Math.max(top, end); row < ends[top]; row++) {
                int function = tree.function()[row];
                more += decomposition.candidateCalls()[row] * candidateProbe[function]
                        - decomposition.baselineCalls()[row] * baselineProbe[function];
            }
            end = Math.max(end, ends[top]);
        }
        return Math.abs(more);
    }

    private boolean isEstimated(int function) {
        AlignedFunction aligned = tree.functions().get(function);
        return ProbeOverhead.sum(aligned.baselineOverhead()).untimed()
                        + ProbeOverhead.sum(aligned.candidateOverhead()).untimed()
                > 0;
    }
}
