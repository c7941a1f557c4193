package dev.culprit.analyzer.stats;

/** Adjusts p values for the number of functions looked at. */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * Benjamini and Hochberg, JRSS B 57 (1995): the rate at which each hypothesis would just be reported.
     *
     * @param p one per hypothesis; NaN is no member of the family and stays NaN
     */
    public static double[] adjust(double[] p) {
        return adjust(p, new boolean[p.length]);
    }

    /**
     * Weighted by code evidence (Genovese, Roeder and Wasserman, Biometrika 93 (2006)): changed functions share
     * {@link Tuning#CHANGED_SHARE} of the budget, or their part of the family when that is larger. The weights come from
     * the code, not from the data, so the rate holds.
     */
    public static double[] adjust(double[] p, boolean[] changed) {
        throw new UnsupportedOperationException("not yet");
    }
}
