package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.jmh.JmhResult;
import dev.culprit.analyzer.load.InputFiles;
import dev.culprit.analyzer.load.Reasons;
import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.samples.RecordedEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results of JMH as the sides of a comparison. */
final class BenchmarkInput {

    private static final int LOOKED_AT = 1 << 16;

    private BenchmarkInput() {}

    /**
     * Whether {@code set} is of such results.
     *
     * @throws CommandFailure if a path cannot be looked at, or does not exist where the others are such results
     */
    static boolean isOne(ProfileSet set) throws CommandFailure {
        Path missing = null;
        boolean found = false;
        for (Path path : set.paths()) {
            if (!Files.exists(path)) {
                missing = path;
            } else if (Files.isRegularFile(path) && recognises(path)) {
                found = true;
            } else {
                return false;
            }
        }
        if (found && missing != null) {
            throw new CommandFailure(missing + " does not exist; check the path");
        }
        return found;
    }

    private static boolean recognises(Path path) throws CommandFailure {
        try {
            return JmhResult.recognises(JmhResult.start(path, LOOKED_AT));
        } catch (IOException e) {
            throw new CommandFailure(Reasons.unreadable(path, e));
        }
    }

    /** Each file once: one that is named three times has no more forks than it has. */
    static List<Path> files(List<Path> paths) {
        Set<Path> seen = new HashSet<>();
        return paths.stream()
                .filter(path -> seen.add(InputFiles.identity(path)))
                .toList();
    }

    /** All benchmarks; forks of one that is in several files are put together. */
    static List<Benchmark> read(ProfileSet set) throws CommandFailure {
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        for (Path path : files(set.paths())) {
            try {
                for (Benchmark one : JmhResult.read(path)) {
                    benchmarks.merge(
                            one.title() + " " + one.mode() + " " + one.unit(),
                            one,
                            (known, more) -> known.with(more.forkScores()));
                }
            } catch (IOException e) {
                throw new CommandFailure(Reasons.unreadable(path, e));
            }
        }
        return List.copyOf(benchmarks.values());
    }

    /** What is known of the environment, by fact; of several JVMs all. */
    static Map<String, String> environment(ProfileSet set) throws CommandFailure {
        RecordedEnvironment environment = new RecordedEnvironment();
        for (Path path : files(set.paths())) {
            try {
                environment.add(JmhResult.environment(path));
            } catch (IOException e) {
                throw new CommandFailure(Reasons.unreadable(path, e));
            }
        }
        return environment.facts();
    }

    /** @throws CommandFailure if {@code option}, which needs more than scores, was given */
    static void refuse(String option, boolean given) throws CommandFailure {
        if (given) {
            throw new CommandFailure(
                    option + ": results of JMH have scores, and no calls, stacks or lines of code; there are the"
                            + " text, --html, --json, --markdown, --junit, --summary and --badge");
        }
    }
}
