package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.samples.Suite.ExpectedObstacle;
import dev.culprit.samples.Suite.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a setting that is slower although it has more workers names the planted lines, and no other setting any. */
final class LossCheck {

    private static final double LEAST = 1.05;

    private LossCheck() {}

    /**
     * What is wrong.
     *
     * @param one the first setting of the JSON result
     * @param eight the setting with more workers
     */
    static List<String> failures(Side side, JsonNode one, JsonNode eight) {
        boolean slower = eight.at("/againstFirst/outcome").asText().equals("SLOWER");
        double before = one.at("/wallNanos/median").asDouble();
        double after = eight.at("/wallNanos/median").asDouble();
        JsonNode finding = eight.at("/findings/0");
        List<String> failures = new ArrayList<>();
        if (slower && after > LEAST * before) {
            if (Math.abs(finding.path("savingNanos").asDouble() - (after - before)) > 1e6) {
                failures.add(String.format(
                        Locale.ROOT, "%s loses %.0f ms, found is %s", side, (after - before) / 1e6, finding));
            }
            side.obstacles().stream()
                    .filter(expected -> !names(finding.path("lines"), expected))
                    .forEach(expected -> failures.add(
                            side + ":" + expected.line() + " expected " + expected + " among the lines of " + finding));
        } else if (!finding.isMissingNode()) {
            failures.add(side + " gains from eight workers, yet there is " + finding);
        }
        return failures;
    }

    private static boolean names(JsonNode lines, ExpectedObstacle expected) {
        for (JsonNode line : lines) {
            if (line.at("/callSite/line").asInt() == expected.line()
                    && line.path("cause").asText().equals(expected.cause())
                    && line.at("/candidate/nanos").asDouble()
                            > line.at("/baseline/nanos").asDouble()) {
                return true;
            }
        }
        return false;
    }
}
