package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.stats.Measurement.Guard;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one or two arms, joined by the Cauchy combination test (Liu and Xie, JASA 115 (2020)), which holds for small p
 * values however the arms depend on each other: two arms that agree count as one, and an arm that says nothing costs the other
 * a factor 2. An arm that contradicts counts as one that says nothing.
 */
record JoinedArms(Arm moderated, @Nullable Arm welch, Guard guard) {

    private static final int BISECTIONS = 50;

    double pSlower() {
        return joined(moderated.pSlower(), welch == null ? Double.NaN : welch.pSlower());
    }

    double pFaster() {
        return joined(moderated.pFaster(), welch == null ? Double.NaN : welch.pFaster());
    }

    Evidence slower(double q) {
        boolean own = welch != null && welch.pSlower() < moderated.pSlower();
        double size = own ? welch.sizeSlower() : moderated.sizeSlower();
        return new Evidence(guard.slower() ? size : Math.min(size, 0), pSlower(), q);
    }

    Evidence faster(double q) {
        boolean own = welch != null && welch.pFaster() < moderated.pFaster();
        double size = own ? welch.sizeFaster() : moderated.sizeFaster();
        return new Evidence(guard.faster() ? size : Math.min(size, 0), pFaster(), q);
    }

    /**
     * Log of the least slow-down that the arms do not exclude together at {@code rate}, one-sided; NaN when unknown. Found by bisection: of a smaller
     * change the joined p value is smaller, and the bound lies between those of both arms alone.
     */
    static double lowerBound(Arm moderated, @Nullable Arm welch, double rate) {
        double own = moderated.lowerBound(rate);
        if (welch == null || Double.isNaN(own) || Double.isNaN(welch.lowerBound(rate))) {
            return own;
        }
        double low = Math.min(moderated.lowerBound(rate / 2), welch.lowerBound(rate / 2));
        double high = Math.max(own, welch.lowerBound(rate));
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            double p = joined(
                    moderated.beyond(middle).pSlower(), welch.beyond(middle).pSlower());
            if (p > rate) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static double joined(double ofModerated, double ofWelch) {
        if (Double.isNaN(ofWelch) || Double.isNaN(ofModerated)) {
            return ofModerated;
        }
        double statistic = (cauchy(ofModerated) + cauchy(ofWelch)) / 2;
        // Both say nothing: one half is then the least that may be said.
        return statistic == 0 ? Math.min(1, 2 * Math.min(ofModerated, ofWelch)) : Math.atan(1 / statistic) / Math.PI;
    }

    /** The quantile of the Cauchy distribution, at least 0; of small p as 1 / (p pi), where the tangent loses its digits. */
    private static double cauchy(double p) {
        if (p >= 0.5) {
            return 0;
        }
        return p < 1e-8 ? 1 / (Math.max(p, Double.MIN_NORMAL) * Math.PI) : Math.tan((0.5 - p) * Math.PI);
    }
}
