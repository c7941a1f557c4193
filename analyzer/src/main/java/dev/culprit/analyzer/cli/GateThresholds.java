package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.GrowthLimits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where on {@code culprit.yml} has changes matter. What it does not say is null.
 *
 * @param warn change at or above which the verdict is {@code REGRESSED}
 * @param fail change at or above which the gate closes
 * @param strict the same where what cannot be trusted closes it as well
 * @param confidence of intervals and evidence
 * @param allocation how many more bytes close the gate, as a share of the baseline's
 * @param growth limits of functions, percentiles and memory
 * @param gating what closes the gate at all
 */
record GateThresholds(
        @Nullable Fraction warn,
        @Nullable Fraction fail,
        @Nullable Fraction strict,
        @Nullable Fraction confidence,
        @Nullable Fraction allocation,
        GrowthLimits growth,
        Set<GateMetric> gating) {

    static final GateThresholds NONE =
            new GateThresholds(null, null, null, null, null, GrowthLimits.NONE, GateMetric.ALL);

    GateThresholds {
        gating = Set.copyOf(gating);
    }
}
