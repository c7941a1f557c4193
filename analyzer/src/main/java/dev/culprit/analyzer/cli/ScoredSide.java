package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Results of JMH.
 *
 * @param benchmarks all that are in them
 * @param summary what a reader needs to know about them
 */
record ScoredSide(List<Benchmark> benchmarks, SideSummary summary) implements MeasuredSide, BaselineSearch.Opened {

    ScoredSide {
        benchmarks = List.copyOf(benchmarks);
    }

    static ScoredSide load(ProfileSet set) throws CommandFailure {
        List<Benchmark> benchmarks = BenchmarkInput.read(set);
        int forks = benchmarks.stream().mapToInt(Benchmark::forks).max().orElse(0);
        SideSummary summary = new SideSummary(
                set.label(),
                null,
                forks,
                BenchmarkInput.files(set.paths()).size(),
                SideSummary.TestCounts.NONE,
                BenchmarkInput.environment(set),
                List.of());
        return new ScoredSide(benchmarks, summary);
    }

    @Override
    public Contents contents() {
        return Contents.BENCHMARKS;
    }

    @Override
    public EnvironmentClass environment() {
        return EnvironmentClass.of(summary);
    }

    @Override
    public TestSet tests() {
        TreeSet<String> titles = new TreeSet<>();
        benchmarks.forEach(benchmark -> titles.add(benchmark.title()));
        return new TestSet(titles);
    }

    @Override
    public List<ProfileFile> files(List<Path> paths) {
        return BenchmarkInput.files(paths).stream()
                .map(path -> new ProfileFile(path, 0))
                .toList();
    }
}
