package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What the noise of a function depends on: how well its calls within a fork tell its cost, and its share of the time. With the
 * share alone functions of few calls would poison the prior of all others (power .31 instead of .54 at +10 %, 3 pairs).
 */
final class Covariates {

    private final double[] logError;
    private final double[] logShare;

    private Covariates(double[] logError, double[] logShare) {
        this.logError = logError;
        this.logShare = logShare;
    }

    static Covariates of(List<FunctionCosts> functions) {
        double[] error = functions.stream()
                .mapToDouble(f -> f.relativeError() > 0 ? Math.log(f.relativeError()) : Double.NaN)
                .toArray();
        double[] share =
                functions.stream().mapToDouble(f -> Math.log(f.share())).toArray();
        return new Covariates(neutral(error), neutral(share));
    }

    /** Trend of values on the within-fork error first, then of the rest on the share; one value per function. */
    double[] trend(double[] values, int[] fitted) {
        Trend onError = Trend.fit(pick(logError, fitted), pick(values, fitted));
        double[] rest = Arrays.stream(fitted)
                .mapToDouble(i -> values[i] - onError.at(logError[i]))
                .toArray();
        Trend onShare = Trend.fit(pick(logShare, fitted), rest);
        double[] trend = new double[logError.length];
        Arrays.setAll(trend, i -> onError.at(logError[i]) + onShare.at(logShare[i]));
        return trend;
    }

    /** An unknown covariate becomes the median one, which says nothing. */
    private static double[] neutral(double[] values) {
        double median = Robust.median(values);
        double fill = Double.isNaN(median) ? 0 : median;
        return Arrays.stream(values).map(v -> Double.isNaN(v) ? fill : v).toArray();
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }
}
