package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame.State;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches the nodes of one callee that its caller calls from several lines. Not thread safe.
 *
 * <p>Calls that the alignment of the caller's code leaves over on both sides are matched in order: a call that moved within
 * its caller is the same call, and taking it for a removed and a new one would blame noise.
 */
final class SiteMatcher {

    private final List<AlignedFunction> functions;
    private final int[] leftLines;
    private final int[] rightLines;
    private final Map<Integer, CallSiteAlignment> alignments = new HashMap<>();

    SiteMatcher(List<AlignedFunction> functions, int[] leftLines, int[] rightLines) {
        this.functions = functions;
        this.leftLines = leftLines;
        this.rightLines = rightLines;
    }

    /**
     * Adds the pairs to {@code pairs} and returns what is left over, which is all of the left side or all of the right.
     *
     * @param caller aligned function of the caller, -1 when the callers of both sides are not the same function
     * @param left children of the baseline with one callee
     * @param right children of the candidate with the same callee
     */
    Rest match(int caller, List<Long> left, List<Long> right, Pairs pairs) {
        List<Long> lefts = byLine(left, leftLines);
        List<Long> rights = byLine(right, rightLines);
        if (caller >= 0 && functions.get(caller).kind().isCaller()) {
            lefts.removeIf(child -> matchLine(caller, child, rights, pairs));
        }
        while (!lefts.isEmpty() && !rights.isEmpty()) {
            pairs.add(Children.row(lefts.remove(0)), Children.row(rights.remove(0)));
        }
        return new Rest(lefts, rights);
    }

    /** What has no counterpart; at most one of the lists is not empty. */
    record Rest(List<Long> left, List<Long> right) {}

    private static List<Long> byLine(List<Long> children, int[] lines) {
        List<Long> sorted = new ArrayList<>(children);
        sorted.sort(Comparator.comparingInt(child -> lines[Children.row(child)]));
        return sorted;
    }

    private boolean matchLine(int caller, long child, List<Long> rights, Pairs pairs) {
        Set<Integer> lines = linesNow(caller, leftLines[Children.row(child)]);
        for (int i = 0; i < rights.size(); i++) {
            int row = Children.row(rights.get(i));
            if (lines.contains(rightLines[row])) {
                pairs.add(Children.row(child), row);
                rights.remove(i);
                return true;
            }
        }
        return false;
    }

    private Set<Integer> linesNow(int caller, int line) {
        Set<Integer> lines = alignments.computeIfAbsent(caller, this::alignment).candidateLines(line);
        return lines.isEmpty() && functions.get(caller).state() == State.UNCHANGED ? Set.of(line) : lines;
    }

    private CallSiteAlignment alignment(int caller) {
        AlignedFunction function = functions.get(caller);
        return CallSiteAlignment.of(sites(function.baseline()), sites(function.candidate()));
    }

    private static List<MethodInfo.Site> sites(@Nullable MergedFunction function) {
        MethodInfo method = function == null ? null : function.method();
        return method == null ? List.of() : method.callSites();
    }
}
