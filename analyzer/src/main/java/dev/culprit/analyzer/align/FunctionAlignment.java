package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.DiffTree.Frame.State;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of both sides under one numbering.
 *
 * @param functions all
 * @param ofBaseline for every function of the baseline, its index in {@code functions}
 * @param ofCandidate for every function of the candidate, its index in {@code functions}
 */
record FunctionAlignment(List<AlignedFunction> functions, int[] ofBaseline, int[] ofCandidate) {

    /** Matches by name, then by code, then by structure; what remains is on one side only. */
    static FunctionAlignment of(LoadedSet baseline, LoadedSet candidate) {
        Matching matching = new Matching(baseline.functions(), candidate.functions());
        ThreadGroupMatcher groups = new ThreadGroupMatcher(matching);
        groups.matchNames();
        KeyMatcher.match(matching);
        BodyMatcher.match(matching);
        StructureMatcher.match(matching, baseline, candidate);
        groups.matchTasks();
        groups.matchOutermostCalls(baseline, candidate);
        return number(matching, baseline.forks().size(), candidate.forks().size());
    }

    private static FunctionAlignment number(Matching matching, int baselineForks, int candidateForks) {
        List<AlignedFunction> functions = new ArrayList<>();
        int[] ofBaseline = new int[matching.baseline().size()];
        int[] ofCandidate = new int[matching.candidate().size()];
        for (int i = 0; i < ofCandidate.length; i++) {
            MergedFunction after = matching.candidate().get(i);
            int counterpart = matching.counterpartOfCandidate(i);
            ofCandidate[i] = functions.size();
            if (counterpart == Matching.NONE) {
                functions.add(new AlignedFunction(
                        after.kind(), null, after, State.CANDIDATE_ONLY, baselineForks, candidateForks));
            } else {
                MergedFunction before = matching.baseline().get(counterpart);
                ofBaseline[counterpart] = functions.size();
                functions.add(new AlignedFunction(
                        after.kind(), before, after, state(before, after), baselineForks, candidateForks));
            }
        }
        for (int i = 0; i < ofBaseline.length; i++) {
            if (matching.counterpartOfBaseline(i) == Matching.NONE) {
                MergedFunction before = matching.baseline().get(i);
                ofBaseline[i] = functions.size();
                functions.add(new AlignedFunction(
                        before.kind(), before, null, State.BASELINE_ONLY, baselineForks, candidateForks));
            }
        }
        return new FunctionAlignment(withTasks(functions), ofBaseline, ofCandidate);
    }

    /** What hands tasks over changed when the method changed that it stands for. */
    private static List<AlignedFunction> withTasks(List<AlignedFunction> functions) {
        Map<String, State> methods = new HashMap<>();
        for (AlignedFunction function : functions) {
            if (function.kind() == Kind.METHOD) {
                methods.put(rawName(function), function.state());
            }
        }
        return functions.stream()
                .map(function -> function.kind() == Kind.TASK
                        ? function.withState(methods.getOrDefault(rawName(function), State.UNCHANGED))
                        : function)
                .toList();
    }

    private static String rawName(AlignedFunction function) {
        Function shown = function.function();
        return shown.className() + "." + shown.method() + shown.descriptor();
    }

    private static State state(MergedFunction before, MergedFunction after) {
        MethodInfo old = before.method();
        MethodInfo now = after.method();
        if (old == null || now == null || after.kind() != Kind.METHOD) {
            return State.UNCHANGED;
        }
        if (old.bodyHash() != now.bodyHash()) {
            return State.CHANGED;
        }
        return name(old).equals(name(now)) ? State.UNCHANGED : State.RENAMED;
    }

    private static String name(MethodInfo method) {
        return FrameKeys.withoutOrdinals(FrameKeys.className(method.className())) + "."
                + FrameKeys.methodName(method.name());
    }
}
