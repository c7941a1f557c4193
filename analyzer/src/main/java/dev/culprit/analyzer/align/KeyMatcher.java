package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Matches methods of the same class and name. Overloads are told apart by descriptor; lambdas of one method by descriptor and
 * code, then by code, then by descriptor and the most similar calls, then by order. When one overload is left on either
 * side, its signature was changed.
 */
final class KeyMatcher {

    /** Above this many pairs of lambdas in one method, what they call is not compared: their order has to do. */
    private static final long MAX_COMPARISONS = 10_000;

    /** By the number at the end: {@code lambda$run$9} comes before {@code lambda$run$10}. */
    private static final Comparator<MethodInfo> BY_NUMBER = Comparator.comparingInt(
                    (MethodInfo method) -> method.name().length())
            .thenComparing(MethodInfo::name);

    private final Matching matching;
    private final List<Integer> lefts;
    private final List<Integer> rights;

    private KeyMatcher(Matching matching, List<Integer> lefts, List<Integer> rights) {
        this.matching = matching;
        this.lefts = lefts;
        this.rights = rights;
    }

    static void match(Matching matching) {
        int[] baseline = matching.unmatchedBaselineMethods();
        int[] candidate = matching.unmatchedCandidateMethods();
        Map<String, String> classes = ClassMatcher.match(
                IntStream.of(baseline).mapToObj(matching::baselineMethod).toList(),
                IntStream.of(candidate).mapToObj(matching::candidateMethod).toList());
        Map<String, List<Integer>> lefts = new HashMap<>();
        for (int index : baseline) {
            MethodInfo method = matching.baselineMethod(index);
            group(lefts, FrameKeys.className(method.className()), method, index);
        }
        Map<String, List<Integer>> rights = new LinkedHashMap<>();
        for (int index : candidate) {
            MethodInfo method = matching.candidateMethod(index);
            String own = FrameKeys.className(method.className());
            group(rights, classes.getOrDefault(own, own), method, index);
        }
        rights.forEach((key, members) -> {
            List<Integer> same = lefts.get(key);
            if (same != null) {
                new KeyMatcher(matching, same, members).matchGroup();
            }
        });
    }

    private static void group(Map<String, List<Integer>> groups, String className, MethodInfo method, int index) {
        groups.computeIfAbsent(className + "\n" + FrameKeys.methodName(method.name()), key -> new ArrayList<>())
                .add(index);
    }

    private void matchGroup() {
        if (lefts.size() > 1 || rights.size() > 1) {
            lefts.sort(Comparator.comparing(matching::baselineMethod, BY_NUMBER));
            rights.sort(Comparator.comparing(matching::candidateMethod, BY_NUMBER));
            boolean lambdas =
                    FrameKeys.isLambda(matching.candidateMethod(rights.get(0)).name());
            pairBy(method -> descriptor(method) + method.bodyHash());
            if (lambdas) {
                pairBy(MethodInfo::bodyHash);
            }
            pairBy(KeyMatcher::descriptor);
        }
        if (lefts.size() == 1 && rights.size() == 1) {
            matching.pair(lefts.remove(0), rights.remove(0));
        }
    }

    private static String descriptor(MethodInfo method) {
        return FrameKeys.withoutOrdinals(method.descriptor());
    }

    /** Pairs methods of equal key: those that call the most alike, of equally good ones in order. */
    private void pairBy(Function<MethodInfo, Object> key) {
        Map<Object, List<Integer>> same = groupBy(lefts, index -> key.apply(matching.baselineMethod(index)));
        groupBy(rights, index -> key.apply(matching.candidateMethod(index)))
                .forEach((value, members) -> pair(same.getOrDefault(value, List.of()), members));
        lefts.removeIf(index -> matching.counterpartOfBaseline(index) != Matching.NONE);
        rights.removeIf(index -> matching.counterpartOfCandidate(index) != Matching.NONE);
    }

    private static Map<Object, List<Integer>> groupBy(List<Integer> indexes, Function<Integer, Object> key) {
        return indexes.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private void pair(List<Integer> left, List<Integer> right) {
        boolean few = (long) left.size() * right.size() <= MAX_COMPARISONS;
        List<GreedyPairs.Pair> pairs = GreedyPairs.best(left.size(), right.size(), (i, j) -> {
            MethodInfo before = matching.baselineMethod(left.get(i));
            MethodInfo after = matching.candidateMethod(right.get(j));
            return few ? 1 + Similarity.ofCallSites(before, after) : 1;
        });
        for (GreedyPairs.Pair pair : pairs) {
            matching.pair(left.get(pair.left()), right.get(pair.right()));
        }
    }
}
