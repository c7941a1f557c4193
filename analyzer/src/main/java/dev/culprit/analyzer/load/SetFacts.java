package dev.culprit.analyzer.load;

import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the manifests of a side say together. */
final class SetFacts {

    private SetFacts() {}

    /** The commit of all, null when unknown or mixed. */
    static @Nullable String commit(List<Manifest> manifests) {
        Set<String> commits = distinct(manifests, Manifest::commit);
        boolean allKnown = manifests.stream().noneMatch(manifest -> manifest.commit() == null);
        return allKnown && commits.size() == 1 ? commits.iterator().next() : null;
    }

    /** The distinct values, in order; unknown ones are left out. */
    static Set<String> distinct(List<Manifest> manifests, Function<Manifest, @Nullable String> fact) {
        return manifests.stream()
                .map(fact)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The fingerprint of all: distinct values joined by {@code " | "}. The calibration loop differs in every JVM by nature
     * and is given by its median.
     */
    static Map<String, String> environment(List<Manifest> manifests) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Manifest manifest : manifests) {
            manifest.environment()
                    .forEach((fact, value) -> values.computeIfAbsent(fact, key -> new LinkedHashSet<>())
                            .add(value));
        }
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((fact, distinct) -> joined.put(
                fact,
                fact.equals(EnvironmentFacts.CALIBRATION_NANOS) ? median(distinct) : String.join(" | ", distinct)));
        return joined;
    }

    private static String median(Set<String> values) {
        List<Long> numbers = values.stream()
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .sorted()
                .toList();
        return numbers.isEmpty()
                ? String.join(" | ", values)
                : numbers.get(numbers.size() / 2).toString();
    }
}
