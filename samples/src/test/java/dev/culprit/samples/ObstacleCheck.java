package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.samples.Suite.ExpectedObstacle;
import dev.culprit.samples.Suite.Side;
import java.util.ArrayList;
import java.util.List;

/** Compares the reasons why more workers are not faster with the comments in the source. */
final class ObstacleCheck {

    private ObstacleCheck() {}

    static List<String> failures(Side side, JsonNode obstacles) {
        List<String> failures = new ArrayList<>();
        for (ExpectedObstacle expected : side.obstacles()) {
            boolean isNamed = false;
            for (JsonNode obstacle : obstacles) {
                isNamed |= obstacle.path("cause").asText().equals(expected.cause())
                        && obstacle.at("/callSite/file").asText().equals(side.file())
                        && obstacle.at("/callSite/line").asInt() == expected.line();
            }
            if (!isNamed) {
                failures.add(side + ":" + expected.line() + " expected obstacle(" + expected.cause() + "), got "
                        + obstacles);
            }
        }
        return failures;
    }
}
