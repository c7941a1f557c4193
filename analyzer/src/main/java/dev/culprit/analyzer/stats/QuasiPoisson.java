package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * Compares amounts that are known from samples. Samples scatter like Poisson counts, and runs scatter more than that: the variance of a
 * count is taken as dispersion times mean (McCullagh and Nelder, Generalized Linear Models, 1989, 6.2). The dispersion of a function is learned from its
 * own forks (Pearson's statistic), shrunk towards the median of all functions, and never below 1. With one fork a side it cannot be
 * learned and is assumed; see {@link Tuning#SINGLE_DISPERSION}.
 */
public final class QuasiPoisson {

    /** Samples per fork that a function needs to say anything about the dispersion of all. */
    private static final double TELLING = 5;

    private QuasiPoisson() {}

    /**
     * One function on both sides.
     *
     * @param baseline amount per fork, such as nanoseconds
     * @param baselinePerSample what one sample stands for in each fork, above 0
     * @param candidate the same of the candidate
     * @param candidatePerSample the same of the candidate
     */
    public record Observed(
            double[] baseline, double[] baselinePerSample, double[] candidate, double[] candidatePerSample) {

        public Observed {
            if (baseline.length != baselinePerSample.length || candidate.length != candidatePerSample.length) {
                throw new IllegalArgumentException(
                        "amounts and what a sample stands for differ in their number of forks");
            }
        }

        /** Whether a side has nothing that tells how far its forks are apart. */
        boolean hasSingleSide() {
            return baseline.length == 1 || candidate.length == 1;
        }

        boolean isSingle() {
            return baseline.length == 1 && candidate.length == 1;
        }
    }

    /**
     * A change.
     *
     * @param baseline mean amount
     * @param candidate mean amount
     * @param baselineError standard error of {@code baseline}; NaN when unknown
     * @param candidateError standard error of {@code candidate}; NaN when unknown
     * @param degreesOfFreedom of the errors
     */
    public record Change(
            double baseline, double candidate, double baselineError, double candidateError, double degreesOfFreedom) {

        public double delta() {
            return candidate - baseline;
        }

        /** Probability that nothing but chance looks at least so much larger; 1 when the errors are unknown. */
        public double pMore() {
            return tail(delta());
        }

        /** Probability that nothing but chance looks at least so much smaller; 1 when the errors are unknown. */
        public double pLess() {
            return tail(-delta());
        }

        private double tail(double difference) {
            double error = Math.hypot(baselineError, candidateError);
            return Double.isNaN(error) ? 1 : StudentT.upperTail(difference / error, degreesOfFreedom);
        }

        /** Candidate / baseline; NaN when the baseline is 0. */
        public double ratio() {
            return baseline == 0 ? Double.NaN : candidate / baseline;
        }

        /** Of the ratio, by the delta method on its logarithm; unknown when a side is 0. */
        public Interval interval(double confidence) {
            if (baseline <= 0 || candidate <= 0) {
                return Interval.UNKNOWN;
            }
            double error = Math.hypot(baselineError / baseline, candidateError / candidate);
            double half = error * StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom);
            return new Interval(ratio() * Math.exp(-half), ratio() * Math.exp(half));
        }

        /** Of the difference. */
        public Interval deltaInterval(double confidence) {
            double half = Math.hypot(baselineError, candidateError)
                    * StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom);
            return new Interval(delta() - half, delta() + half);
        }
    }

    /** The changes of all functions of a comparison, in their order. */
    public static List<Change> compare(List<Observed> family) {
        double common = commonDispersion(family);
        return family.stream().map(observed -> compare(observed, common)).toList();
    }

    /**
     * The same of samples that do not weigh alike, of which the sum of their squares is not known: a mean weight per sample says too little of how
     * much the amounts scatter. So the forks alone say it: where a side has one, the errors are unknown, and else no function is taken for
     * steadier than its own forks are.
     */
    public static List<Change> compareUneven(List<Observed> family) {
        double common = commonDispersion(family);
        return family.stream().map(observed -> compareUneven(observed, common)).toList();
    }

    private static Change compareUneven(Observed observed, double common) {
        if (observed.hasSingleSide()) {
            return new Change(
                    StatUtils.mean(observed.baseline), StatUtils.mean(observed.candidate), Double.NaN, Double.NaN, 1);
        }
        double freedom = degreesOfFreedom(observed);
        return change(observed, Math.max(shrunk(observed, common), pearson(observed) / freedom), 0, freedom);
    }

    private static Change compare(Observed observed, double common) {
        if (observed.isSingle()) {
            return change(
                    observed, Tuning.SINGLE_DISPERSION, Tuning.SINGLE_VARIATION, Tuning.SINGLE_DEGREES_OF_FREEDOM);
        }
        return change(observed, shrunk(observed, common), 0, Tuning.DISPERSION_PRIOR + degreesOfFreedom(observed));
    }

    private static double shrunk(Observed observed, double common) {
        double weight = Tuning.DISPERSION_PRIOR;
        return Math.max(1, (weight * common + pearson(observed)) / (weight + degreesOfFreedom(observed)));
    }

    private static Change change(Observed observed, double dispersion, double variation, double freedom) {
        double before = StatUtils.mean(observed.baseline);
        double after = StatUtils.mean(observed.candidate);
        return new Change(
                before,
                after,
                error(before, observed.baselinePerSample, dispersion, variation),
                error(after, observed.candidatePerSample, dispersion, variation),
                freedom);
    }

    /** Of a mean; that of nothing is known as well as that of one sample in all. */
    private static double error(double mean, double[] perSample, double dispersion, double variation) {
        double forks = perSample.length;
        double sample = StatUtils.mean(perSample);
        double atLeast = Math.max(mean, sample / forks);
        double ofRuns = variation * mean;
        return Math.sqrt(dispersion * atLeast * sample / forks + ofRuns * ofRuns / forks);
    }

    private static double degreesOfFreedom(Observed observed) {
        return observed.baseline.length + observed.candidate.length - 2;
    }

    /** The median dispersion of the functions that have enough samples; at least 1. */
    private static double commonDispersion(List<Observed> family) {
        double[] known = family.stream()
                .filter(observed -> degreesOfFreedom(observed) > 0 && samples(observed) >= TELLING)
                .mapToDouble(observed -> pearson(observed) / degreesOfFreedom(observed))
                .toArray();
        return known.length == 0 ? 1 : Math.max(1, Robust.median(known));
    }

    private static double samples(Observed observed) {
        return Math.min(
                StatUtils.mean(observed.baseline) / StatUtils.mean(observed.baselinePerSample),
                StatUtils.mean(observed.candidate) / StatUtils.mean(observed.candidatePerSample));
    }

    private static double pearson(Observed observed) {
        return pearson(observed.baseline, observed.baselinePerSample)
                + pearson(observed.candidate, observed.candidatePerSample);
    }

    private static double pearson(double[] amounts, double[] perSample) {
        double mean = StatUtils.mean(amounts);
        double sample = Robust.mean(perSample);
        double expected = Math.max(mean, sample / amounts.length);
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            double off = amounts[i] - mean;
            sum += off * off / (perSample[i] * expected);
        }
        return sum;
    }
}
