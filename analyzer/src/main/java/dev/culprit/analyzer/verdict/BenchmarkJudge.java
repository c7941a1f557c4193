package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.UncomparedBenchmark;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.Evidence;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.Tuning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares scores of benchmarks and concludes. A fork is the sample, as iterations of one fork share its compiled code; all benchmarks are one
 * family of tests, so that the more there are, the more evidence each needs.
 */
public final class BenchmarkJudge {

    private final Thresholds thresholds;

    private BenchmarkJudge(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * The comparison of two results.
     *
     * @param baseline how to call the one side
     * @param candidate how to call the other
     * @param command what repeats it
     */
    public static BenchmarkComparison judge(
            String baseline,
            List<Benchmark> before,
            String candidate,
            List<Benchmark> after,
            Thresholds thresholds,
            String command) {
        BenchmarkPairs pairs = BenchmarkPairs.of(before, after);
        List<ComparedBenchmark> compared =
                pairs.pairs().isEmpty() ? List.of() : new BenchmarkJudge(thresholds).compare(pairs.pairs());
        Verdict verdict = verdict(compared, pairs.refusals().isEmpty());
        List<UncomparedBenchmark> uncompared = new ArrayList<>(pairs.refusals());
        uncompared.addAll(pairs.oneSided());
        return new BenchmarkComparison(
                verdict,
                reasons(verdict, compared, pairs),
                compared.stream().anyMatch(ComparedBenchmark::failed),
                baseline,
                candidate,
                thresholds.confidence(),
                compared,
                uncompared,
                command);
    }

    /** What the verdict is from comes first. */
    private static List<String> reasons(Verdict verdict, List<ComparedBenchmark> compared, BenchmarkPairs pairs) {
        List<String> reasons = new ArrayList<>();
        pairs.refusals().forEach(refusal -> reasons.add(refusal.reason()));
        if (!compared.isEmpty()) {
            reasons.add(verdict == Verdict.NOT_COMPARABLE ? reasons.size() : 0, counted(compared));
        } else if (reasons.isEmpty()) {
            reasons.add("The sides have no benchmark in common.");
        }
        pairs.oneSided().forEach(one -> reasons.add(one.reason()));
        return reasons;
    }

    private List<ComparedBenchmark> compare(List<BenchmarkPairs.Pair> pairs) {
        int before =
                pairs.stream().mapToInt(pair -> pair.baseline().forks()).max().orElse(0);
        int after =
                pairs.stream().mapToInt(pair -> pair.candidate().forks()).max().orElse(0);
        // No common mode is looked for: a fork of one benchmark ran at another time than that of the next.
        List<FunctionCosts> costs = pairs.stream()
                .map(pair -> new FunctionCosts(
                        padded(pair.baseline().logTimes(), before),
                        padded(pair.candidate().logTimes(), after),
                        1,
                        Double.NaN,
                        1,
                        true,
                        false))
                .toList();
        List<Estimate> estimates =
                FunctionTest.run(new Observations(costs, false)).estimates();
        List<ComparedBenchmark> compared = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            compared.add(compared(pairs.get(i), estimates.get(i)));
        }
        compared.sort(Comparator.comparing((ComparedBenchmark one) -> one.verdict() == Verdict.REGRESSED ? 0 : 1)
                .thenComparing(one -> Double.isNaN(one.ratio()) ? 0 : -one.ratio()));
        return compared;
    }

    /** Benchmarks may have been measured by more forks than others: NaN beyond them. */
    private static double[] padded(double[] values, int length) {
        double[] padded = Arrays.copyOf(values, length);
        Arrays.fill(padded, values.length, length, Double.NaN);
        return padded;
    }

    private ComparedBenchmark compared(BenchmarkPairs.Pair pair, Estimate estimate) {
        int before = pair.baseline().forks();
        int after = pair.candidate().forks();
        Interval interval = estimate.isKnown() ? estimate.ratioInterval(thresholds.confidence()) : Interval.UNKNOWN;
        Verdict verdict = isEnough(before, after) ? verdict(estimate, interval) : Verdict.INCONCLUSIVE;
        return new ComparedBenchmark(
                pair.baseline(),
                pair.candidate(),
                estimate.ratio(),
                interval,
                estimate.log() > 0 ? estimate.slower().q() : estimate.faster().q(),
                verdict,
                verdict == Verdict.REGRESSED && estimate.ratio() >= 1 + thresholds.fail(),
                reason(verdict, estimate, interval, before, after));
    }

