package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Finds prior degrees of freedom from a spread, by a table of quantiles and interpolation. */
final class PriorTable {

    private static final double[] GRID = {1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 14, 20, 30, 50, 100};

    /** Spread of log F by residual degrees of freedom; remembered, as each entry costs thirty root searches. */
    private static final Map<Double, double[]> LOG_F = new ConcurrentHashMap<>();

    private static final double[] T_RATIO = negated(Arrays.stream(GRID)
            .map(df -> StudentT.quantile(.95, df) / StudentT.quantile(.75, df))
            .toArray());

    private PriorTable() {}

    /** Prior for which log F(df, prior) has this distance between its quartiles. */
    static double fromQuartiles(double distance, double df) {
        return Interpolation.at(-distance, LOG_F.computeIfAbsent(df, PriorTable::logF), GRID);
    }

    /** Degrees of freedom for which |t| has this ratio of its 90 % quantile to its median. */
    static double fromTails(double ratio) {
        return Interpolation.at(-ratio, T_RATIO, GRID);
    }

    static double medianF(double df, double prior) {
        return new FDistribution(df, prior).inverseCumulativeProbability(.5);
    }

    static double medianAbsoluteT(double df) {
        return new TDistribution(df).inverseCumulativeProbability(.75);
    }

    private static double[] logF(double df) {
        return negated(Arrays.stream(GRID)
                .map(prior -> {
                    FDistribution f = new FDistribution(df, prior);
                    return Math.log(f.inverseCumulativeProbability(.75) / f.inverseCumulativeProbability(.25));
                })
                .toArray());
    }

    private static double[] negated(double[] descending) {
        return Arrays.stream(descending).map(v -> -v).toArray();
    }
}
