package dev.culprit.analyzer.model;

/**
 * One benchmark on both sides.
 *
 * @param baseline what the one side measured
 * @param candidate what the other measured, in the same mode and unit and with the same parameters
 * @param ratio of the time that one operation takes, candidate / baseline, whatever the mode: above 1 is slower; NaN when unknown
 * @param interval of {@code ratio}
 * @param falseDiscoveryRate at which it would just be reported, over all benchmarks; NaN when unknown
 * @param verdict what the forks say
 * @param failed whether it is a regression that reaches the fail threshold
 * @param reason why, one plain sentence
 */
public record ComparedBenchmark(
        Benchmark baseline,
        Benchmark candidate,
        double ratio,
        Interval interval,
        double falseDiscoveryRate,
        Verdict verdict,
        boolean failed,
        String reason) {

    /** The same, which closes no gate. */
    ComparedBenchmark accepted() {
        return new ComparedBenchmark(baseline, candidate, ratio, interval, falseDiscoveryRate, verdict, false, reason);
    }

    /** Its name and parameters, such as {@code a.Parse.run {size=10}}. */
    public String title() {
        return candidate.title();
    }
}
