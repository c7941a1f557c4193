package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Matches methods with the same code and another name: renamed or moved ones. */
final class BodyMatcher {

    private BodyMatcher() {}

    static void match(Matching matching) {
        Map<Long, List<Integer>> lefts =
                group(new HashMap<>(), matching.unmatchedBaselineMethods(), matching::baselineMethod);
        Map<Long, List<Integer>> rights =
                group(new LinkedHashMap<>(), matching.unmatchedCandidateMethods(), matching::candidateMethod);
        rights.forEach((hash, members) -> {
            List<Integer> same = lefts.getOrDefault(hash, List.of());
            boolean unambiguous = same.size() == 1 && members.size() == 1;
            for (GreedyPairs.Pair pair : GreedyPairs.best(same.size(), members.size(), (i, j) -> {
                int likeness = likeness(matching.baselineMethod(same.get(i)), matching.candidateMethod(members.get(j)));
                return unambiguous && likeness >= 0 ? 1 : likeness;
            })) {
                matching.pair(same.get(pair.left()), members.get(pair.right()));
            }
        });
    }

    private static Map<Long, List<Integer>> group(
            Map<Long, List<Integer>> groups, int[] indexes, IntFunction<MethodInfo> methods) {
        for (int index : indexes) {
            groups.computeIfAbsent(methods.apply(index).bodyHash(), key -> new ArrayList<>())
                    .add(index);
        }
        return groups;
    }

    /** What else is the same; negative when a constructor or initialiser would be matched with something else. */
    private static int likeness(MethodInfo left, MethodInfo right) {
        boolean sameName = left.name().equals(right.name());
        if (!sameName && (left.name().startsWith("<") || right.name().startsWith("<"))) {
            return -1;
        }
        return (left.descriptor().equals(right.descriptor()) ? 4 : 0)
                + (sameName ? 2 : 0)
                + (left.className().equals(right.className()) ? 1 : 0);
    }
}
