package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares the tests of a report and of its profiles with what the launcher said of the same runs. Collects all that is wrong. */
final class TestsCheck {

    private static final double TOLERANCE = 0.02;

    /** A launcher tells times to the millisecond, and its listeners are called a little before and after. */
    private static final double MILLIS_PER_TEST = 2;

    private static final double MOST = 0.6;

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

    /** The tests of one JVM, whose phases must add up, and which must take what the launcher says that they took in some recorded run. */
    private static void checkProfile(SideRuns runs, JsonNode profile, List<String> failures) {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (JsonNode test : profile.path("tests")) {
            long wall = test.path("wallNanos").asLong();
            long phases = test.path("setupNanos").asLong()
                    + test.path("bodyNanos").asLong()
                    + test.path("teardownNanos").asLong();
            if (Math.abs(phases - wall) > TOLERANCE * wall) {
                failures.add(
                        runs.side() + " " + test.path("id").asText() + ": phases take " + phases + " ns of " + wall);
            }
            millis.put(name(test, millis.keySet()), wall / 1e6);
        }
        if (runs.recorded().stream().noneMatch(run -> takesAsLong(run.testMillis(), millis))) {
            failures.add(String.format(
                    Locale.ROOT,
                    "%s: the tests take %s, says the profile, and none of %s",
                    runs.side(),
                    millis,
                    runs.recorded().stream().map(LauncherReport::testMillis).toList()));
        }
        long discovered = profile.path("suite").path("discovered").asLong();
        if (discovered != runs.recorded().get(0).statuses().size()) {
            failures.add(runs.side() + " discovered " + discovered + " tests, the launcher "
                    + runs.recorded().get(0).statuses().size());
        }
    }

    /** As the launcher's report has it, {@code class.method} and the number of the invocation. */
    private static String name(JsonNode test, Set<String> taken) {
        String method = test.path("class").asText() + "." + test.path("method").asText();
        int number = 1;
        while (taken.contains(method + "#" + number)) {
            number++;
        }
        return method + "#" + number;
    }

    /**
     * Whether most of the tests do. What the agent takes to rewrite classes is in the launcher's time and in no test's, which the first tests
     * show; and a machine may be busy with something else between the begin of a test by the one clock and by the other.
     */
    private static boolean takesAsLong(Map<String, Double> launcher, Map<String, Double> profile) {
        long equal = profile.entrySet().stream()
                .filter(test -> launcher.containsKey(test.getKey()))
                .filter(test -> Math.abs(test.getValue() - launcher.get(test.getKey()))
                        <= TOLERANCE * test.getValue() + MILLIS_PER_TEST)
                .count();
        return equal >= MOST * profile.size();
    }
}
