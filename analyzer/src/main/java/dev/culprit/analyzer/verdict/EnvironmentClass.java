package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SideSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What has to be the same for times to be compared: the facts of the fingerprint of which a comparison refuses a difference.
 *
 * @param facts value by name, empty when unknown; a fact that differs between forks is joined by {@code " | "}
 */
public record EnvironmentClass(Map<String, String> facts) {

    public EnvironmentClass {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** That of {@code set}. */
    public static EnvironmentClass of(LoadedSet set) {
        return new EnvironmentClass(Comparability.refusedFacts(set));
    }

    /** That of a side of which no more is known than its summary. */
    public static EnvironmentClass of(SideSummary side) {
        Map<String, String> facts = new LinkedHashMap<>();
        Comparability.refused()
                .forEach(fact -> facts.put(fact, side.environment().getOrDefault(fact, "")));
        return new EnvironmentClass(facts);
    }

    /** The facts that are not known of both, so that nobody can say whether they differ. */
    public List<String> unknown(EnvironmentClass other) {
        return facts.keySet().stream()
                .filter(fact -> value(fact).isEmpty() || other.value(fact).isEmpty())
                .toList();
    }

    /** Whether nothing is known of it. */
    public boolean isUnknown() {
        return facts.values().stream().allMatch(String::isEmpty);
    }

    /** The facts that are known of both and differ, each with both values; what one side does not know refuses nothing. */
    public List<String> differences(EnvironmentClass other) {
        return facts.entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .filter(fact -> !other.value(fact.getKey()).isEmpty())
                .filter(fact -> !other.value(fact.getKey()).equals(fact.getValue()))
                .map(fact -> fact.getKey() + " " + fact.getValue() + " against " + other.value(fact.getKey()))
                .toList();
    }

    private String value(String fact) {
        return facts.getOrDefault(fact, "");
    }

    /** What is known, in one line. */
    public String inWords() {
        String known = facts.values().stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", "));
        return known.isEmpty() ? "unknown environment" : known;
    }
}
