package dev.culprit.analyzer.model;

/**
 * One benchmark on both sides.
 *
 * @param benchmark the candidate's
 * @param baseline mean score over the baseline's forks, in the benchmark's unit
 * @param candidate the same of the candidate
 * @param baselineForks number of forks
 * @param candidateForks number of forks
 * @param ratio of the time that one operation takes, candidate / baseline, whatever the mode: above 1 is slower; NaN when unknown
 * @param interval of {@code ratio}
 * @param falseDiscoveryRate at which it would just be reported, over all benchmarks; NaN when unknown
 * @param verdict what the forks say
 * @param reason why, one plain sentence
 */
public record ComparedBenchmark(
        Benchmark benchmark,
        double baseline,
        double candidate,
        int baselineForks,
        int candidateForks,
        double ratio,
        Interval interval,
        double falseDiscoveryRate,
        Verdict verdict,
        String reason) {}
