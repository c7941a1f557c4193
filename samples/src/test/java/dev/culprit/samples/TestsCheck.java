package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares the tests of a report and of its profiles with what the launcher said of the same runs. Collects all that is wrong. */
final class TestsCheck {

    private static final double TOLERANCE = 0.02;

    /** A launcher tells times to the millisecond, and its listeners are called a little before and after. */
    private static final double MILLIS_PER_TEST = 2;

    private TestsCheck() {}

    static List<String> failures(SideRuns runs, JsonNode report) throws Exception {
        List<String> failures = new ArrayList<>();
        checkResults(runs, failures);
        checkCounts(runs, report.path("tests"), failures);
        for (JsonNode test : report.path("tests")) {
            checkPhases(runs.side() + " " + test.path("id").asText(), test, failures);
        }
        for (JsonNode profile : profiles(runs.set())) {
            checkProfile(runs, profile, failures);
        }
        return failures;
    }

    /** culprit must not change how a test ends. */
    private static void checkResults(SideRuns runs, List<String> failures) {
        for (LauncherReport recorded : runs.recorded()) {
            if (!recorded.statuses().equals(runs.plain().get(0).statuses())) {
                failures.add(runs.side() + " ends otherwise with culprit: " + recorded.statuses() + ", without: "
                        + runs.plain().get(0).statuses());
            }
        }
    }

    private static void checkCounts(SideRuns runs, JsonNode tests, List<String> failures) {
        LauncherReport launcher = runs.recorded().get(0);
        for (String status : List.of("PASSED", "FAILED", "SKIPPED")) {
            long told = 0;
            for (JsonNode test : tests) {
                told += test.path("status").asText().equals(status) ? 1 : 0;
            }
            if (told != launcher.count(status)) {
                failures.add(
                        runs.side() + " has " + told + " tests " + status + ", the launcher " + launcher.count(status));
            }
        }
    }

    private static void checkPhases(String test, JsonNode node, List<String> failures) {
        double sum = 0;
        for (JsonNode phase : node.path("phases")) {
            sum += phase.asDouble();
        }
        double wall = node.path("wallNanos").asDouble();
        if (!(Math.abs(sum - wall) <= TOLERANCE * wall)) {
            failures.add(test + ": phases take " + sum + " ns, the test " + wall + " ns");
        }
    }

    private static List<JsonNode> profiles(Path set) throws Exception {
        List<JsonNode> profiles = new ArrayList<>();
        for (Path file : ProfileCheck.files(set)) {
            JsonNode tests = ProfileCheck.member(file, "tests.json");
            if (!tests.path("tests").isEmpty()) {
                profiles.add(tests);
            }
        }
        return profiles;
    }

    /** The tests of one JVM, whose phases must add up, and take what some recorded run took by the launcher's clock. */
    private static void checkProfile(SideRuns runs, JsonNode profile, List<String> failures) {
        double sum = 0;
        for (JsonNode test : profile.path("tests")) {
            long wall = test.path("wallNanos").asLong();
            long phases = test.path("setupNanos").asLong()
                    + test.path("bodyNanos").asLong()
                    + test.path("teardownNanos").asLong();
            if (Math.abs(phases - wall) > TOLERANCE * wall) {
                failures.add(
                        runs.side() + " " + test.path("id").asText() + ": phases take " + phases + " ns of " + wall);
            }
            sum += wall / 1e6;
        }
        double millis = sum;
        int tests = profile.path("tests").size();
        boolean isKnown = runs.recorded().stream()
                .mapToDouble(run -> run.testMillis().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .anyMatch(told -> Math.abs(told - millis) <= TOLERANCE * told + MILLIS_PER_TEST * tests);
        if (!isKnown) {
            failures.add(String.format(
                    Locale.ROOT,
                    "%s: the tests of a profile take %.0f ms, those of the launcher %s",
                    runs.side(),
                    millis,
                    runs.recorded()));
        }
        long discovered = profile.path("suite").path("discovered").asLong();
        if (discovered != runs.recorded().get(0).statuses().size()) {
            failures.add(runs.side() + " discovered " + discovered + " tests, the launcher "
                    + runs.recorded().get(0).statuses().size());
        }
    }
}
