package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.Suite.ExpectedHandler;
import dev.culprit.samples.Suite.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The telemetry handlers of suites are as their comments say: found without running anything, judged with their cost in a recorded run, and
 * named when they are what made a run slower. Work and delays are drawn anew ({@code -Dculprit.samples.seed} for the same again).
 */
class TelemetryIT {

    private static final String BUDGET = "PredictionService.predict:p50<=1000us";
    private static final int RUNS = 2;

    private final long seed =
            Long.getLong("culprit.samples.seed", ThreadLocalRandom.current().nextInt(1_000_000));

    static List<Suite> suites() throws Exception {
        return SuiteReader.readAll(FinishedJars.property("suites.sources")).stream()
                .filter(suite ->
                        suite.sides().stream().anyMatch(side -> !side.handlers().isEmpty()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void classFilesAloneShowHandlersWithoutAName(Suite suite) throws Exception {
        Path folder = CleanFolder.of(suite.name() + ".audit");
        for (Side side : suite.sides()) {
            Path json = folder.resolve(side + ".json");
            FinishedJars.culprit(
                    folder.resolve(side + ".txt"),
                    List.of(
                            "audit",
                            side.classes().toString(),
                            "--class-path",
                            FinishedJars.property("suites.folder") + "/lib/*",
                            "--include",
                            suite.packageName() + ".**",
                            "--json",
                            json.toString()));

            Set<String> found = new TreeSet<>();
            for (JsonNode handler : read(json).path("telemetryHandlers")) {
                found.add(handler.at("/registeredAt/line").asInt() + " "
                        + handler.path("kind").asText());
            }
            Set<String> expected = new TreeSet<>();
            for (ExpectedHandler handler : side.handlers()) {
                if (!handler.kind().equals("NAMED")) {
                    expected.add(handler.line() + " " + handler.kind());
                }
            }
            assertThat(found).as("%s, see %s", side, folder).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void aRunShowsAllHandlersWithLineAndCost(Suite suite) throws Exception {
        Path folder = CleanFolder.of(suite.name());
        SuiteRuns runs = new SuiteRuns(suite, seed, folder);
        List<String> failures = new ArrayList<>();
        for (Side side : suite.sides()) {
            for (int run = 0; run < RUNS; run++) {
                runs.recorded(side);
            }
            Path json = folder.resolve(side + ".json");
            int exit = FinishedJars.culprit(
                    folder.resolve(side + ".txt"),
                    List.of(
                            "report",
                            runs.set(side).toString(),
                            "--budget",
                            BUDGET,
                            "--json",
                            json.toString(),
                            "--html",
                            folder.resolve(side + ".html").toString()));
            failures.addAll(TelemetryCheck.failures(side, read(json).path("telemetryHandlers")));
            failures.addAll(ProfileCheck.failures(runs.set(side)));
            boolean isFixed = side.file().startsWith("Fixed");
            if (exit != (isFixed ? 0 : 1)) {
                failures.add(side + " ends with " + exit + " for the budget " + BUDGET);
            }
        }
        assertThat(failures).as("%s, seed %d, see %s", suite, seed, folder).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void handlersThatMakeARunSlowerAreTheCulprits(Suite suite) throws Exception {
        Path folder = CleanFolder.of(suite.name() + ".compare");
        SuiteRuns runs = new SuiteRuns(suite, seed, folder);
        Path json = folder.resolve("result.json");
        int exit = FinishedJars.culprit(
                folder.resolve("compare.log"),
                List.of(
                        "compare",
                        "--baseline-command",
                        runs.commandLine(suite.side("Fixed.java"), List.of(), folder.resolve("fixed")),
                        "--candidate-command",
                        runs.commandLine(suite.side("Problem.java"), List.of(), folder.resolve("problem")),
                        "--forks",
                        "3",
                        "--no-warmup",
                        "--include",
                        suite.packageName() + ".**",
                        "--budget",
                        BUDGET,
                        "--budget",
                        "telemetry-per-test<=200%",
                        "--json",
                        json.toString(),
                        "--markdown",
                        folder.resolve("result.md").toString()));

        JsonNode result = read(json);
        assertThat(result.path("verdict").asText()).as("see %s", folder).isEqualTo("REGRESSED");
        assertThat(exit).isEqualTo(1);
        assertThat(result.path("budgets"))
                .as("of the operation, and of each test")
                .hasSizeGreaterThan(1)
                .allSatisfy(budget -> {
                    assertThat(budget.path("outcome").asText()).isEqualTo("BROKEN");
                    assertThat(budget.path("explanation").asText()).endsWith("; the baseline keeps it");
                });
        assertThat(result.at("/culprits/0/cause").asText())
                .as("%s", result.path("culprits"))
                .isEqualTo("TELEMETRY_HANDLER");
        assertThat(result.at("/culprits/0/explanation").asText()).contains("The telemetry handler ", "Problem.java:");
        List<String> added = new ArrayList<>();
        for (JsonNode handler : result.path("telemetryHandlers")) {
            if (handler.path("baseline").isNull()) {
                added.add(handler.at("/candidate/kind").asText());
            }
        }
        assertThat(added).contains("LAMBDA", "ANONYMOUS", "LOCAL");
        assertThat(Files.readString(folder.resolve("result.md")))
                .as("all of them, not only the first")
                .contains(suite.side("Problem.java").handlers().stream()
                        .filter(handler -> !handler.findings().isEmpty())
                        .map(handler -> "registered at Problem.java:" + handler.line())
                        .toList());
    }

    private static JsonNode read(Path json) throws Exception {
        return new ObjectMapper().readTree(Files.readString(json));
    }
}
