package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of two commands is to run.
 *
 * @param baselineCommand what is run for the baseline
 * @param candidateCommand what is run for the candidate
 * @param out directory for both profile sets and the logs
 * @param pairs most forks per side
 * @param warmup whether each command runs once uncounted before
 * @param maxTime after which no new pair is begun, null for no limit
 * @param ignoreFailures whether a fork that exits with another code than 0 counts all the same
 */
public record Plan(
        MeasuredCommand baselineCommand,
        MeasuredCommand candidateCommand,
        Path out,
        int pairs,
        boolean warmup,
        @Nullable Duration maxTime,
        boolean ignoreFailures) {

    public Plan {
        if (pairs < 1) {
            throw new IllegalArgumentException("pairs must be at least 1: " + pairs);
        }
    }

    public ProfileFolder baseline() {
        return new ProfileFolder(out.resolve("baseline"));
    }

    public ProfileFolder candidate() {
        return new ProfileFolder(out.resolve("candidate"));
    }

    public Path logs() {
        return out.resolve("logs");
    }

    /** Forks to run in all, the uncounted ones included. */
    public int forks() {
        return 2 * (pairs + (warmup ? 1 : 0));
    }
}
