package dev.culprit.analyzer.samples;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What recordings say of where they were made. Not thread safe. */
public final class RecordedEnvironment {

    /** Recordings of more machines than this are told apart by nobody; a file from anywhere must not fill the memory. */
    private static final int MOST_VALUES = 32;

    private final Map<String, SortedSet<String>> values = new TreeMap<>();

    /** Adds what a recording says of {@code fact}, one of {@code EnvironmentFacts}. */
    public void add(String fact, String value) {
        SortedSet<String> known = values.computeIfAbsent(fact, ignored -> new TreeSet<>());
        if (known.size() < MOST_VALUES) {
            known.add(value);
        }
    }

    /** Adds all that {@code other} knows. */
    public void add(RecordedEnvironment other) {
        other.values.forEach((fact, all) -> all.forEach(value -> add(fact, value)));
    }

    /** Whether nothing was said. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Value by fact; several of one fact are joined by {@code " | "}. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        values.forEach((fact, all) -> facts.put(fact, String.join(" | ", all)));
        return Collections.unmodifiableMap(facts);
    }
}
