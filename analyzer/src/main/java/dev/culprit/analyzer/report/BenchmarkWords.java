package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How scores of benchmarks are written. */
final class BenchmarkWords {

    private static final MathContext DIGITS = new MathContext(4);
    private static final int MOST_REASONS = 2;

    private final Amounts amounts;
    private final String arrow;
    private final String dots;

    /**
     * @param arrow what stands between the scores of both sides
     * @param dots what stands between the ends of an interval
     */
    BenchmarkWords(Amounts amounts, String arrow, String dots) {
        this.amounts = amounts;
        this.arrow = arrow;
        this.dots = dots;
    }

    /** Such as {@code 11.3 -> 14.2 ns/op}. */
    String scores(ComparedBenchmark one) {
        return number(one.baseline().score()) + " " + arrow + " " + score(one.candidate());
    }

    /** Mean over the forks, such as {@code 11.3 ns/op}. */
    static String score(Benchmark benchmark) {
        return number(benchmark.score()) + " " + benchmark.unit();
    }

    /** That of each fork, such as {@code 11.2, 11.4 ns/op}. */
    static String forkScores(Benchmark benchmark) {
        return Arrays.stream(benchmark.forkScores())
                        .mapToObj(BenchmarkWords::number)
                        .collect(Collectors.joining(", "))
                + " " + benchmark.unit();
    }

    /** Such as {@code 5 + 5 forks}. */
    static String forks(ComparedBenchmark one) {
        return one.baseline().forks() + " + " + one.candidate().forks() + " forks";
    }

    /** Change of the time of one operation, such as {@code +25.7 % (+20.1 % .. +31.5 %)}. */
    String change(ComparedBenchmark one) {
        return one.interval().isKnown() ? size(one) + " (" + interval(one) + ")" : size(one);
    }

    /** Such as {@code +25.7 %}. */
    String size(ComparedBenchmark one) {
        return Double.isNaN(one.ratio()) ? "unknown" : amounts.change(one.ratio());
    }

    /** Such as {@code +20.1 % .. +31.5 %}; empty when it is not known. */
    String interval(ComparedBenchmark one) {
        return one.interval().isKnown()
                ? amounts.range(one.interval().low(), one.interval().high(), " " + dots + " ")
                : "";
    }

    /** What is set off in the sentence on top. */
    static String subject(BenchmarkComparison comparison) {
        return switch (comparison.verdict()) {
            case REGRESSED, IMPROVED -> comparison.count(comparison.verdict()) + " of " + all(comparison);
            case UNCHANGED -> "No change";
            case INCONCLUSIVE -> "Not decided";
            case NOT_COMPARABLE -> "Not comparable";
            case NO_BASELINE -> "No baseline";
        };
    }

    /** The rest of the sentence on top. */
    static String predicate(BenchmarkComparison comparison) {
        int count = comparison.count(comparison.verdict());
        return switch (comparison.verdict()) {
            case REGRESSED -> count == 1 ? "takes more time" : "take more time";
            case IMPROVED -> count == 1 ? "takes less time" : "take less time";
            case UNCHANGED -> "in " + all(comparison);
            case INCONCLUSIVE -> "for " + count + " of " + all(comparison);
            case NOT_COMPARABLE -> "";
            case NO_BASELINE -> "to compare with";
        };
    }

    private static String all(BenchmarkComparison comparison) {
        int all = comparison.benchmarks().size();
        return all + (all == 1 ? " benchmark" : " benchmarks");
    }

    /** What the verdict is about most of all, such as {@code +25.7 % time per operation (...) in a.B.c}; why, where nothing changed. */
    String most(BenchmarkComparison comparison) {
        ComparedBenchmark changed = changed(comparison);
        return changed != null
                ? size(changed) + " time per operation (" + interval(changed) + ") in " + changed.title()
                : comparison.benchmarks().stream()
                        .filter(one -> one.verdict() == comparison.verdict())
                        .map(ComparedBenchmark::reason)
                        .distinct()
                        .limit(MOST_REASONS)
                        .collect(Collectors.joining(" "));
    }

    /** The one that got slowest, or fastest where none got slower; null where none did. */
    static @Nullable ComparedBenchmark changed(BenchmarkComparison comparison) {
        Comparator<ComparedBenchmark> slowest = Comparator.comparingDouble(ComparedBenchmark::ratio);
        boolean slower = comparison.verdict() == Verdict.REGRESSED;
        return slower || comparison.verdict() == Verdict.IMPROVED
                ? comparison.benchmarks().stream()
                        .filter(one -> one.verdict() == comparison.verdict())
                        .max(slower ? slowest : slowest.reversed())
                        .orElse(null)
                : null;
    }

    /** Four digits at least, without an exponent where that is readable: JMH's own three decimals say nothing about operations that take long. */
    private static String number(double score) {
        double size = Math.abs(score);
        if (size == 0 || size >= 1 && size < 1e7) {
            return String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", score);
        }
        return size >= 1e-4 && size < 1
                ? new BigDecimal(score).round(DIGITS).toPlainString()
                : String.format(Locale.ROOT, "%.3e", score);
    }
}
