package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.model.ProbeOverhead;
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
     * The error of a function's log ratio when the cost of a probe is off by its error in all forks alike; 0 when probes are the
     * same share of it on both sides.
     */
    double relativeError(int function) {
        AlignedFunction aligned = tree.functions().get(function);
        double before = probeShare(sum(aligned.baselineOverhead()));
        double after = probeShare(sum(aligned.candidateOverhead()));
        return judgeable.relativeError() * Math.abs(after - before);
    }

    /** What was subtracted from a function's own time, both sides together, nanoseconds per fork. */
    double nanos(int function) {
        AlignedFunction aligned = tree.functions().get(function);
        return perFork(aligned.baselineOverhead()) + perFork(aligned.candidateOverhead());
    }

    private double nanos(Part part) {
        return switch (part.kind()) {
            case OWN_CODE -> ofOwnCode(part.function());
            case COLLECTING -> 0;
            case CALL_SITE, NEW_CODE, REMOVED_CODE, REWRITTEN -> judgeable.probeNanos() * moreCalls(part.rows());
        };
    }

    /** More calls of the function itself are no matter of its own code; more calls that each of its calls makes are. */
    private double ofOwnCode(int function) {
        AlignedFunction aligned = tree.functions().get(function);
        ProbeOverhead before = sum(aligned.baselineOverhead());
        ProbeOverhead after = sum(aligned.candidateOverhead());
        double calls =
                (double) before.calls() / aligned.baselineForks() + (double) after.calls() / aligned.candidateForks();
        return calls / 2 * Math.abs(after.perCall() - before.perCall());
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
        return sum(aligned.baselineOverhead()).untimed()
                        + sum(aligned.candidateOverhead()).untimed()
                > 0;
    }

    private static double probeShare(ProbeOverhead overhead) {
        double left =
                overhead.measuredNanos() + overhead.estimatedNanos() - overhead.movedNanos() - overhead.probeNanos();
        return left > 0 ? overhead.probeNanos() / left : 0;
    }

    private static double perFork(List<ProbeOverhead> forks) {
        return forks.isEmpty() ? 0 : sum(forks).probeNanos() / forks.size();
    }

    private static ProbeOverhead sum(List<ProbeOverhead> forks) {
        return forks.stream().reduce(ProbeOverhead.NONE, ProbeOverhead::plus);
    }
}
