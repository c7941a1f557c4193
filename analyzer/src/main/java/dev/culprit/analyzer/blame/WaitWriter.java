package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.profile.MethodKind;
import java.util.Arrays;

/** Turns findings about waits into what reports name: the function that waits, with the call that blocks as its callee. */
final class WaitWriter {

    /** A change is that of the count when that makes at least this share of it. */
    private static final double MOSTLY = 0.5;

    private final Decomposition decomposition;
    private final AlignedTree tree;
    private final RowSums sums;
    private final CodeEvidence code;
    private final Drafts drafts;

    WaitWriter(Decomposition decomposition, RowSums sums, CodeEvidence code, Drafts drafts) {
        this.decomposition = decomposition;
        this.tree = decomposition.tree();
        this.sums = sums;
        this.code = code;
        this.drafts = drafts;
    }

    static Cause cause(AlignedFunction blocking) {
        MethodKind kind = blocking.function().kind();
        return switch (kind) {
            case LOCK -> Cause.LOCK;
            case CLASS_INIT -> Cause.CLASS_LOADING;
            default -> Cause.WAIT;
        };
    }

    Culprit write(int rank, Finding finding, double sameDirection) {
        Part part = finding.part();
        int row = part.heaviestRow();
        int callerRow = tree.parent()[row];
        AlignedFunction blocking = tree.functionOf(row);
        AlignedFunction caller = tree.functionOf(callerRow);
        boolean known = caller.kind().isCaller() || caller.kind() == Kind.PHASE;
        AlignedFunction waiter = known ? caller : blocking;
        int line = part.isSlower() ? tree.candidateLine()[row] : tree.baselineLine()[row];
        Drafts.Draft draft = drafts.of(
                finding,
                known ? callerRow : row,
                cause(blocking),
                explanation(finding, waiter, blocking.function(), line));
        if (known) {
            draft.callee(blocking.function(), line);
        }
        return draft.calls(count(part, decomposition.baselineCalls()), count(part, decomposition.candidateCalls()))
                .waitingAt(part)
                .write(rank, sameDirection);
    }

    private String explanation(Finding finding, AlignedFunction waiter, Function blocking, int line) {
        Part part = finding.part();
        Explanation.Waits before = waits(part, decomposition.baselineCalls(), decomposition.baselineSelf());
        Explanation.Waits after = waits(part, decomposition.candidateCalls(), decomposition.candidateSelf());
        double ofCount = Arrays.stream(part.rows())
                .mapToDouble(row -> decomposition.edge()[row])
                .sum();
        return Explanation.waiting(
                waiter.function(),
                blocking,
                line,
                ofCount / part.deltaNanos() >= MOSTLY,
                before,
                after,
                waiter.codeChanged(),
                code.changedCaller(part, changes(part)));
    }

    private double[] changes(Part part) {
        double[] changes = new double[tree.size()];
        for (int row : part.rows()) {
            changes[row] = decomposition.own()[row] + decomposition.edge()[row];
        }
        return changes;
    }

    /** Per call of the function that waits. */
    private Explanation.Waits waits(Part part, double[] calls, double[] self) {
        double callers = Math.max(1e-9, sums.callersCalls(new double[][] {calls}, part.rows())[0]);
        return new Explanation.Waits(count(part, calls) / callers, count(part, self) / callers);
    }

    private static double count(Part part, double[] column) {
        return Arrays.stream(part.rows()).mapToDouble(row -> column[row]).sum();
    }
}
