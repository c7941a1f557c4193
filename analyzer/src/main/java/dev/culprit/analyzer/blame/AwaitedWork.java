package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.profile.MethodKind;
import java.util.List;

/**
 * Acquits those who wait for others. A thread that joins a slower one waits longer by what that one works longer, in code that
 * nobody touched: the change is named there, and naming it twice would double it.
 */
final class AwaitedWork {

    /** The others must have become slower by at least this share of what is waited longer. */
    private static final double MOST = 0.7;

    private final AlignedTree tree;
    private final CodeEvidence code;

    AwaitedWork(AlignedTree tree, CodeEvidence code) {
        this.tree = tree;
        this.code = code;
    }

    /** The same findings, in the same order; who waits for what others take longer is a mere suspect. */
    List<Finding> acquit(List<Finding> findings) {
        return findings.stream()
                .map(finding -> isAwaiting(finding) && isExplained(finding, findings) ? finding.asSuspect() : finding)
                .toList();
    }

    private boolean isAwaiting(Finding finding) {
        Part part = finding.part();
        return finding.decisive()
                && part.kind() == Part.Kind.WAITING
                && part.isSlower()
                && tree.functions().get(part.function()).function().kind() == MethodKind.PARK
                && !code.isChanged(part);
    }

    private boolean isExplained(Finding waiting, List<Finding> findings) {
        int here = thread(waiting.part().heaviestRow());
        double others = findings.stream()
                .filter(other -> other.decisive() && other.part().isSlower() && !isAwaiting(other))
                .filter(other ->
                        other.part().heaviestRow() > 0 && thread(other.part().heaviestRow()) != here)
                .mapToDouble(other -> other.part().deltaNanos())
                .sum();
        return others >= MOST * waiting.part().deltaNanos();
    }

    /** The nearest row above that begins what a thread does: a task's, a phase's or a group's. */
    private int thread(int row) {
        int above = row;
        while (above > 0
                && tree.functionOf(above).kind() != Kind.TASK
                && !tree.functionOf(above).kind().isPlace()) {
            above = tree.parent()[above];
        }
        return above;
    }
}
