package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions whose own code takes more time because they make more calls: the loop around these and what their probes cost before
 * the code is compiled come with the calls. Not knowing the latter, a program of 50 ms that called a method 8 times instead of 3
 * was told first that the caller's own code is slower. Where the own time grew no more than the calls did, these come first.
 */
final class AccompaniedCode {

    /** How much more the own time may have grown than the calls. */
    private static final double SLACK = 1.1;

    private final AlignedTree tree;
    private final Decomposition decomposition;
    private final FunctionSums functions;
    private final List<Finding> sites;

    /** @param findings all of them, judged */
    AccompaniedCode(Decomposition decomposition, FunctionSums functions, List<Finding> findings) {
        this.tree = decomposition.tree();
        this.decomposition = decomposition;
        this.functions = functions;
        this.sites = findings.stream()
                .filter(finding -> finding.decisive()
                        && finding.part().kind() == Part.Kind.CALL_SITE
                        && finding.part().isSlower())
                .toList();
    }

    /** {@code culprits} with every call site before the own code that grew with it. */
    List<Finding> order(List<Finding> culprits) {
        List<Finding> left = new ArrayList<>(culprits);
        List<Finding> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Finding next = left.get(0);
            if (callsRatio(next) > 1) {
                List<Finding> first = left.stream()
                        .filter(other -> sites.contains(other) && isOf(next, other))
                        .toList();
                ordered.addAll(first);
                left.removeAll(first);
            }
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    /**
     * How many times as many calls a call of the function of {@code finding} makes, when that explains its own time; 1 when it
     * does not, or nothing is proven of these calls.
     */
    double callsRatio(Finding finding) {
        boolean own =
                finding.part().kind() == Part.Kind.OWN_CODE && finding.part().isSlower();
        if (!own || sites.stream().noneMatch(site -> isOf(finding, site))) {
            return 1;
        }
        int function = finding.part().function();
        double ratio = made(function, decomposition.candidateCalls())
                / made(function, decomposition.baselineCalls())
                / functions.callsRatio(function);
        return finding.ratio() <= ratio * SLACK ? ratio : 1;
    }

    private static boolean isOf(Finding own, Finding site) {
        return site.part().caller() == own.part().function();
    }

    /** Calls that a function makes, per fork. */
    private double made(int function, double[] calls) {
        double made = 0;
        for (int row = 1; row < calls.length; row++) {
            if (tree.parent()[row] > 0 && tree.function()[tree.parent()[row]] == function) {
                made += calls[row];
            }
        }
        return made;
    }
}
