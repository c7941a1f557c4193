package dev.culprit.analyzer.history;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of a profile set: a few numbers for each function and test, so that hundreds of sets fit into memory.
 *
 * @param values one number per fork, NaN where it is not known; by subject and metric
 * @param code hash of the bytecode of each function
 * @param shares part of the run that each function's own time is, 0 to 1
 */
record Figures(Map<Subject, Map<Metric, double[]>> values, Map<Subject, Long> code, Map<Subject, Double> shares) {

    Figures {
        values = Collections.unmodifiableMap(values);
        code = Collections.unmodifiableMap(code);
        shares = Collections.unmodifiableMap(shares);
    }

    /** Collects them. Not thread safe. */
    static final class Builder {
        private final Map<Subject, Map<Metric, double[]>> values = new LinkedHashMap<>();
        private final Map<Subject, Long> code = new LinkedHashMap<>();
        private final Map<Subject, Double> shares = new LinkedHashMap<>();

        void add(Subject subject, Metric metric, double[] forks) {
            values.computeIfAbsent(subject, key -> new EnumMap<>(Metric.class)).put(metric, forks);
        }

        void addFunction(Subject subject, long bodyHash, double share) {
            code.put(subject, bodyHash);
            shares.put(subject, share);
        }

        Figures build() {
            return new Figures(values, code, shares);
        }
    }
}
