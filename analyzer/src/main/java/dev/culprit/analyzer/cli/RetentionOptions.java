package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Retention;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many baselines are kept. What was typed comes before what {@code culprit.yml} says. */
final class RetentionOptions {

    @Option(
            names = "--keep",
            paramLabel = "K",
            description =
                    "Keep the last K commits of each branch in each environment, and of the others the first of each"
                            + " week (--weeks).")
    @Nullable
    Integer keep;

    @Option(
            names = "--weeks",
            paramLabel = "W",
            description =
                    "With --keep, for how many weeks the first commit of each is kept for 'culprit history'; 0 for none"
                            + " (default: " + Retention.USUAL_WEEKS + ").")
    @Nullable
    Integer weeks;

    void require() throws CommandFailure {
        if (keep != null) {
            Counts.requirePositive("--keep", keep);
        }
        if (weeks != null && weeks < 0) {
            throw new CommandFailure("--weeks " + weeks + " is less than 0");
        }
    }

    /** What is kept when something is saved; null for all. */
    @Nullable
    Retention whenSaved(GateFile file) {
        return retention(keep != null ? keep : file.keep(), weeks != null ? weeks : file.weeks());
    }

    /** The same by {@code culprit.yml} alone. */
    @Nullable
    static Retention ofFile(GateFile file) {
        return retention(file.keep(), file.weeks());
    }

    /**
     * What is kept when somebody prunes: how many commits is for them to say.
     *
     * @param olderThan what is removed in any case
     */
    Retention whenPruned(GateFile file, @Nullable Duration olderThan) {
        return new Retention(keep, weeks(weeks != null ? weeks : file.weeks()), olderThan);
    }

    private static @Nullable Retention retention(@Nullable Integer keep, @Nullable Integer weeks) {
        return keep == null ? null : new Retention(keep, weeks(weeks), null);
    }

    private static int weeks(@Nullable Integer said) {
        return said == null ? Retention.USUAL_WEEKS : said;
    }
}
