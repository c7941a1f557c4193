package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.BenchmarkJudge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compared benchmarks, with round numbers. */
final class SampleBenchmarks {

    private static final double[] QUIET = {100, 101, 99, 100.5, 99.5};
    private static final double[] NOISY = {100, 160, 70, 130, 95};

    private SampleBenchmarks() {}

    /** Each verdict, each mode, and everything that keeps a benchmark from being compared. */
    static BenchmarkComparison regressed() {
        return named("com.acme.csv.Parse.line");
    }

    /** The same with a benchmark of such a name. */
    static BenchmarkComparison named(String name) {
        Map<String, String> wide = Map.of("columns", "1000", "quoted", "true");
        return compare(
                List.of(
                        benchmark("com.acme.csv.Parse.head", "avgt", Map.of(), "ns/op", 1, QUIET),
                        benchmark(name, "avgt", wide, "us/op", 1, QUIET),
                        benchmark(name, "avgt", Map.of("columns", "10", "quoted", "true"), "us/op", .01, QUIET),
                        benchmark("com.acme.csv.Write.table", "thrpt", Map.of(), "ops/s", 100, QUIET),
                        benchmark("com.acme.csv.Write.index", "ss", Map.of(), "ms/op", 1, NOISY),
                        benchmark("com.acme.csv.Sort.rows", "sample", Map.of(), "ms/op", 1e-6, 2, 3),
                        benchmark("com.acme.csv.Sort.nothing", "avgt", Map.of(), "ns/op", 0, QUIET),
                        benchmark("com.acme.csv.Unit.changed", "avgt", Map.of(), "ns/op", 1, QUIET),
                        benchmark("com.acme.csv.Gone.away", "avgt", Map.of(), "ns/op", 1, QUIET)),
                List.of(
                        benchmark("com.acme.csv.Parse.head", "avgt", Map.of(), "ns/op", 1.002, QUIET),
                        benchmark(name, "avgt", wide, "us/op", 1.3, QUIET),
                        benchmark(name, "avgt", Map.of("columns", "10", "quoted", "true"), "us/op", .0111, QUIET),
                        benchmark("com.acme.csv.Write.table", "thrpt", Map.of(), "ops/s", 250, QUIET),
                        benchmark("com.acme.csv.Write.index", "ss", Map.of(), "ms/op", 1.15, NOISY),
                        benchmark("com.acme.csv.Sort.rows", "sample", Map.of(), "ms/op", 1e-6, 2.1, 3.2),
                        benchmark("com.acme.csv.Sort.nothing", "avgt", Map.of(), "ns/op", 0, QUIET),
                        benchmark("com.acme.csv.Unit.changed", "avgt", Map.of(), "us/op", 1, QUIET),
                        benchmark("com.acme.csv.New.one", "avgt", Map.of(), "ns/op", 1, QUIET)));
    }

    /** One that did not change. */
    static BenchmarkComparison unchanged() {
        List<Benchmark> same = List.of(benchmark("a.A.run", "avgt", Map.of(), "ns/op", 1, QUIET));
        return compare(same, same);
    }

    /** One that got faster. */
    static BenchmarkComparison improved() {
        return compare(
                List.of(benchmark("a.A.run", "thrpt", Map.of(), "ops/s", 1, QUIET)),
                List.of(benchmark("a.A.run", "thrpt", Map.of(), "ops/s", 1.5, QUIET)));
    }

    /** Too few forks. */
    static BenchmarkComparison undecided() {
        return compare(
                List.of(benchmark("a.A.run", "avgt", Map.of(), "ns/op", 1, 100, 102)),
                List.of(benchmark("a.A.run", "avgt", Map.of(), "ns/op", 1, 300, 310)));
    }

    /** Nothing that both sides have. */
    static BenchmarkComparison empty() {
        return compare(
                List.of(benchmark("a.A.run", "avgt", Map.of(), "ns/op", 1, QUIET)),
                List.of(benchmark("a.B.run", "avgt", Map.of(), "ns/op", 1, QUIET)));
    }

    /** So many that got the slower the later they come. */
    static BenchmarkComparison many(int count) {
        List<Benchmark> before = new ArrayList<>();
        List<Benchmark> after = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            before.add(benchmark("a.Many.run" + i, "avgt", Map.of(), "ns/op", 1, QUIET));
            after.add(benchmark("a.Many.run" + i, "avgt", Map.of(), "ns/op", 1.1 + 1.0 * i / count, QUIET));
        });
        return compare(before, after);
    }

    private static BenchmarkComparison compare(List<Benchmark> before, List<Benchmark> after) {
        return BenchmarkJudge.judge(
                "old.json", before, "new.json", after, Thresholds.DEFAULT, "culprit diff old.json new.json");
    }

    private static Benchmark benchmark(
            String name, String mode, Map<String, String> parameters, String unit, double factor, double... forks) {
        double[] scores = Arrays.stream(forks).map(score -> score * factor).toArray();
        return new Benchmark(name, mode, parameters, unit, scores);
    }
}
