package dev.culprit.analyzer.stats;

/** The only place of the numbers that the method was calibrated with. */
public final class Tuning {

    /** Functions with a smaller mean share of the total are not tested; they could not matter. */
    public static final double FAMILY_SHARE = 0.001;

    /**
     * The part of the error budget that is reserved for functions whose bytecode changed: half, as one of five changed methods
     * regresses (Shahedi et al., arXiv 2508.07084), and of unchanged ones hardly any.
     */
    public static final double CHANGED_SHARE = 0.5;

    /** Forks (pairs) from which on time can decide. */
    public static final int DECISIVE_FORKS = 3;

    /** Reference functions needed to tell the machine's common mode. */
    public static final int MIN_REFERENCES = 5;

    /**
     * Functions needed to learn how variances differ between functions. Simulated with 2 to 50 functions: below 8 the plain
     * test finds more (two functions, 5 pairs, +20 %: .92 instead of .06), from 8 on the moderated one does.
     */
    public static final int MIN_FOR_PRIOR = 8;

    /** The prior is never worth more forks: functions with two JIT states are not chi-square (uncapped: .21-.33 alarms). */
    static final double PRIOR_CAP = 4;

    /** The same for a single pair, where even the shape of the noise is taken from the functions themselves. */
    static final double SINGLE_PRIOR_CAP = 3;

    /** Bins of a trend, and functions per bin. */
    static final int TREND_BINS = 8;

    static final int TREND_BIN_SIZE = 25;

    /**
     * Standard deviation below which no measured time is believed to vary: the bucket width of a histogram. Equal buckets in
     * all forks would otherwise look like certainty.
     */
    static final double RESOLUTION = 0.001;

    /**
     * The spread of all functions must exceed what forks explain by this / sqrt(functions) before it counts as a bias of the
     * build: 1.5 standard errors of a ratio of median absolute deviations (1.17 / sqrt(functions)).
     */
    static final double BIAS_GATE = 1.5 * 1.17;

    /** When more than this part of the reference functions moved, their median tells nothing about the machine. */
    static final double SPLIT_PART = 0.4;

    /** What counts as moved for {@link #SPLIT_PART}: size (log) and two-sided significance. */
    static final double SPLIT_SIZE = Math.log(1.05);

    static final double SPLIT_LEVEL = 0.01;

    /** Two-sided level at which a global shift is also taken out of a function's own two-sample test. */
    static final double SHIFT_LEVEL = 0.05;

    /** Share of the total that a function must be unable to add before a comparison may end with "nothing there". */
    public static final double MATERIAL = 0.02;

    /** Pairs from which on a comparison may end with "nothing there", and labels may be swapped. */
    static final int PASS_FORKS = 5;

    /** An unstable-looking count that changes less than this is no evidence below {@link #DECISIVE_FORKS} forks. */
    static final double UNSTABLE_COUNT = 0.15;

    /** A change of less than this share of the baseline's allocated bytes is never named. */
    public static final double MATERIAL_BYTES = 0.005;

    /** Bytes per call are named from this ratio on; less could be the compiler's timing. */
    public static final double LEAST_BYTES_RATIO = 1.05;

    /**
     * From this ratio on a change of memory closes a gate, and of bytes per call one fork a side decides: fork to fork, bytes per
     * call vary by .02 % in the median of functions and 2 % in the worst.
     */
    public static final double MEMORY_FAIL = 1.5;

    /** Forks that the dispersion of all functions is worth beside a function's own. */
    static final double DISPERSION_PRIOR = 4;

    /** Assumed when there is one recording a side: samples of repeated runs were seen to scatter 1.5 to 3 times as much as Poisson counts. */
    static final double SINGLE_DISPERSION = 3;

    /**
     * Assumed when there is one recording a side: standard deviation of what one function takes, from run to run, relative to it. Two runs
     * of the same code differ by compilation and by the machine, and one pair cannot tell by how much.
     */
    static final double SINGLE_VARIATION = 0.25;

    /** As the two above are assumed and not estimated, Student's distribution is nearly normal. */
    static final double SINGLE_DEGREES_OF_FREEDOM = 30;

    private Tuning() {}
}
