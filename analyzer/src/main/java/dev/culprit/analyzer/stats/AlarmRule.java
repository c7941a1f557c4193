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

    /** Whether the function counts as slower; never with fewer than {@link Tuning#DECISIVE_FORKS} forks. */
    public boolean slower(Estimate estimate, double share) {
        return estimate.isDecisive() && holds(estimate.slower(), share);
    }

    /** Whether the function counts as faster; never with fewer than {@link Tuning#DECISIVE_FORKS} forks. */
    public boolean faster(Estimate estimate, double share) {
        return estimate.isDecisive() && holds(estimate.faster(), share);
    }

    /** Whether the function would count as slower with more forks that say the same. */
    public boolean suspect(Estimate estimate, double share) {
        return !estimate.isDecisive() && holds(estimate.slower(), share);
    }

    public AlarmRule withRate(double newRate) {
        return new AlarmRule(newRate, minimumSize, minimumImpact);
    }

    private boolean holds(Evidence evidence, double share) {
        return evidence.holds(rate, minimumSize) && share * Math.expm1(evidence.size()) >= minimumImpact;
    }
}
