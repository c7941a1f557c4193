package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.jmh.JmhResult;
import dev.culprit.analyzer.model.Benchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of JMH as the sides of a comparison. */
final class BenchmarkInput {

    private static final int LOOKED_AT = 1 << 16;

    private BenchmarkInput() {}

    /** Whether {@code set} is of such results. */
    static boolean isOne(ProfileSet set) throws CommandFailure {
        for (Path path : set.paths()) {
            try {
                if (!Files.isRegularFile(path) || !recognises(path)) {
                    return false;
                }
            } catch (IOException e) {
                throw new CommandFailure(path + " cannot be read: " + e.getMessage());
            }
        }
        return !set.paths().isEmpty();
    }

    private static boolean recognises(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return JmhResult.recognises(in.readNBytes(LOOKED_AT));
        }
    }

    /** All benchmarks; forks of one that is in several files are put together. */
    static List<Benchmark> read(ProfileSet set) throws CommandFailure {
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        for (Path path : set.paths()) {
            try {
                for (Benchmark one : JmhResult.read(path)) {
                    benchmarks.merge(
                            one.title() + " " + one.mode() + " " + one.unit(),
                            one,
                            (known, more) -> known.with(more.forkScores()));
                }
            } catch (IOException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(benchmarks.values());
    }
}
