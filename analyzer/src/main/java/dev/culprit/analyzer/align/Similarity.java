package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How alike two sets are: 0 to 1. */
final class Similarity {

    private static final Pattern PARAMETER = Pattern.compile("\\[*(L[^;]*;|[BCDFIJSZ])");

    private Similarity() {}

    /** Jaccard index; 0 for two empty sets. */
    static double jaccard(Set<Integer> left, Set<Integer> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        Set<Integer> common = new HashSet<>(left);
        common.retainAll(right);
        return (double) common.size() / (left.size() + right.size() - common.size());
    }

    /** Of what the code of two methods calls, the JDK included. */
    static double ofCallSites(MethodInfo left, MethodInfo right) {
        return jaccard(callees(left), callees(right));
    }

    private static Set<Integer> callees(MethodInfo method) {
        return method.callSites().stream().map(MethodInfo.Site::callee).collect(Collectors.toSet());
    }

    /** Length of the longest common subsequence of the parameters' types, as a share of the longer list. */
    static double ofParameters(MethodInfo left, MethodInfo right) {
        List<String> before = parameters(left.descriptor());
        List<String> after = parameters(right.descriptor());
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                common[i][j] = before.get(i - 1).equals(after.get(j - 1))
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        int longer = Math.max(before.size(), after.size());
        return longer == 0 ? 1 : (double) common[before.size()][after.size()] / longer;
    }

    private static List<String> parameters(String descriptor) {
        int end = descriptor.lastIndexOf(')');
        return end < 1
                ? List.of()
                : PARAMETER
                        .matcher(descriptor.substring(1, end))
                        .results()
                        .map(MatchResult::group)
                        .map(FrameKeys::withoutOrdinals)
                        .toList();
    }
}
