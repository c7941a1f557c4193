package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.LoadedSet;

/**
 * Aligns the trees of two profile sets. First functions are matched: by normalised name, then by code, which finds renamed
 * and moved ones, then by structure. Then nodes are matched from the roots down: under two nodes that belong together,
 * children of the same function and call site do; a function that was put in between is seen through. Linear in the number
 * of rows, but for callers with many call sites of one callee. Not thread safe.
 */
public final class Aligner {

    private final LoadedSet baseline;
    private final LoadedSet candidate;
    private final FunctionAlignment functions;
    private final Children left;
    private final Children right;
    private final ChildMatcher matcher;
    private final AlignedRows rows;

    private Aligner(LoadedSet baseline, LoadedSet candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.functions = FunctionAlignment.of(baseline, candidate);
        this.left = new Children(baseline.tree(), functions.ofBaseline());
        this.right = new Children(candidate.tree(), functions.ofCandidate());
        SiteMatcher sites = new SiteMatcher(
                functions.functions(), baseline.tree().line(), candidate.tree().line());
        this.matcher = new ChildMatcher(functions.functions(), sites, left, right);
        this.rows = new AlignedRows(
                Math.max(baseline.tree().size(), candidate.tree().size()));
    }

    /** The tree of both sides. */
    public static AlignedTree align(LoadedSet baseline, LoadedSet candidate) {
        return new Aligner(baseline, candidate).align();
    }

    private AlignedTree align() {
        // A stack of its own, not recursion: a path may be as deep as the profile's limits allow.
        Pairs stack = new Pairs();
        IntStack parents = new IntStack();
        Pairs children = new Pairs();
        stack.add(0, 0);
        parents.push(-1);
        while (stack.size() > 0) {
            int top = stack.size() - 1;
            int leftRow = stack.left(top);
            int rightRow = stack.right(top);
            long[] adopted = stack.adopted(top);
            stack.removeLast();
            int row = rows.add(parents.pop(), functionOf(leftRow, rightRow), leftRow, rightRow);
            matchChildren(leftRow, rightRow, adopted, children);
            for (int i = children.size() - 1; i >= 0; i--) {
                stack.add(children.left(i), children.right(i), children.adopted(i));
                parents.push(row);
            }
            children.clear();
        }
        return rows.toTree(functions.functions(), baseline.tree(), candidate.tree());
    }

    private int functionOf(int leftRow, int rightRow) {
        int function = leftRow < 0
                ? candidate.tree().function()[rightRow]
                : baseline.tree().function()[leftRow];
        if (function < 0) {
            return -1;
        }
        return leftRow < 0 ? functions.ofCandidate()[function] : functions.ofBaseline()[function];
    }

    private void matchChildren(int leftRow, int rightRow, long[] adopted, Pairs children) {
        long[] lefts = leftRow < 0 ? adopted : left.of(leftRow);
        long[] rights = rightRow < 0 ? adopted : right.of(rightRow);
        int caller = leftRow < 0 || rightRow < 0 ? -1 : functionOf(leftRow, rightRow);
        matcher.match(caller, lefts, rights, children);
    }
}
