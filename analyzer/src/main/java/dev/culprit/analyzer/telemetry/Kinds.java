package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTelemetry.Handler;
import dev.culprit.profile.HandlerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the way of writing a handler costs, where the same code was measured written in more than one way: callbacks of one type whose
 * bodies have the same hash. Where there is none nothing is said, as nothing is known.
 */
final class Kinds {

    private Kinds() {}

    /** The body of a callback, apart from whose it is. */
    private record Code(String type, long hash) {}

    static List<String> sentences(LoadedSet set) {
        Map<Code, Map<HandlerKind, Latencies>> measured = new LinkedHashMap<>();
        for (Handler handler : set.telemetry().handlers()) {
            for (int callback : handler.callbacks()) {
                MergedFunction function = set.functions().get(callback);
                if (function.method() != null && function.method().bodyHash() != 0) {
                    Latencies all = function.total().stream().reduce(Latencies.NONE, Latencies::plus);
                    measured.computeIfAbsent(
                                    new Code(handler.type(), function.method().bodyHash()),
                                    any -> new LinkedHashMap<>())
                            .merge(handler.kind(), all, Latencies::plus);
                }
            }
        }
        return measured.entrySet().stream()
                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String sentence(Code code, Map<HandlerKind, Latencies> kinds) {
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, latencies) -> {
            if (latencies.count() >= Limits.COMPARED_CALLS) {
                // Without the slowest tenth, which are interruptions: means of short calls are made of those.
                parts.add(String.format(
                        Locale.ROOT, "%s %s", Sentences.kind(kind), Sentences.duration(latencies.trimmedMean(0.1))));
            }
        });
        return parts.size() < 2
                ? null
                : "The same code of " + Names.simple(code.type()) + " takes, per call, as "
                        + String.join(", as ", parts) + ".";
    }
}
