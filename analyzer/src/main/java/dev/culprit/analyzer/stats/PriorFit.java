package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns from all functions how noisy each is expected to be. Matched by quantiles, so that a few outliers do not matter. */
final class PriorFit {

    private static final double LOWEST_VARIANCE = 1e-12;

    private final List<Measurement> measurements;
    private final Covariates covariates;

    PriorFit(List<Measurement> measurements, Covariates covariates) {
        this.measurements = measurements;
        this.covariates = covariates;
    }

    /** The prior; null with fewer than {@link Tuning#MIN_FOR_PRIOR} functions to learn from. */
    @Nullable
    Prior fit() {
        double df = measurements.stream()
                .mapToDouble(Measurement::degreesOfFreedom)
                .max()
                .orElse(0);
        // Only functions seen in every fork: one F distribution has one number of residual degrees of freedom.
        int[] fitted = IntStream.range(0, measurements.size())
                .filter(i ->
                        measurements.get(i).isKnown() && measurements.get(i).degreesOfFreedom() == df)
                .toArray();
        if (fitted.length < Tuning.MIN_FOR_PRIOR) {
            return null;
        }
        return df > 0 ? fromVariances(fitted, df) : fromSinglePair(fitted);
    }

    /** s2 / s02(x) ~ F(df, d0). */
    private Prior fromVariances(int[] fitted, double df) {
        double[] logs = logs(m -> Math.max(m.variance(), LOWEST_VARIANCE));
        double[] trend = covariates.trend(logs, fitted);
        double[] rest =
                Arrays.stream(fitted).mapToDouble(i -> logs[i] - trend[i]).toArray();
        double distance = Robust.quantile(rest, .75) - Robust.quantile(rest, .25);
        double prior = PriorTable.fromQuartiles(distance, df);
        double median = PriorTable.medianF(df, prior);
        double[] variance = Arrays.stream(trend).map(t -> Math.exp(t) / median).toArray();
        return new Prior(variance, Math.min(prior, Tuning.PRIOR_CAP));
    }

    /** One pair: d ~ s0(x) * t(d0), the empirical null of this very pair. */
    private Prior fromSinglePair(int[] fitted) {
        double[] logs = logs(m -> Math.max(Math.abs(m.log()), 1e-9));
        double[] trend = covariates.trend(logs, fitted);
        double[] size = Arrays.stream(fitted)
                .mapToDouble(i -> Math.exp(logs[i] - trend[i]))
                .toArray();
        double freedom = Math.min(PriorTable.fromTails(Robust.quantile(size, .90)), Tuning.SINGLE_PRIOR_CAP);
        double median = PriorTable.medianAbsoluteT(freedom);
        double[] variance =
                Arrays.stream(trend).map(t -> square(Math.exp(t) / median)).toArray();
        return new Prior(variance, freedom);
    }

    private double[] logs(ToDoubleFunction<Measurement> value) {
        return measurements.stream()
                .mapToDouble(m -> Math.log(value.applyAsDouble(m)))
                .toArray();
    }

    private static double square(double value) {
        return value * value;
    }
}
