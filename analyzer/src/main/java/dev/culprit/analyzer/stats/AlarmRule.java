package dev.culprit.analyzer.stats;

/**
 * When a slower function is reported.
 *
 * @param rate false discovery rate, such as 0.05
 * @param minimumSize log of the ratio of the function itself, such as {@code Math.log(1.05)}
 * @param minimumImpact slow-down of the whole that it must explain, such as 0.0025
 */
public record AlarmRule(double rate, double minimumSize, double minimumImpact) {

    public static final AlarmRule DEFAULT = new AlarmRule(0.05, Math.log(1.05), 0.0025);

    /** Whether the function counts as slower. */
    public boolean slower(Estimate estimate, double share) {
        return holds(estimate.slower(), share);
    }

    /** Whether the function counts as faster. */
    public boolean faster(Estimate estimate, double share) {
        return holds(estimate.faster(), share);
    }

    public AlarmRule withRate(double newRate) {
        return new AlarmRule(newRate, minimumSize, minimumImpact);
    }

    private boolean holds(Evidence evidence, double share) {
        return evidence.holds(rate, minimumSize) && share * Math.expm1(evidence.size()) >= minimumImpact;
    }
}
