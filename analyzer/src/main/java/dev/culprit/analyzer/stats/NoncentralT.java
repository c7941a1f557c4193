package dev.culprit.analyzer.stats;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * The upper tail of the noncentral t distribution, which the library does not have: P(T &gt; t) is the mean of
 * Phi(ncp - t s) over s = sqrt(chi-square / df).
 */
final class NoncentralT {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(40, -1, 1);

    /** Standard deviations of s, or of the normal, beyond which nothing contributes. */
    private static final double REACH = 9;

    private final double t;
    private final double df;
    private final double ncp;
    private final double logFactor;

    private NoncentralT(double t, double df, double ncp) {
        this.t = t;
        this.df = df;
        this.ncp = ncp;
        this.logFactor = Math.log(2) + df / 2 * Math.log(df / 2) - Gamma.logGamma(df / 2);
    }

    /** P(T &gt; t) for t &gt; 0. */
    static double upperTail(double t, double df, double ncp) {
        return new NoncentralT(t, df, ncp).upperTail();
    }

    private double upperTail() {
        double low = Math.max(0, 1 - REACH / Math.sqrt(2 * df));
        double high = 1 + REACH / Math.sqrt(2 * df);
        // The normal falls from 1 to 0 around s = ncp / t, steeply for a large t: the pieces follow it.
        double fallStart = clamp((ncp - REACH) / t, low, high);
        double fallEnd = clamp((ncp + REACH) / t, low, high);
        return integrate(low, fallStart) + integrate(fallStart, fallEnd) + integrate(fallEnd, high);
    }

    /** Over u = sqrt(s), in which the density has no root at 0. */
    private double integrate(double from, double to) {
        double start = Math.sqrt(from);
        double half = (Math.sqrt(to) - start) / 2;
        return half <= 0
                ? 0
                : half
                        * RULE.integrate(x -> {
                            double u = start + half * (1 + x);
                            return 2 * u * integrand(u * u);
                        });
    }

    private double integrand(double s) {
        double density = Math.exp(logFactor + (df - 1) * Math.log(s) - df * s * s / 2);
        return density * Erf.erfc((t * s - ncp) / Math.sqrt(2)) / 2;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
