package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkSeries;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many pairs of forks are taken, and which count. */
final class PairOptions {

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "How often to run each side. Default: until the answer is certain, at most "
                    + Looks.MOST_PAIRS + " times, looked at after 3, 5, 7 and 10.")
    @Nullable
    Integer forks;

    @Option(names = "--early-stop", description = "With --forks: stop before N when the answer is certain.")
    boolean earlyStop;

    @Option(
            names = "--whole-suite",
            description =
                    "Run all tests in every pair. Default: once few tests are undecided, further pairs run only these, if"
                            + " COMMAND is Maven or Gradle without a filter of tests.")
    boolean wholeSuite;

    @Option(names = "--no-warmup", description = "Do not run each side once uncounted before.")
    boolean noWarmup;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            converter = DurationConverter.class,
            description = "Begin no new pair of forks after T, such as 90s, 10m or 1h30m.")
    @Nullable
    Duration maxTime;

    @Option(names = "--ignore-failures", description = "Count forks that exit with another code than 0.")
    boolean ignoreFailures;

    /** @param budget the error rate of all looks together */
    Looks looks(double budget) throws CommandFailure {
        if (forks == null) {
            return Looks.early(Looks.MOST_PAIRS, budget);
        }
        Counts.requirePositive("--forks", forks);
        return earlyStop ? Looks.early(forks, budget) : Looks.once(forks, budget);
    }

    /**
     * When a matrix looks whether its claim is decided; its last look is after the last round.
     *
     * @param claimed whether something is claimed; if not, or when it is said how often to run, there is one look
     * @param budget the error rate of all looks together
     */
    Looks looksOfMatrix(boolean claimed, double budget) throws CommandFailure {
        if (forks != null) {
            Counts.requirePositive("--forks", forks);
            return Looks.once(forks, budget);
        }
        return claimed
                ? ClaimLooks.upTo(maxTime == null ? ClaimLooks.MOST_ROUNDS : ClaimLooks.MOST_IN_TIME, budget)
                : Looks.once(MatrixComparison.ROUNDS, budget);
    }

    Plan plan(List<ForkSeries> series, Path folder, int rounds) {
        return new Plan(series, folder, rounds, !noWarmup, maxTime, ignoreFailures);
    }

    Plan plan(MeasuredCommand baseline, MeasuredCommand candidate, Path folder, Looks looks) {
        return Plan.ofPairs(baseline, candidate, folder, looks.pairs(), !noWarmup, maxTime, ignoreFailures);
    }
}
