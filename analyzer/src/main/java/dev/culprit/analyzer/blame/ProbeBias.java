package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.model.Side;
import dev.culprit.analyzer.stats.CallCost;
import java.util.Arrays;
import java.util.List;

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

    ProbeBias(Decomposition decomposition, Judgeable judgeable) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.judgeable = judgeable;
        this.ends = tree.subtreeEnds();
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
     * @param baseline to be added on the baseline's side
     * @param candidate to be added on the candidate's side
     * @param error standard deviation by which that may be off, in all forks alike
     */
    record Shift(double baseline, double candidate, double error) {

        double[] ofBaseline(double[] logs) {
            return Arrays.stream(logs).map(log -> log + baseline).toArray();
        }

        double[] ofCandidate(double[] logs) {
            return Arrays.stream(logs).map(log -> log + candidate).toArray();
        }
    }

    /**
     * Equal probes on both sides cancel out and stay where they are: subtracting them would only make the noise larger. A call
     * that makes more probed calls than on the other side took the more of their probes' time, as much of it as of its time in
     * the fork in which the machine disturbed it least: when a busy machine makes a call three times as slow, so it does
     * its probes.
     */
    Shift shift(int function, CallCost[] baseline, CallCost[] candidate) {
        AlignedFunction aligned = tree.functions().get(function);
        ProbeOverhead before = ProbeOverhead.sum(aligned.baselineOverhead());
        ProbeOverhead after = ProbeOverhead.sum(aligned.candidateOverhead());
        double more = after.calleeProbesPerCall() - before.calleeProbesPerCall();
        double least = least(more > 0 ? candidate : baseline);
        if (more == 0 || !(least > 0)) {
            return new Shift(0, 0, 0);
        }
        double nanos = judgeable.outsideNanos() * Math.abs(more) * typicality(more > 0 ? after : before, least);
        double share = Math.min(MOST, nanos / least);
        double error = judgeable.relativeError() * share;
        return more > 0 ? new Shift(0, Math.log1p(-share), error) : new Shift(Math.log1p(-share), 0, error);
    }

    /** What a typical call takes of the mean, at most all of it: it makes so much less of the calls, too. */
    private static double typicality(ProbeOverhead overhead, double typical) {
        double mean = overhead.calls() == 0 ? 0 : overhead.asTimedNanos() / overhead.calls();
        return mean > typical ? typical / mean : 1;
    }

    private static double least(CallCost[] costs) {
        return Arrays.stream(costs)
                .mapToDouble(CallCost::nanos)
                .filter(nanos -> nanos > 0)
                .min()
                .orElse(Double.NaN);
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
            case CALL_SITE, NEW_CODE, REMOVED_CODE, REWRITTEN ->
                (judgeable.insideNanos() + judgeable.outsideNanos()) * moreCalls(part.rows());
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
        double more = after.calleeProbesPerCall() - before.calleeProbesPerCall();
        return calls / 2 * Math.abs(more) * judgeable.outsideNanos();
    }

    private double moreCalls(int[] rows) {
        double more = 0;
        int end = 0;
        for (int top : Arrays.stream(rows).sorted().toArray()) {
            for (int row = Math.max(top, end); row < ends[top]; row++) {
                more += decomposition.candidateCalls()[row] - decomposition.baselineCalls()[row];
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
