package dev.culprit.analyzer.formats.jmh;

import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark of a JMH result.
 *
 * @param name binary name of its class, and its method
 * @param mode {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
 * @param parameters values of its {@code @Param} fields
 * @param unit such as {@code ns/op} or {@code ops/s}
 * @param forkScores mean score of each fork: the fork is the sample, as iterations of one fork share its compiled code
 */
public record JmhBenchmark(String name, String mode, Map<String, String> parameters, String unit, double[] forkScores) {

    public JmhBenchmark {
        parameters = Map.copyOf(parameters);
        forkScores = forkScores.clone();
        if (forkScores.length == 0) {
            throw new IllegalArgumentException(name + " has no fork");
        }
    }

    @Override
    public double[] forkScores() {
        return forkScores.clone();
    }

    /** Whether a higher score is better: operations per time. */
    public boolean higherIsBetter() {
        return mode.equals("thrpt");
    }

    /** What tells benchmarks of one result apart, and is the same in another. */
    public String key() {
        return name + " " + mode + " " + new TreeMap<>(parameters);
    }
}
