package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Latencies;
import java.util.Locale;

/**
 * How long the slowest calls take: for a growing x the time that only one call in x exceeds, on both sides, so that x is 1 / (1 - percentile)
 * and each further nine takes the same room. The page draws it ({@code js/curves.js}).
 */
final class LatencyCurve {

    /** Enough for a smooth line in a few hundred pixels. */
    private static final int POINTS_PER_DECADE = 12;

    private LatencyCurve() {}

    /** Points as {@code x,baseline,candidate} in nanoseconds, separated by semicolons; empty when one side is not known. */
    static String of(Latencies baseline, Latencies candidate) {
        if (baseline.count() < 2 || candidate.count() < 2) {
            return "";
        }
        StringBuilder points = new StringBuilder();
        long most = Math.max(baseline.count(), candidate.count());
        for (int i = 0; ; i++) {
            double x = Math.min(most, Math.pow(10, (double) i / POINTS_PER_DECADE));
            points.append(i == 0 ? "" : ";")
                    .append(x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3f", x))
                    .append(',')
                    .append(at(baseline, x))
                    .append(',')
                    .append(at(candidate, x));
            if (x >= most) {
                return points.toString();
            }
        }
    }

    /** Empty where the side has not so many calls that it could be known. */
    private static String at(Latencies calls, double x) {
        if (x > calls.count()) {
            return "";
        }
        double share = Math.max(1 - 1 / x, 0.5 / calls.count());
        return Long.toString(Math.round(calls.quantile(share)));
    }
}
