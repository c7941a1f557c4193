package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Thresholds;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * What a check goes by: what was typed, else what {@code culprit.yml} says, else the defaults.
 *
 * @param thresholds what counts as a regression
 * @param strict whether a comparison that cannot be trusted closes the gate
 * @param maxAge from which age on a baseline is called old
 * @param maxCommits from how many commits on it is
 * @param gating what closes the gate at all
 */
record CheckSettings(Thresholds thresholds, boolean strict, Duration maxAge, int maxCommits, Set<GateMetric> gating) {

    /** What a strict gate fails at when nobody says otherwise. */
    private static final Fraction STRICT = new Fraction(0.10);

    private static final Duration OLD = Duration.ofDays(30);
    private static final int MANY = 200;

    static CheckSettings of(ThresholdOptions typed, ParseResult parsed, GateFile file) throws CommandFailure {
        GateThresholds said = file.thresholds();
        boolean strict = typed.strict || file.strict();
        ThresholdOptions all = new ThresholdOptions();
        all.warn = typed.warn != null ? typed.warn : said.warn();
        all.fail = parsed.hasMatchedOption("--fail") ? typed.fail : fail(said, typed.fail, strict);
        boolean given = parsed.hasMatchedOption("--confidence") || said.confidence() == null;
        all.confidence = given ? typed.confidence : said.confidence();
        Duration age = file.maxAge();
        Integer commits = file.maxCommits();
        return new CheckSettings(
                gating(all.thresholds(), said),
                strict,
                age == null ? OLD : age,
                commits == null ? MANY : commits,
                said.gating());
    }

    private static Fraction fail(GateThresholds said, Fraction usual, boolean strict) {
        Fraction fail = said.fail() == null ? usual : said.fail();
        if (!strict) {
            return fail;
        }
        return said.strict() != null ? said.strict() : fail.value() < STRICT.value() ? fail : STRICT;
    }

    private static Thresholds gating(Thresholds all, GateThresholds said) {
        double bytes =
                said.allocation() == null ? all.bytes() : 1 + said.allocation().value();
        return new Thresholds(
                all.warn(),
                said.gating().contains(GateMetric.TIME) ? all.fail() : Double.POSITIVE_INFINITY,
                all.confidence(),
                said.gating().contains(GateMetric.ALLOCATION) ? bytes : Double.POSITIVE_INFINITY);
    }
}
