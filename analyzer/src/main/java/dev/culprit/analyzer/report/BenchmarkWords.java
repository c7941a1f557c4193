package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparedBenchmark;
import java.util.Locale;

/** How scores of benchmarks are written. */
final class BenchmarkWords {

    private BenchmarkWords() {}

    /** Such as {@code 11.3 -> 14.2 ns/op}. */
    static String scores(ComparedBenchmark one, String arrow) {
        return number(one.baseline()) + " " + arrow + " " + number(one.candidate()) + " "
                + one.benchmark().unit();
    }

    /** Change of the time of one operation, such as {@code +25.7 % (+20.1 % .. +31.5 %)}. */
    static String change(ComparedBenchmark one, String dots) {
        if (Double.isNaN(one.ratio())) {
            return "unknown";
        }
        String interval = one.interval().isKnown()
                ? " (" + percent(one.interval().low()) + " " + dots + " "
                        + percent(one.interval().high()) + ")"
                : "";
        return percent(one.ratio()) + interval;
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
    }

    private static String number(double score) {
        double size = Math.abs(score);
        return size == 0 || size >= 1e-3 && size < 1e7
                ? String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", score)
                : String.format(Locale.ROOT, "%.3e", score);
    }
}
