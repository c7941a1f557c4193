package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Thresholds;
import java.time.Duration;
import picocli.CommandLine.ParseResult;

/**
 * What a check goes by: what was typed, else what {@code culprit.yml} says, else the defaults.
 *
 * @param thresholds what counts as a regression
 * @param strict whether a comparison that cannot be trusted closes the gate
 * @param maxAge from which age on a baseline is called old
 * @param maxCommits from how many commits on it is
 */
record CheckSettings(Thresholds thresholds, boolean strict, Duration maxAge, int maxCommits) {

    private static final Duration OLD = Duration.ofDays(30);
    private static final int MANY = 200;

    static CheckSettings of(ThresholdOptions typed, ParseResult parsed, GateFile file) throws CommandFailure {
        ThresholdOptions all = new ThresholdOptions();
        all.warn = typed.warn != null ? typed.warn : file.warn();
        all.fail = parsed.hasMatchedOption("--fail") || file.fail() == null ? typed.fail : file.fail();
        boolean given = parsed.hasMatchedOption("--confidence") || file.confidence() == null;
        all.confidence = given ? typed.confidence : file.confidence();
        Duration age = file.maxAge();
        Integer commits = file.maxCommits();
        return new CheckSettings(
                all.thresholds(),
                typed.strict || file.strict(),
                age == null ? OLD : age,
                commits == null ? MANY : commits);
    }
}
