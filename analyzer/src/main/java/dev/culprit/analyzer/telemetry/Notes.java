package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTelemetry.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is to be known about the handlers together. */
final class Notes {

    private Notes() {}

    static List<String> of(LoadedSet set, List<HandlerSummary> handlers) {
        List<String> notes = new ArrayList<>(Kinds.sentences(set));
        notes.addAll(dispatch(set));
        long unmeasured =
                handlers.stream().filter(handler -> handler.cost() == null).count();
        if (unmeasured > 0) {
            notes.add("Of " + unmeasured + (unmeasured == 1 ? " handler" : " handlers")
                    + " nothing was measured: their methods do too little to be timed, or are outside of what the"
                    + " agent may rewrite.");
        }
        long shared = handlers.stream()
                .filter(handler -> handler.cost() != null && handler.cost().sharedWith() > 0)
                .count();
        if (shared > 0) {
            notes.add(shared
                    + " handlers inherit the methods that are called for events; the figures of each are those of all that"
                    + " have the same methods.");
        }
        if (set.telemetry().dropped() > 0) {
            notes.add(set.telemetry().dropped()
                    + " handlers or registrations found no room in the profile and are missing here.");
        }
        return notes;
    }

    /** One object that handlers of one type are registered with. */
    private record TargetType(int jvm, int target, String targetClass, String type) {}

    /** A target that calls more classes than the JIT inlines; what that costs is in the handlers' callers and was not measured apart. */
    private static List<String> dispatch(LoadedSet set) {
        Map<TargetType, Set<Integer>> byTarget = new LinkedHashMap<>();
        for (Registration made : set.telemetry().registrations()) {
            String type = set.telemetry().handlers().get(made.handler()).type();
            byTarget.computeIfAbsent(
                            new TargetType(made.jvm(), made.target(), made.targetClass(), type), any -> new TreeSet<>())
                    .add(made.handler());
        }
        Map<TargetType, Integer> most = new LinkedHashMap<>();
        byTarget.forEach((target, handlers) ->
                most.merge(new TargetType(0, 0, target.targetClass(), target.type()), handlers.size(), Math::max));
        return most.entrySet().stream()
                .filter(entry -> entry.getValue() > Limits.INLINED_RECEIVERS)
                .map(entry -> Names.simple(entry.getKey().targetClass()) + " calls " + entry.getValue() + " classes of "
                        + Names.simple(entry.getKey().type()) + ", of which the JIT inlines two at most:"
                        + " the calls are dispatched each time. What that takes was not measured.")
                .toList();
    }
}
