package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.samples.Suite.ExpectedHandler;
import dev.culprit.samples.Suite.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares telemetry handlers with what the comments say of their lines. */
final class TelemetryCheck {

    /** Depends on the numbers drawn, and on the machine. */
    private static final Set<String> OF_CHANCE = Set.of("COSTLY");

    private TelemetryCheck() {}

    /** What is otherwise in a report than the comments of {@code side} say. */
    static List<String> failures(Side side, JsonNode handlers) {
        List<String> failures = new ArrayList<>();
        for (ExpectedHandler expected : side.handlers()) {
            JsonNode found = at(handlers, expected.line(), side.file());
            String where = side + ":" + expected.line() + " ";
            if (found.isMissingNode()) {
                failures.add(where + "no handler is registered there; found " + lines(handlers));
            } else {
                failures.addAll(failures(where, expected, found));
            }
        }
        for (JsonNode handler : handlers) {
            boolean isExpected = side.handlers().stream()
                    .anyMatch(expected -> handler == at(handlers, expected.line(), side.file()));
            if (!isExpected && !findings(handler).isEmpty()) {
                failures.add(side + " says nothing of " + handler.path("class") + " with " + findings(handler) + " at "
                        + handler.path("registeredAt"));
            }
        }
        return failures;
    }

    private static List<String> failures(String where, ExpectedHandler expected, JsonNode found) {
        List<String> failures = new ArrayList<>();
        if (!found.path("kind").asText().equals(expected.kind())) {
            failures.add(where + "expected " + expected.kind() + ", got " + found.path("kind"));
        }
        if (!findings(found).equals(new TreeSet<>(expected.findings()))) {
            failures.add(where + "expected " + expected.findings() + ", got " + findings(found) + ": "
                    + found.path("explanation"));
        }
        if (!(found.path("totalNanos").asDouble() > 0) || !(found.path("calls").asDouble() > 0)) {
            failures.add(
                    where + "without a cost: " + found.path("calls") + " calls, " + found.path("totalNanos") + " ns");
        }
        return failures;
    }

    private static Set<String> findings(JsonNode handler) {
        Set<String> findings = new TreeSet<>();
        handler.path("findings").forEach(finding -> findings.add(finding.asText()));
        findings.removeAll(OF_CHANCE);
        return findings;
    }

    /** All sides are called alike in their line tables: the one source file of a class. */
    private static JsonNode at(JsonNode handlers, int line, String file) {
        for (JsonNode handler : handlers) {
            JsonNode place = handler.path("registeredAt");
            if (place.path("line").asInt() == line
                    && place.path("file").asText().equals(file)) {
                return handler;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<String> lines(JsonNode handlers) {
        List<String> lines = new ArrayList<>();
        handlers.forEach(handler -> lines.add(handler.path("class").asText() + "@"
                + handler.path("registeredAt").path("line")));
        return lines;
    }
}
