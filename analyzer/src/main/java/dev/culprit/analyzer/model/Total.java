package dev.culprit.analyzer.model;

/**
 * The quantity that the verdict is about.
 *
 * @param metric its name, such as {@code work}: time in instrumented functions summed over all threads
 * @param unit such as {@code ns}
 * @param baseline mean per fork
 * @param candidate mean per fork
 * @param ratio candidate / baseline, NaN when the baseline is zero
 * @param interval of {@code ratio}
 * @param confidence of {@code interval}, such as 0.95
 */
public record Total(
        String metric,
        String unit,
        double baseline,
        double candidate,
        double ratio,
        Interval interval,
        double confidence) {}
