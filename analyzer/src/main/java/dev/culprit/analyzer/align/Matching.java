package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.profile.MethodInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which function of the baseline is which of the candidate, while it is found out. Not thread safe. */
final class Matching {

    static final int NONE = -1;

    private final List<MergedFunction> baseline;
    private final List<MergedFunction> candidate;
    private final int[] toCandidate;
    private final int[] toBaseline;

    Matching(List<MergedFunction> baseline, List<MergedFunction> candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.toCandidate = unmatched(baseline.size());
        this.toBaseline = unmatched(candidate.size());
    }

    List<MergedFunction> baseline() {
        return baseline;
    }

    List<MergedFunction> candidate() {
        return candidate;
    }

    void pair(int baselineIndex, int candidateIndex) {
        if (toCandidate[baselineIndex] != NONE || toBaseline[candidateIndex] != NONE) {
            throw new IllegalStateException("a function was matched twice: "
                    + baseline.get(baselineIndex).name());
        }
        toCandidate[baselineIndex] = candidateIndex;
        toBaseline[candidateIndex] = baselineIndex;
    }

    /** The candidate's counterpart, or {@link #NONE}. */
    int counterpartOfBaseline(int index) {
        return toCandidate[index];
    }

    /** The baseline's counterpart, or {@link #NONE}. */
    int counterpartOfCandidate(int index) {
        return toBaseline[index];
    }

    /** Indexes of methods of the baseline without a counterpart. */
    int[] unmatchedBaselineMethods() {
        return unmatchedMethods(baseline, toCandidate);
    }

    /** Indexes of methods of the candidate without a counterpart. */
    int[] unmatchedCandidateMethods() {
        return unmatchedMethods(candidate, toBaseline);
    }

    MethodInfo baselineMethod(int index) {
        return method(baseline.get(index));
    }

    MethodInfo candidateMethod(int index) {
        return method(candidate.get(index));
    }

    private static MethodInfo method(MergedFunction function) {
        MethodInfo method = function.method();
        if (method == null) {
            throw new IllegalStateException(function.name() + " is no method");
        }
        return method;
    }

    private static int[] unmatchedMethods(List<MergedFunction> functions, int[] counterparts) {
        return IntStream.range(0, counterparts.length)
                .filter(i -> counterparts[i] == NONE && functions.get(i).kind() == Kind.METHOD)
                .toArray();
    }

    private static int[] unmatched(int size) {
        int[] counterparts = new int[size];
        Arrays.fill(counterparts, NONE);
        return counterparts;
    }
}
