package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Matches methods of the same class and name. Overloads are told apart by descriptor; lambdas of one method by descriptor and
 * code, then by code, then by descriptor and the most similar calls, then by order. When one overload is left on either
 * side, its signature was changed.
 */
final class KeyMatcher {

    /** Above this many pairs of lambdas in one method, what they call is not compared: their order has to do. */
    private static final long MAX_COMPARISONS = 10_000;

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
            lefts.sort((a, b) -> compareNames(matching.baselineMethod(a), matching.baselineMethod(b)));
            rights.sort((a, b) -> compareNames(matching.candidateMethod(a), matching.candidateMethod(b)));
            pair((left, right) -> sameDescriptor(left, right) && left.bodyHash() == right.bodyHash());
            if (FrameKeys.isLambda(matching.candidateMethod(rights.get(0)).name())) {
                pairLambdas((left, right) -> left.bodyHash() == right.bodyHash());
            }
            pairLambdas(KeyMatcher::sameDescriptor);
        }
        if (lefts.size() == 1 && rights.size() == 1) {
            matching.pair(lefts.remove(0), rights.remove(0));
        }
    }

    /** By the number at the end: {@code lambda$run$9} comes before {@code lambda$run$10}. */
    private static int compareNames(MethodInfo left, MethodInfo right) {
        int byLength = Integer.compare(left.name().length(), right.name().length());
        return byLength != 0 ? byLength : left.name().compareTo(right.name());
    }

    private static boolean sameDescriptor(MethodInfo left, MethodInfo right) {
        return FrameKeys.withoutOrdinals(left.descriptor()).equals(FrameKeys.withoutOrdinals(right.descriptor()));
    }

    private void pair(BiPredicate<MethodInfo, MethodInfo> fits) {
        pair((left, right) -> 1, fits);
    }

    private void pairLambdas(BiPredicate<MethodInfo, MethodInfo> fits) {
        boolean few = (long) lefts.size() * rights.size() <= MAX_COMPARISONS;
        pair((left, right) -> few ? 1 + Similarity.ofCallSites(left, right) : 1, fits);
    }

    private void pair(ToDoubleBiFunction<MethodInfo, MethodInfo> score, BiPredicate<MethodInfo, MethodInfo> fits) {
        List<GreedyPairs.Pair> pairs = GreedyPairs.best(lefts.size(), rights.size(), (i, j) -> {
            MethodInfo left = matching.baselineMethod(lefts.get(i));
            MethodInfo right = matching.candidateMethod(rights.get(j));
            return fits.test(left, right) ? score.applyAsDouble(left, right) : 0;
        });
        for (GreedyPairs.Pair pair : pairs) {
            matching.pair(lefts.get(pair.left()), rights.get(pair.right()));
        }
        lefts.removeIf(index -> matching.counterpartOfBaseline(index) != Matching.NONE);
        rights.removeIf(index -> matching.counterpartOfCandidate(index) != Matching.NONE);
    }
}
