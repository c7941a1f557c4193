package dev.culprit.analyzer.stats;

/** The only place of the numbers that the method was calibrated with. */
public final class Tuning {

    /** Functions with a smaller mean share of the total are not tested; they could not matter. */
    public static final double FAMILY_SHARE = 0.001;

    /** The part of the error budget that is reserved for functions whose bytecode changed. */
    public static final double CHANGED_SHARE = 0.3;

    /** Forks (pairs) from which on time can decide. */
    public static final int DECISIVE_FORKS = 3;

    /** Reference functions needed to tell the machine's common mode. */
    public static final int MIN_REFERENCES = 5;

    /** Functions needed to learn how variances differ between functions. */
    public static final int MIN_FOR_PRIOR = 10;

    /** The prior is never worth more forks: functions with two JIT states are not chi-square (uncapped: .21-.33 alarms). */
    static final double PRIOR_CAP = 4;

    /** The same for a single pair, where even the shape of the noise is taken from the functions themselves. */
    static final double SINGLE_PRIOR_CAP = 3;

    private Tuning() {}
}
