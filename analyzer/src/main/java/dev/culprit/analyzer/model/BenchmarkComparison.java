package dev.culprit.analyzer.model;

import java.util.List;

/**
 * The result of comparing scores of benchmarks.
 *
 * @param verdict the conclusion over all
 * @param reasons why, most important first, one plain sentence each
 * @param failed whether a regression reaches the fail threshold, so that a gate must close
 * @param baseline how to call the one side
 * @param candidate how to call the other
 * @param confidence of intervals and of the evidence
 * @param benchmarks those that both sides have, slower ones first; empty when they are not comparable
 * @param command what repeats this comparison
 */
public record BenchmarkComparison(
        Verdict verdict,
        List<String> reasons,
        boolean failed,
        String baseline,
        String candidate,
        double confidence,
        List<ComparedBenchmark> benchmarks,
        String command) {

    public BenchmarkComparison {
        reasons = List.copyOf(reasons);
        benchmarks = List.copyOf(benchmarks);
    }
}
