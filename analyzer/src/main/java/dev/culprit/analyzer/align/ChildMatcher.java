package dev.culprit.analyzer.align;

import java.util.ArrayList;
import java.util.List;

/** Matches the children of two nodes that belong together. Not thread safe. */
final class ChildMatcher {

    private final List<AlignedFunction> functions;
    private final SiteMatcher sites;
    private final Children left;
    private final Children right;

    ChildMatcher(List<AlignedFunction> functions, SiteMatcher sites, Children left, Children right) {
        this.functions = functions;
        this.sites = sites;
        this.left = left;
        this.right = right;
    }

    /**
     * Adds the pairs to {@code pairs}, one-sided ones included.
     *
     * @param caller aligned function of the node, -1 when the children of the two sides have different callers
     * @param lefts children on the baseline's side, in order of their functions
     * @param rights children on the candidate's side, in order of their functions
     */
    void match(int caller, long[] lefts, long[] rights, Pairs pairs) {
        List<Long> leftOver = new ArrayList<>();
        List<Long> rightOver = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < lefts.length || j < rights.length) {
            int leftFunction = i < lefts.length ? Children.function(lefts[i]) : Integer.MAX_VALUE;
            int rightFunction = j < rights.length ? Children.function(rights[j]) : Integer.MAX_VALUE;
            if (leftFunction < rightFunction) {
                leftOver.add(lefts[i++]);
            } else if (rightFunction < leftFunction) {
                rightOver.add(rights[j++]);
            } else {
                int leftEnd = runEnd(lefts, i);
                int rightEnd = runEnd(rights, j);
                if (leftEnd - i == 1 && rightEnd - j == 1) {
                    pairs.add(Children.row(lefts[i]), Children.row(rights[j]));
                } else {
                    SiteMatcher.Rest rest =
                            sites.match(caller, list(lefts, i, leftEnd), list(rights, j, rightEnd), pairs);
                    leftOver.addAll(rest.left());
                    rightOver.addAll(rest.right());
                }
                i = leftEnd;
                j = rightEnd;
            }
        }
        addOneSided(leftOver, rightOver, pairs);
    }

    private void addOneSided(List<Long> leftOver, List<Long> rightOver, Pairs pairs) {
        if (!leftOver.isEmpty() && !rightOver.isEmpty()) {
            addPutIn(leftOver, rightOver, pairs);
        }
        for (long child : leftOver) {
            long[] adopted = Adoption.take(rightOver, child, left, this::isGone);
            pairs.add(Children.row(child), Pairs.NONE, adopted);
        }
        for (long child : rightOver) {
            pairs.add(Pairs.NONE, Children.row(child));
        }
    }

    /** Those of {@code rightOver} that were put in above some of {@code leftOver}; takes both from the lists. */
    private void addPutIn(List<Long> leftOver, List<Long> rightOver, Pairs pairs) {
        List<Long> others = new ArrayList<>();
        for (long child : rightOver) {
            long[] adopted = Adoption.take(leftOver, child, right, this::isNew);
            if (adopted.length > 0) {
                pairs.add(Pairs.NONE, Children.row(child), adopted);
            } else {
                others.add(child);
            }
        }
        rightOver.clear();
        rightOver.addAll(others);
    }

    private boolean isNew(int function) {
        return functions.get(function).baseline() == null;
    }

    private boolean isGone(int function) {
        return functions.get(function).candidate() == null;
    }

    private static int runEnd(long[] children, int start) {
        int end = start + 1;
        while (end < children.length && Children.function(children[end]) == Children.function(children[start])) {
            end++;
        }
        return end;
    }

    private static List<Long> list(long[] children, int from, int to) {
        List<Long> list = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            list.add(children[i]);
        }
        return list;
    }
}
