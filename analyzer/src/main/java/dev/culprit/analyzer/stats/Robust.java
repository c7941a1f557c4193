package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** Order statistics that leave out NaN, and are NaN of nothing. */
public final class Robust {

    private Robust() {}

    static double[] known(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    /** NaN of nothing, or of anything unknown. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** NaN of nothing. */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996). */
    static double quantile(double[] values, double fraction) {
        double[] known = known(values);
        if (known.length == 0) {
            return Double.NaN;
        }
        return new Percentile().withEstimationType(EstimationType.R_7).evaluate(known, fraction * 100);
    }

    /**
     * The value with half of the weight on either side, or the mean of the two values that meet there, so that negated values
     * have the negated median.
     */
    static double weightedMedian(double[] values, double[] weights) {
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]) && weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double half = Arrays.stream(order).mapToDouble(i -> weights[i]).sum() / 2;
        double slack = half * 1e-12;
        double below = 0;
        for (int k = 0; k < order.length; k++) {
            double upTo = below + weights[order[k]];
            if (upTo > half + slack) {
                boolean meets = k > 0 && below >= half - slack;
                return meets ? (values[order[k - 1]] + values[order[k]]) / 2 : values[order[k]];
            }
            below = upTo;
        }
        return Double.NaN;
    }
}
