package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * How far a series has come from one of its values, whether by steps or by a creep of which no commit has enough to be seen.
 *
 * <p>Two spreads limit what can be said: that of the forks of one commit, and that of the commits, which includes what a machine does from
 * day to day. The forks of one commit share the latter, so however many they are, they do not average it out. The larger error counts.
 */
public final class Drift {

    /** So many of the last commits stand for today: one alone could be a spike. */
    public static final int LAST = 3;

    private static final double LEAST_VARIANCE = Tuning.RESOLUTION * Tuning.RESOLUTION;

    private final int commits;
    private final double before;
    private final double after;
    private final Arm arm;

    private Drift(int commits, double before, double after, Arm arm) {
        this.commits = commits;
        this.before = before;
        this.after = after;
        this.arm = arm;
    }

    /**
     * From value {@code from} to the last ones after it.
     *
     * @param series in order; what is NaN or not positive was not measured
     * @param forks values of the forks of each of these commits
     * @return nothing when the value was not measured, or too little after it
     */
    public static Optional<Drift> of(double[] series, double[][] forks, int from) {
        int[] known = IntStream.range(0, series.length)
                .filter(i -> isKnown(series[i]))
                .toArray();
        int[] later = IntStream.of(known).filter(i -> i > from).toArray();
        if (from < 0 || from >= series.length || !isKnown(series[from]) || later.length == 0) {
            return Optional.empty();
        }
        int[] last = Arrays.copyOfRange(later, Math.max(0, later.length - LAST), later.length);
        double[] now = IntStream.of(last).mapToDouble(i -> Math.log(series[i])).toArray();
        double[] logs =
                IntStream.of(known).mapToDouble(i -> Math.log(series[i])).toArray();
        double log = Robust.mean(now) - Math.log(series[from]);
        Arm ofForks = byForks(forks, from, last, log);
        Arm ofCommits = byCommits(logs, last.length, log);
        return Optional.of(new Drift(
                last.length,
                series[from],
                Robust.median(IntStream.of(last).mapToDouble(i -> series[i]).toArray()),
                larger(ofForks, ofCommits)));
    }

    private static boolean isKnown(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static Arm byForks(double[][] forks, int from, int[] last, double log) {
        double[] then = logs(DoubleStream.of(forks[from]));
        double[] now = logs(IntStream.of(last).boxed().flatMapToDouble(i -> DoubleStream.of(forks[i])));
        if (then.length < 2 || now.length < 2) {
            return unknown(log);
        }
        Arm welch = TwoSample.compare(then, now, LEAST_VARIANCE);
        return new Arm(log, log, welch.standardError(), welch.degreesOfFreedom());
    }

    private static double[] logs(DoubleStream values) {
        return values.filter(Drift::isKnown).map(Math::log).toArray();
    }

    private static Arm byCommits(double[] logs, int last, double log) {
        if (logs.length < 2 * LAST) {
            return unknown(log);
        }
        double correlation = SeriesNoise.correlationOfDifferences(logs);
        // Neighbours that resemble each other differ by less than the series varies, and average out by less.
        double noise = SeriesNoise.ofDifferences(logs) / Math.sqrt(1 - correlation);
        double together = Math.min(1, (1 + correlation) / (1 - correlation) / last);
        // A standard deviation by median absolute deviations is worth .37 of as many squares (Huber, Robust Statistics,
        // 1981, section 5.1).
        double freedom = Math.max(1, 0.37 * (logs.length - 1));
        return new Arm(log, log, noise * Math.sqrt(1 + together), freedom);
    }

    private static Arm unknown(double log) {
        return new Arm(log, log, Double.NaN, Double.NaN);
    }

    private static Arm larger(Arm one, Arm other) {
        double half = one.standardError() * StudentT.quantile(0.975, one.degreesOfFreedom());
        double half2 = other.standardError() * StudentT.quantile(0.975, other.degreesOfFreedom());
        return Double.isNaN(half) || half2 > half ? other : one;
    }

    /** How many of the last commits stand for today. */
    public int commits() {
        return commits;
    }

    /** The value at the beginning. */
    public double before() {
        return before;
    }

    /** Median of the last values. */
    public double after() {
        return after;
    }

    /** Geometric mean of the last values, divided by the first one. */
    public double ratio() {
        return Math.exp(arm.log());
    }

    /** Of {@link #ratio}; unknown when there are neither forks nor commits enough. */
    public Interval interval(double confidence) {
        Interval logs = arm.interval(confidence);
        return logs.isKnown() ? new Interval(Math.exp(logs.low()), Math.exp(logs.high())) : Interval.UNKNOWN;
    }

    /** Two-sided; NaN when there are neither forks nor commits enough. */
    public double p() {
        return Math.min(1, 2 * Math.min(arm.pSlower(), arm.pFaster()));
    }

    /** Standard deviation of the logs of {@code values}: how far forks, or machines, are apart, as a ratio less one; NaN below two. */
    public static double spread(double[] values) {
        double[] logs = logs(DoubleStream.of(values));
        return logs.length < 2 ? Double.NaN : Math.expm1(Math.sqrt(StatUtils.variance(logs)));
    }
}
