package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.AmountTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what garbage collection explains out of the own time of functions and makes it a part of its own. A collection that
 * stops all threads falls into whatever function runs, and which that is says nothing. It does not move a function's typical
 * call, so it explains those changes of functions with unchanged code that their typical calls do not: of functions with few
 * calls, of only the slowest calls, and what has too little evidence anyway. Of several threads that stood still only one is
 * accounted for.
 */
final class GarbageCollection {

    /** With fewer calls than this in a fork a function has no typical call that leaves a pause out. */
    private static final double FEW_CALLS = 10;

    /** A finding of which at least this share is garbage collection is not the function's. */
    private static final double MOSTLY = 0.5;

    private final AlignedTree tree;
    private final FunctionSums functions;
    private final AmountTest.Change change;

    private GarbageCollection(AlignedTree tree, FunctionSums functions, AmountTest.Change change) {
        this.tree = tree;
        this.functions = functions;
        this.change = change;
    }

    /** The same findings, less what a proven change of garbage collection explains, and that; the sum of deltas stays the same. */
    static List<Finding> explain(List<Finding> findings, AlignedTree tree, FunctionSums functions, JvmWork work) {
        return work.pausing() && work.collecting().decisive()
                ? new GarbageCollection(tree, functions, work.collecting()).explain(findings)
                : findings;
    }

    private List<Finding> explain(List<Finding> findings) {
        double left = Math.abs(change.delta());
        List<Finding> result = new ArrayList<>(findings);
        left = take(result, left, true);
        left = take(result, left, false);
        double explained = Math.abs(change.delta()) - left;
        if (explained > 0) {
            result.add(finding(explained));
        }
        return result;
    }

    /** Takes up to {@code nanos} from the (in)decisive findings in equal shares; what is left of it. */
    private double take(List<Finding> findings, double nanos, boolean decisive) {
        double available = findings.stream()
                .filter(finding -> finding.decisive() == decisive && mayBePauses(finding))
                .mapToDouble(finding -> Math.abs(finding.part().deltaNanos()))
                .sum();
        double share = available > 0 ? Math.min(1, nanos / available) : 0;
        findings.replaceAll(
                finding -> finding.decisive() == decisive && mayBePauses(finding) ? without(share, finding) : finding);
        return nanos - share * available;
    }

    private boolean mayBePauses(Finding finding) {
        Part part = finding.part();
        return part.kind() == Part.Kind.OWN_CODE
                && part.isSlower() == change.delta() > 0
                && !tree.functions().get(part.function()).codeChanged()
                && (!finding.decisive() || finding.slowestCalls() || functions.calls(part.function()) < FEW_CALLS);
    }

    private static Finding without(double share, Finding finding) {
        Finding less = finding.scaled(1 - share);
        return share >= MOSTLY ? less.asSuspect() : less;
    }

    private Finding finding(double explained) {
        double delta = Math.copySign(explained, change.delta());
        Part part = new Part(Part.Kind.COLLECTING, Part.NOBODY, Part.NOBODY, new int[0], 0, delta);
        double ratio = change.baseline() > 0 ? change.candidate() / change.baseline() : Double.NaN;
        double vouched = Math.min(explained, change.surely());
        return new Finding(part, true, vouched, ratio, Interval.UNKNOWN, AmountTest.CONFIDENCE);
    }
}
