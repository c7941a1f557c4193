package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.stats.Measurement.Guard;
import org.jspecify.annotations.Nullable;

/** The evidence of one or two arms; the better of two costs a factor 2 (Bonferroni). */
record JoinedArms(Arm moderated, @Nullable Arm welch, Guard guard) {

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

    private static double joined(double ofModerated, double ofWelch) {
        return Double.isNaN(ofWelch) ? ofModerated : Math.min(1, 2 * Math.min(ofModerated, ofWelch));
    }
}