    /** A change is none that the interval beside it does not show: the evidence looks in one direction, the interval in both. */
    private Verdict verdict(Estimate estimate, Interval interval) {
        double rate = 1 - thresholds.confidence();
        double size = Math.log1p(thresholds.warn());
        if (estimate.isKnown() && interval.low() > 1 && estimate.slower().holds(rate, size)) {
            return Verdict.REGRESSED;
        }
        if (estimate.isKnown() && interval.high() < 1 && estimate.faster().holds(rate, size)) {
            return Verdict.IMPROVED;
        }
        return estimate.isKnown() && estimate.upperBound(thresholds.confidence()) < size
                ? Verdict.UNCHANGED
                : Verdict.INCONCLUSIVE;
    }

    private String reason(Verdict verdict, Estimate estimate, Interval interval, int before, int after) {
        double warn = thresholds.warn() * 100;
        return switch (verdict) {
            case REGRESSED ->
                String.format(
                        Locale.ROOT, "Takes longer beyond what its forks vary, measured at %.0f %% or more.", warn);
            case IMPROVED ->
                String.format(
                        Locale.ROOT, "Takes less time beyond what its forks vary, measured at %.0f %% or more.", warn);
            case UNCHANGED ->
                String.format(
                        Locale.ROOT,
                        "At %.0f %% confidence an operation does not take longer by as much as %.0f %%.",
                        thresholds.confidence() * 100,
                        warn);
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> doubt(estimate, interval, before, after);
        };
    }

    private String doubt(Estimate estimate, Interval interval, int before, int after) {
        if (!isEnough(before, after)) {
            return String.format(
                    Locale.ROOT,
                    "%d and %d forks cannot tell a change from noise; %d a side can (-f %3$d).",
                    before,
                    after,
                    Tuning.DECISIVE_FORKS);
        }
        if (!estimate.isKnown()) {
            return "Too few of its scores are above 0 to be compared.";
        }
        boolean alone = interval.low() > 1 && isChangeAlone(estimate.slower())
                || interval.high() < 1 && isChangeAlone(estimate.faster());
        return alone
                ? "Alone it would be a change, but among so many benchmarks one may look like that by chance;"
                        + " more forks would tell."
                : String.format(
                        Locale.ROOT,
                        "The forks vary too much to tell a change of %.0f %% from none; more would.",
                        thresholds.warn() * 100);
    }

    private static boolean isEnough(int before, int after) {
        return Math.min(before, after) >= Tuning.DECISIVE_FORKS;
    }

    /** Whether only the number of benchmarks keeps it from being one. */
    private boolean isChangeAlone(Evidence evidence) {
        return evidence.p() <= 1 - thresholds.confidence() && evidence.size() >= Math.log1p(thresholds.warn());
    }

    /** What one benchmark hides, the others do not make up for; and what cannot be compared hides no regression of the others. */
    private static Verdict verdict(List<ComparedBenchmark> compared, boolean allComparable) {
        if (has(compared, Verdict.REGRESSED)) {
            return Verdict.REGRESSED;
        }
        if (compared.isEmpty() || !allComparable) {
            return Verdict.NOT_COMPARABLE;
        }
        if (has(compared, Verdict.INCONCLUSIVE)) {
            return Verdict.INCONCLUSIVE;
        }
        return has(compared, Verdict.IMPROVED) ? Verdict.IMPROVED : Verdict.UNCHANGED;
    }

    private static boolean has(List<ComparedBenchmark> compared, Verdict verdict) {
        return compared.stream().anyMatch(one -> one.verdict() == verdict);
    }

    private static String counted(List<ComparedBenchmark> compared) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.REGRESSED, Verdict.IMPROVED, Verdict.UNCHANGED, Verdict.INCONCLUSIVE)) {
            long count =
                    compared.stream().filter(one -> one.verdict() == verdict).count();
            if (count > 0) {
                parts.add(count + " " + verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        return "Of " + compared.size() + (compared.size() == 1 ? " benchmark " : " benchmarks ")
                + String.join(", ", parts) + ".";
    }
}
