package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.samples.SideRuns.Saving;
import dev.culprit.samples.Suite.ExpectedFinding;
import dev.culprit.samples.Suite.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares the findings of a report with the comments in the source. Collects all that is wrong. */
final class FindingsCheck {

    private static final double TOLERANCE = 0.2;

    private FindingsCheck() {}

    /** Each expected finding must be there, at its line, and no other line may be named. */
    static List<String> failures(Side side, JsonNode findings) {
        List<String> failures = new ArrayList<>();
        for (ExpectedFinding expected : side.findings()) {
            if (find(expected, side, findings).isMissingNode()) {
                failures.add(side + ":" + expected.line() + " expected finding(" + expected.rule() + "), got "
                        + describe(findings));
            }
        }
        for (JsonNode finding : findings) {
            if (!isExplained(finding, side)) {
                failures.add(side + " expected nothing else, got " + describe(finding));
            }
        }
        return failures;
    }

    /**
     * What the expected findings predict must be what the fix saves, to a fifth of that. How far the rounds are apart is how well that is known,
     * and runs that a busy machine makes slower with culprit than without predict more: they are what culprit has seen.
     *
     * @param slowdown how many times longer the recorded runs take
     */
    static List<String> savingFailures(Side side, JsonNode findings, Saving measured, double slowdown) {
        double predicted = predictedMillis(side, findings);
        if (predicted >= (1 - TOLERANCE) * measured.low()
                && predicted <= (1 + TOLERANCE) * slowdown * measured.high()) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%s predicts a saving of %.0f ms, the fix saves %.0f ms (%.0f to %.0f), recorded runs take %.2f times as long: %s",
                side,
                predicted,
                measured.median(),
                measured.low(),
                measured.high(),
                slowdown,
                describe(findings)));
    }

    /** What the expected findings promise together. */
    static double predictedMillis(Side side, JsonNode findings) {
        double nanos = 0;
        for (ExpectedFinding expected : side.findings()) {
            nanos += find(expected, side, findings).path("savingNanos").asDouble();
        }
        return nanos / 1e6;
    }

    /** Another rule may have its say about an expected line. */
    private static boolean isExplained(JsonNode finding, Side side) {
        JsonNode site = finding.path("callSite");
        int line = site.path("line").asInt();
        return site.path("file").asText().equals(side.file())
                && (side.findings().stream().anyMatch(expected -> expected.line() == line)
                        || side.possible()
                                .contains(new ExpectedFinding(
                                        line, finding.path("rule").asText())));
    }

    private static JsonNode find(ExpectedFinding expected, Side side, JsonNode findings) {
        for (JsonNode finding : findings) {
            JsonNode site = finding.path("callSite");
            if (finding.path("rule").asText().equals(expected.rule())
                    && site.path("file").asText().equals(side.file())
                    && site.path("line").asInt() == expected.line()) {
                return finding;
            }
        }
        return findings.path(findings.size());
    }

    private static String describe(JsonNode node) {
        return node.isArray() && node.isEmpty() ? "nothing" : node.toString();
    }
}
