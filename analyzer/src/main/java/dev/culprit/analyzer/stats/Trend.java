package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A robust trend of y on x: medians in bins of equal count, straight lines between them, level beyond the ends. */
final class Trend {

    private final double[] x;
    private final double[] y;

    private Trend(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** Fits to values without NaN; at least one. */
    static Trend fit(double[] x, double[] y) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int bins = Math.max(1, Math.min(Tuning.TREND_BINS, x.length / Tuning.TREND_BIN_SIZE));
        double[] binX = new double[bins];
        double[] binY = new double[bins];
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            int to = from + x.length / bins + (bin < x.length % bins ? 1 : 0);
            int[] members = Arrays.copyOfRange(order, from, to);
            binX[bin] =
                    Robust.median(Arrays.stream(members).mapToDouble(i -> x[i]).toArray());
            binY[bin] =
                    Robust.median(Arrays.stream(members).mapToDouble(i -> y[i]).toArray());
            from = to;
        }
        return new Trend(binX, binY);
    }

    double at(double at) {
        return Interpolation.at(at, x, y);
    }
}
