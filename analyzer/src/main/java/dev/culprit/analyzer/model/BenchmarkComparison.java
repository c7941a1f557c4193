package dev.culprit.analyzer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of comparing scores of benchmarks.
 *
 * @param verdict the conclusion over all
 * @param reasons why, most important first, one plain sentence each; those of {@code uncompared} are among them
 * @param failed whether a regression reaches the fail threshold, so that a gate must close
 * @param baseline how to call the one side
 * @param candidate how to call the other
 * @param confidence of intervals and of the evidence
 * @param benchmarks those that can be compared, slower ones first
 * @param uncompared those that cannot, or that only one side has
 * @param command what repeats this comparison
 */
public record BenchmarkComparison(
        Verdict verdict,
        List<String> reasons,
        boolean failed,
        String baseline,
        String candidate,
        double confidence,
        List<ComparedBenchmark> benchmarks,
        List<UncomparedBenchmark> uncompared,
        String command) {

    public BenchmarkComparison {
        reasons = List.copyOf(reasons);
        benchmarks = List.copyOf(benchmarks);
        uncompared = List.copyOf(uncompared);
    }

    /** The same with one more reason, the least important. */
    public BenchmarkComparison withReason(String reason) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return withReasons(all);
    }

    /** The same with these reasons. */
    public BenchmarkComparison withReasons(List<String> why) {
        return new BenchmarkComparison(
                verdict, why, failed, baseline, candidate, confidence, benchmarks, uncompared, command);
    }

    /**
     * The result when nothing is compared.
     *
     * @param verdict {@code NO_BASELINE} or {@code NOT_COMPARABLE}
     * @param reasons why not, most important first
     */
    public static BenchmarkComparison ofNothing(
            Verdict verdict,
            List<String> reasons,
            String baseline,
            String candidate,
            double confidence,
            String command) {
        return new BenchmarkComparison(
                verdict, reasons, false, baseline, candidate, confidence, List.of(), List.of(), command);
    }

    /** The same of which no benchmark for which {@code accepted} holds closes a gate. */
    public BenchmarkComparison accepting(Predicate<ComparedBenchmark> accepted) {
        List<ComparedBenchmark> judged = benchmarks.stream()
                .map(one -> one.failed() && accepted.test(one) ? one.accepted() : one)
                .toList();
        return new BenchmarkComparison(
                verdict,
                reasons,
                judged.stream().anyMatch(ComparedBenchmark::failed),
                baseline,
                candidate,
                confidence,
                judged,
                uncompared,
                command);
    }

    /**
     * Whether there is an answer for every benchmark of the baseline: one that regressed is none for the others, and one that failed is not
     * in JMH's result at all. What is new in the candidate has nothing that it could be slower than.
     */
    public boolean isDecided() {
        return verdict.isDecided()
                && benchmarks.stream().allMatch(one -> one.verdict().isDecided())
                && uncompared.stream().allMatch(one -> one.why() == UncomparedBenchmark.Why.ONLY_CANDIDATE);
    }

    /** How many of the benchmarks have this verdict. */
    public int count(Verdict wanted) {
        return (int) benchmarks.stream().filter(one -> one.verdict() == wanted).count();
    }
}
