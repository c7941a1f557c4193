package dev.culprit.analyzer.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        List<double[]> knots = new ArrayList<>();
        int planned = 0;
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            planned += x.length / bins + (bin < x.length % bins ? 1 : 0);
            int to = endOfTies(x, order, planned);
            if (to > from) {
                knots.add(medians(x, y, Arrays.copyOfRange(order, from, to)));
                from = to;
            }
        }
        double[] binX = knots.stream().mapToDouble(k -> k[0]).toArray();
        double[] binY = knots.stream().mapToDouble(k -> k[1]).toArray();
        return new Trend(binX, binY);
    }

    /** Equal x stay in one bin: which of them come first says nothing. */
    private static int endOfTies(double[] x, int[] order, int planned) {
        int end = planned;
        while (end < order.length && x[order[end]] == x[order[end - 1]]) {
            end++;
        }
        return end;
    }

    private static double[] medians(double[] x, double[] y, int[] members) {
        return new double[] {
            Robust.median(Arrays.stream(members).mapToDouble(i -> x[i]).toArray()),
            Robust.median(Arrays.stream(members).mapToDouble(i -> y[i]).toArray())
        };
    }

    double at(double at) {
        return Interpolation.at(at, x, y);
    }
}
