package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.stats.Estimate;
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
        List<String> reasons = new ArrayList<>(pairs.refusals());
        boolean comparable = reasons.isEmpty() && !pairs.pairs().isEmpty();
        if (reasons.isEmpty() && !comparable) {
            reasons.add("The sides have no benchmark in common.");
        }
        List<ComparedBenchmark> compared =
                comparable ? new BenchmarkJudge(thresholds).compare(pairs.pairs()) : List.of();
        Verdict verdict = comparable ? verdict(compared) : Verdict.NOT_COMPARABLE;
        boolean failed = compared.stream()
                .anyMatch(one -> one.verdict() == Verdict.REGRESSED && one.ratio() >= 1 + thresholds.fail());
        if (comparable) {
            reasons.add(counted(compared));
        }
        reasons.addAll(pairs.oneSided());
        return new BenchmarkComparison(
                verdict, reasons, failed, baseline, candidate, thresholds.confidence(), compared, command);
    }

    private List<ComparedBenchmark> compare(List<BenchmarkPairs.Pair> pairs) {
        int before = pairs.stream()
                .mapToInt(pair -> pair.baseline().forkScores().length)
                .max()
                .orElse(0);
        int after = pairs.stream()
                .mapToInt(pair -> pair.candidate().forkScores().length)
                .max()
                .orElse(0);
        // No common mode is looked for: a fork of one benchmark ran at another time than that of the next.
        List<FunctionCosts> costs = pairs.stream()
                .map(pair -> new FunctionCosts(
                        OperationTime.logs(pair.baseline(), before),
                        OperationTime.logs(pair.candidate(), after),
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

    private ComparedBenchmark compared(BenchmarkPairs.Pair pair, Estimate estimate) {
        double[] before = pair.baseline().forkScores();
        double[] after = pair.candidate().forkScores();
        boolean enough = Math.min(before.length, after.length) >= Tuning.DECISIVE_FORKS;
        Verdict verdict = enough ? verdict(estimate) : Verdict.INCONCLUSIVE;
        Interval interval = estimate.isKnown() ? estimate.ratioInterval(thresholds.confidence()) : Interval.UNKNOWN;
        return new ComparedBenchmark(
                pair.candidate(),
                mean(before),
                mean(after),
                before.length,
                after.length,
                estimate.ratio(),
                interval,
                estimate.log() > 0 ? estimate.slower().q() : estimate.faster().q(),
                verdict,
                reason(verdict, enough, before.length, after.length));
    }

    private Verdict verdict(Estimate estimate) {
        double rate = 1 - thresholds.confidence();
        double size = Math.log1p(thresholds.warn());
        if (estimate.isKnown() && estimate.slower().holds(rate, size)) {
            return Verdict.REGRESSED;
        }
        if (estimate.isKnown() && estimate.faster().holds(rate, size)) {
            return Verdict.IMPROVED;
        }
        return estimate.isKnown() && estimate.upperBound(thresholds.confidence()) < size
                ? Verdict.UNCHANGED
                : Verdict.INCONCLUSIVE;
    }

    private String reason(Verdict verdict, boolean enough, int before, int after) {
        double confidence = thresholds.confidence() * 100;
        double warn = thresholds.warn() * 100;
        if (!enough) {
            return String.format(
                    Locale.ROOT,
                    "%d and %d forks cannot tell a change from noise; %d a side can (-f %3$d).",
                    before,
                    after,
                    Tuning.DECISIVE_FORKS);
        }
        return switch (verdict) {
            case REGRESSED ->
                String.format(
                        Locale.ROOT, "An operation takes at least %.0f %% longer, beyond what its forks vary.", warn);
            case IMPROVED ->
                String.format(
                        Locale.ROOT,
                        "An operation takes less time by at least %.0f %%, beyond what its forks vary.",
                        warn);
            case UNCHANGED ->
                String.format(
                        Locale.ROOT,
                        "At %.0f %% confidence an operation does not take longer by as much as %.0f %%.",
                        confidence,
                        warn);
            default ->
                String.format(
                        Locale.ROOT,
                        "The forks vary too much to tell a change of %.0f %% from none; more would.",
                        warn);
        };
    }

    /** What one benchmark hides, the others do not make up for. */
    private static Verdict verdict(List<ComparedBenchmark> compared) {
        for (Verdict verdict : List.of(Verdict.REGRESSED, Verdict.INCONCLUSIVE, Verdict.IMPROVED)) {
            if (compared.stream().anyMatch(one -> one.verdict() == verdict)) {
                return verdict;
            }
        }
        return Verdict.UNCHANGED;
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

    private static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElse(Double.NaN);
    }
}
