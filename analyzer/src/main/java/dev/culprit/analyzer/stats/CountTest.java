package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import java.util.Arrays;

/** Compares counts, which are exact or nearly so and therefore can decide in a single fork. */
public final class CountTest {

    /** Calls per operation or per call of the parent. */
    public static final CountTest CALLS = new CountTest(0.001);

    /** Allocated bytes: fork-to-fork variation measured at .02 % in the median, 2 % at worst of 28 functions. */
    public static final CountTest BYTES = new CountTest(0.003);

    private static final double SAME = 1e-12;

    private final double floor;

    private CountTest(double floor) {
        this.floor = floor;
    }

    /**
     * Compares values that are not negative, one per fork; NaN where there is none.
     *
     * @param baseline of the baseline's forks
     * @param candidate of the candidate's forks
     * @param confidence of the interval, such as 0.95
     */
    public CountEstimate compare(double[] baseline, double[] candidate, double confidence) {
        double[] b = checked(baseline);
        double[] c = checked(candidate);
        if (b.length == 0 || c.length == 0) {
            return estimate(CountKind.UNKNOWN, b, c, Double.NaN, Interval.UNKNOWN, Double.NaN);
        }
        if (isConstant(b) && isConstant(c)) {
            return exact(b, c);
        }
        return isPositive(b) && isPositive(c) ? onLogs(b, c, confidence) : onValues(b, c, confidence);
    }

    private static CountEstimate exact(double[] b, double[] c) {
        double ratio = ratio(b[0], c[0]);
        boolean alone = b.length == 1 && c.length == 1;
        if (alone && !(isInteger(b[0]) && isInteger(c[0])) && isSmall(ratio)) {
            return suspect(b, c, ratio);
        }
        double p = isConstant(new double[] {b[0], c[0]}) ? 1 : 0;
        return estimate(CountKind.EXACT, b, c, ratio, new Interval(ratio, ratio), p);
    }

    private CountEstimate onLogs(double[] b, double[] c, double confidence) {
        Arm arm = TwoSample.compare(logs(b), logs(c), floor * floor);
        Interval log = arm.interval(confidence);
        Interval ratio = new Interval(Math.exp(log.low()), Math.exp(log.high()));
        return measured(b, c, Math.exp(arm.log()), ratio, arm);
    }

    /** Where some fork counted nothing there is no log. */
    private CountEstimate onValues(double[] b, double[] c, double confidence) {
        double largest = Math.max(
                Arrays.stream(b).max().orElseThrow(), Arrays.stream(c).max().orElseThrow());
        Arm arm = TwoSample.compare(b, c, Math.pow(floor * largest, 2));
        double mean = Robust.mean(b);
        Interval delta = arm.interval(confidence);
        Interval ratio = mean > 0 ? new Interval(1 + delta.low() / mean, 1 + delta.high() / mean) : Interval.UNKNOWN;
        return measured(b, c, ratio(mean, Robust.mean(c)), ratio, arm);
    }

    private static CountEstimate measured(double[] b, double[] c, double ratio, Interval interval, Arm arm) {
        if (Math.min(b.length, c.length) < Tuning.DECISIVE_FORKS && isSmall(ratio)) {
            return suspect(b, c, ratio);
        }
        double p = Math.min(1, 2 * Math.min(arm.pSlower(), arm.pFaster()));
        return estimate(CountKind.MEASURED, b, c, ratio, interval, p);
    }

    private static CountEstimate suspect(double[] b, double[] c, double ratio) {
        return estimate(CountKind.SUSPECT, b, c, ratio, Interval.UNKNOWN, Double.NaN);
    }

    private static CountEstimate estimate(
            CountKind kind, double[] b, double[] c, double ratio, Interval interval, double p) {
        return new CountEstimate(kind, Robust.mean(b), Robust.mean(c), ratio, interval, p);
    }

    private static double ratio(double baseline, double candidate) {
        return baseline == candidate ? 1 : candidate / baseline;
    }

    private static boolean isSmall(double ratio) {
        return Math.abs(ratio - 1) < Tuning.UNSTABLE_COUNT;
    }

    private static boolean isInteger(double value) {
        return value == Math.rint(value);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(v -> Math.abs(v - values[0]) <= SAME * Math.abs(values[0]));
    }

    private static boolean isPositive(double[] values) {
        return Arrays.stream(values).allMatch(v -> v > 0);
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] checked(double[] values) {
        double[] known = Robust.known(values);
        for (double value : known) {
            if (value < 0 || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a count must be finite and not negative: " + value);
            }
        }
        return known;
    }
}
