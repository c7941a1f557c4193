package dev.culprit.analyzer.stats;

import java.util.Arrays;

/**
 * Compares an amount that a whole JVM spends, such as the time of its garbage collections, which may be zero and has no peers to
 * borrow a variance from. So it asks for more than a function does: every fork of one side beyond every fork of the other, and
 * Welch's test.
 */
public final class AmountTest {

    private static final double LEVEL = 0.01;

    /** Of a decisive change. */
    public static final double CONFIDENCE = 1 - LEVEL;

    private final double resolution;

    /** @param resolution unit of the amounts, such as a million nanoseconds for what is measured in milliseconds */
    public AmountTest(double resolution) {
        this.resolution = resolution;
    }

    /**
     * The change of an amount.
     *
     * @param baseline mean over the baseline's forks; NaN when unknown
     * @param candidate mean over the candidate's forks; NaN when unknown
     * @param decisive whether the forks prove a change
     * @param surely the size of the change that they vouch for, one-sided at 95 %; at least 0
     */
    public record Change(double baseline, double candidate, boolean decisive, double surely) {

        static final Change UNKNOWN = new Change(Double.NaN, Double.NaN, false, 0);

        public double delta() {
            return candidate - baseline;
        }
    }

    /** Compares amounts that are not negative, one per fork; unknown as soon as one is NaN. */
    public Change compare(double[] baseline, double[] candidate) {
        boolean known = Arrays.stream(baseline).allMatch(Double::isFinite)
                && Arrays.stream(candidate).allMatch(Double::isFinite)
                && Math.min(baseline.length, candidate.length) > 0;
        if (!known) {
            return Change.UNKNOWN;
        }
        Arm arm = TwoSample.compare(baseline, candidate, resolution * resolution);
        boolean enough = Math.min(baseline.length, candidate.length) >= Tuning.DECISIVE_FORKS;
        boolean decisive =
                enough && isSeparated(baseline, candidate) && Math.min(arm.pSlower(), arm.pFaster()) <= LEVEL / 2;
        double half = arm.standardError() * StudentT.quantile(0.95, arm.degreesOfFreedom());
        double surely = Double.isNaN(half) ? 0 : Math.max(0, Math.abs(arm.log()) - half);
        return new Change(Robust.mean(baseline), Robust.mean(candidate), decisive, surely);
    }

    private static boolean isSeparated(double[] one, double[] other) {
        return max(one) < min(other) || max(other) < min(one);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }
}
