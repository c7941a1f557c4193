package dev.culprit.analyzer.model;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of one benchmark, such as those of a JMH result.
 *
 * @param name binary name of its class, and its method
 * @param mode {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
 * @param parameters values of its {@code @Param} fields
 * @param unit such as {@code ns/op} or {@code ops/s}
 * @param forkScores mean score of each fork: the fork is the sample, as iterations of one fork share its compiled code
 */
public record Benchmark(String name, String mode, Map<String, String> parameters, String unit, double[] forkScores) {

    public Benchmark {
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

    /** How many forks measured it. */
    public int forks() {
        return forkScores.length;
    }

    /** Mean over its forks, in its unit. */
    public double score() {
        return Arrays.stream(forkScores).average().orElse(Double.NaN);
    }

    /** Whether a higher score is better: operations per time. */
    public boolean higherIsBetter() {
        return mode.equals("thrpt");
    }

    /**
     * Logs of the time that one operation takes, one value per fork; NaN where a score is not positive. The unit is left out: times of
     * one unit are what is compared.
     */
    public double[] logTimes() {
        return Arrays.stream(forkScores)
                .map(score -> score > 0 ? (higherIsBetter() ? -Math.log(score) : Math.log(score)) : Double.NaN)
                .toArray();
    }

    /** Its name and parameters, such as {@code a.Parse.run {size=10}}. */
    public String title() {
        return parameters.isEmpty() ? name : name + " " + new TreeMap<>(parameters);
    }

    /** The same with the scores of more forks. */
    public Benchmark with(double[] more) {
        double[] all = Arrays.copyOf(forkScores, forkScores.length + more.length);
        System.arraycopy(more, 0, all, forkScores.length, more.length);
        return new Benchmark(name, mode, parameters, unit, all);
    }
}
