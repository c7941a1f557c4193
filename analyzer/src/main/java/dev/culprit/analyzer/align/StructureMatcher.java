package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches methods whose name and code both changed, by descriptor, callees and callers. Only methods with a common
 * neighbour are compared.
 */
final class StructureMatcher {

    private static final double DESCRIPTOR = 0.35;
    private static final double CALLEES = 0.35;
    private static final double CALLERS = 0.30;

    /** Simulated with 5 renamed, 5 removed and 5 added of 320 functions: precision 1.00, recall 0.97. */
    private static final double THRESHOLD = 0.7;

    /** What two methods without any call are worth: no evidence for either answer. */
    private static final double NO_CALLEES = 0.5;

    /** A neighbour of more unmatched methods than this says too little: a test runner calls all tests. */
    private static final int MAX_FAN = 50;

    private final Matching matching;
    private final Neighbours left;
    private final Neighbours right;

    private StructureMatcher(Matching matching, LoadedSet baseline, LoadedSet candidate) {
        this.matching = matching;
        this.left = Neighbours.of(
                baseline.tree(),
                index -> matching.counterpartOfBaseline(index) == Matching.NONE,
                index -> matching.baseline().get(index).kind() == Kind.METHOD,
                index -> index);
        this.right = Neighbours.of(
                candidate.tree(),
                index -> matching.counterpartOfCandidate(index) == Matching.NONE,
                index -> matching.candidate().get(index).kind() == Kind.METHOD,
                index -> nameOfCandidate(matching, index));
    }

    /** Two passes: the second knows the neighbours that the first matched. */
    static void match(Matching matching, LoadedSet baseline, LoadedSet candidate) {
        for (int pass = 0; pass < 2; pass++) {
            if (matching.unmatchedBaselineMethods().length == 0 || matching.unmatchedCandidateMethods().length == 0) {
                return;
            }
            new StructureMatcher(matching, baseline, candidate).pass();
        }
    }

    /** Unmatched functions of the candidate get numbers that no function of the baseline has. */
    private static int nameOfCandidate(Matching matching, int index) {
        int counterpart = matching.counterpartOfCandidate(index);
        return counterpart == Matching.NONE ? -2 - index : counterpart;
    }

    private void pass() {
        Map<Integer, List<Integer>> calledBy = byNeighbour(matching.unmatchedCandidateMethods(), right.callers());
        Map<Integer, List<Integer>> calling = byNeighbour(matching.unmatchedCandidateMethods(), right.callees());
        List<GreedyPairs.Pair> possible = new ArrayList<>();
        for (int index : matching.unmatchedBaselineMethods()) {
            Set<Integer> others = new HashSet<>();
            left.callersOf(index).forEach(caller -> others.addAll(calledBy.getOrDefault(caller, List.of())));
            left.calleesOf(index).forEach(callee -> others.addAll(calling.getOrDefault(callee, List.of())));
            for (int other : others) {
                double score = score(index, other);
                if (score >= THRESHOLD) {
                    possible.add(new GreedyPairs.Pair(index, other, score));
                }
            }
        }
        GreedyPairs.pick(possible).forEach(pair -> matching.pair(pair.left(), pair.right()));
    }

    private static Map<Integer, List<Integer>> byNeighbour(int[] functions, Map<Integer, Set<Integer>> neighbours) {
        Map<Integer, List<Integer>> inverse = new HashMap<>();
        for (int function : functions) {
            for (int neighbour : neighbours.getOrDefault(function, Set.of())) {
                inverse.computeIfAbsent(neighbour, key -> new ArrayList<>()).add(function);
            }
        }
        inverse.values().removeIf(members -> members.size() > MAX_FAN);
        return inverse;
    }

    private double score(int baselineIndex, int candidateIndex) {
        MethodInfo before = matching.baselineMethod(baselineIndex);
        MethodInfo after = matching.candidateMethod(candidateIndex);
        if (before.name().startsWith("<") || after.name().startsWith("<")) {
            return 0;
        }
        boolean sameSignature = before.descriptor().equals(after.descriptor())
                || before.name().equals(after.name()) && before.className().equals(after.className());
        double callers = Similarity.jaccard(left.callersOf(baselineIndex), right.callersOf(candidateIndex));
        return (sameSignature ? DESCRIPTOR : 0)
                + CALLEES * callees(before, after, baselineIndex, candidateIndex)
                + CALLERS * callers;
    }

    /** The code's calls if they are known on both sides, which includes the JDK; else the calls that were made. */
    private double callees(MethodInfo before, MethodInfo after, int baselineIndex, int candidateIndex) {
        if (!before.callSites().isEmpty() && !after.callSites().isEmpty()) {
            return Similarity.ofCallSites(before, after);
        }
        Set<Integer> calleesBefore = left.calleesOf(baselineIndex);
        Set<Integer> calleesAfter = right.calleesOf(candidateIndex);
        return calleesBefore.isEmpty() && calleesAfter.isEmpty()
                ? NO_CALLEES
                : Similarity.jaccard(calleesBefore, calleesAfter);
    }
}
