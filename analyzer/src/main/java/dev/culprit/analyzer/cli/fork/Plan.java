package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are to be run in turn, and how often.
 *
 * @param series the commands, at least two, each with a directory of its own
 * @param out directory for all that is written
 * @param rounds most forks of each series
 * @param warmup whether each command runs once uncounted before
 * @param maxTime after which no new round is begun, null for no limit
 * @param ignoreFailures whether a fork that exits with another code than 0 counts all the same
 */
public record Plan(
        List<ForkSeries> series,
        Path out,
        int rounds,
        boolean warmup,
        @Nullable Duration maxTime,
        boolean ignoreFailures) {

    public Plan {
        series = List.copyOf(series);
        if (series.size() < 2) {
            throw new IllegalArgumentException("there must be at least 2 series: " + series.size());
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
        }
    }

    /** A comparison of two commands; both sets and the logs are below {@code out}. */
    public static Plan ofPairs(
            MeasuredCommand baseline,
            MeasuredCommand candidate,
            Path out,
            int pairs,
            boolean warmup,
            @Nullable Duration maxTime,
            boolean ignoreFailures) {
        List<ForkSeries> sides = List.of(
                new ForkSeries("baseline", baseline, new ProfileFolder(out.resolve("baseline"))),
                new ForkSeries("candidate", candidate, new ProfileFolder(out.resolve("candidate"))));
        return new Plan(sides, out, pairs, warmup, maxTime, ignoreFailures);
    }

    /** The first series. */
    public ProfileFolder baseline() {
        return series.get(0).profiles();
    }

    /** The second series. */
    public ProfileFolder candidate() {
        return series.get(1).profiles();
    }

    public Path logs() {
        return out.resolve("logs");
    }

    /** Forks to run in all, the uncounted ones included. */
    public int forks() {
        return series.size() * (rounds + (warmup ? 1 : 0));
    }
}
