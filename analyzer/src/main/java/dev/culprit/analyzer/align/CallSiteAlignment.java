package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which line of the baseline's version of a method became which line of the candidate's: call sites are matched by the
 * longest common subsequence of what they call, so that lines may shift and calls may be put in or taken out between.
 *
 * @param lines for every line of the baseline with a matched call, the lines of the candidate that its calls are on now
 */
record CallSiteAlignment(Map<Integer, TreeSet<Integer>> lines) {

    /** More cells than this are not filled: two thousand changed calls in one method, on both sides. */
    private static final long MAX_CELLS = 4_000_000;

    static CallSiteAlignment of(List<MethodInfo.Site> before, List<MethodInfo.Site> after) {
        Map<Integer, TreeSet<Integer>> lines = new HashMap<>();
        int start = 0;
        int beforeEnd = before.size();
        int afterEnd = after.size();
        while (start < beforeEnd && start < afterEnd && same(before.get(start), after.get(start))) {
            match(lines, before.get(start), after.get(start));
            start++;
        }
        while (beforeEnd > start && afterEnd > start && same(before.get(beforeEnd - 1), after.get(afterEnd - 1))) {
            match(lines, before.get(--beforeEnd), after.get(--afterEnd));
        }
        List<MethodInfo.Site> left = before.subList(start, beforeEnd);
        List<MethodInfo.Site> right = after.subList(start, afterEnd);
        if ((long) left.size() * right.size() <= MAX_CELLS) {
            matchLongest(lines, left, right);
        }
        return new CallSiteAlignment(lines);
    }

    /** The lines that {@code baselineLine} became; empty when none of its calls is there any more. */
    TreeSet<Integer> candidateLines(int baselineLine) {
        return lines.getOrDefault(baselineLine, new TreeSet<>());
    }

    private static void matchLongest(
            Map<Integer, TreeSet<Integer>> lines, List<MethodInfo.Site> left, List<MethodInfo.Site> right) {
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = same(left.get(i), right.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (same(left.get(i), right.get(j))) {
                match(lines, left.get(i++), right.get(j++));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static void match(Map<Integer, TreeSet<Integer>> lines, MethodInfo.Site before, MethodInfo.Site after) {
        lines.computeIfAbsent(before.line(), key -> new TreeSet<>()).add(after.line());
    }

    private static boolean same(MethodInfo.Site left, MethodInfo.Site right) {
        return left.callee() == right.callee();
    }
}
