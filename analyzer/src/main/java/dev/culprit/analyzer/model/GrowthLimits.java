package dev.culprit.analyzer.model;

import dev.culprit.analyzer.model.Budget.Statistic;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may grow by how much against the baseline, beside the total.
 *
 * @param functions each function that is proven to have changed; null for no limit
 * @param percentiles what a call of each function takes, callees included, by percentile
 * @param memory the peaks of heap and resident memory; null for no limit
 */
public record GrowthLimits(
        @Nullable Limit functions,
        Map<Statistic, Limit> percentiles,
        @Nullable Limit memory) {

    public static final GrowthLimits NONE = new GrowthLimits(null, Map.of(), null);

    public GrowthLimits {
        percentiles = percentiles.isEmpty() ? Map.of() : new EnumMap<>(percentiles);
    }

    /**
     * From where on a growth matters, each as a share of the baseline such as 0.2.
     *
     * @param warn it is said
     * @param fail it closes the gate
     */
    public record Limit(double warn, double fail) {
        public Limit {
            if (!(warn > 0 && warn <= fail)) {
                throw new IllegalArgumentException("warn must be above 0 and not exceed fail: " + warn + ", " + fail);
            }
        }
    }

    public boolean isEmpty() {
        return functions == null && percentiles.isEmpty() && memory == null;
    }
}
