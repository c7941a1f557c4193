package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.Words;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Functions whose calls nobody counted any more, so that nobody takes their count for the whole. Not thread safe. */
final class TakenOutProbes {

    private final Map<String, ThinnedMethod> byName = new LinkedHashMap<>();

    /** Adds a JVM. */
    void add(Manifest manifest) {
        for (ThinnedMethod method : manifest.plan().thinned()) {
            if (method.timing() == Timing.OFF) {
                byName.merge(name(method), method, TakenOutProbes::earlier);
            }
        }
    }

    private static String name(ThinnedMethod method) {
        return GeneratedNames.canonical(method.className()) + "." + method.name();
    }

    private static ThinnedMethod earlier(ThinnedMethod one, ThinnedMethod other) {
        return one.sinceNanos() <= other.sinceNanos() ? one : other;
    }

    /** What a reader of the counts needs to know, in one sentence; empty when every call was counted. */
    Optional<String> sentence() {
        return byName.entrySet().stream().findFirst().map(this::sentence);
    }

    private String sentence(Map.Entry<String, ThinnedMethod> first) {
        int others = byName.size() - 1;
        return "Counting every call cost too much, so the probe of " + first.getKey() + " was "
                + when(first.getValue())
                + (others == 0
                        ? ""
                        : others == 1 ? ", and that of 1 other function" : ", and those of " + others + " others")
                + ": calls from then on are not counted, and their time is their callers' own; overhead=off keeps all probes.";
    }

    private static String when(ThinnedMethod method) {
        return method.sinceNanos() == 0
                ? "left out, as the plan of an earlier recording says"
                : "taken out after " + Words.duration(method.sinceNanos()) + " and " + Words.count(method.callsBefore())
                        + " calls";
    }
}
