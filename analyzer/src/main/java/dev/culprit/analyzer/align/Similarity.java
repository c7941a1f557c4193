package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How alike two sets are: 0 to 1. */
final class Similarity {

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
}
