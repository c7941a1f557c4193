package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.Suite.ExpectedClaim;
import dev.culprit.samples.Suite.ExpectedCulprit;
import dev.culprit.samples.Suite.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code culprit compare} of suites names what the comments in their sources say, and confirms or refutes what they claim. */
class SuiteComparisonsIT {

    private static final String FORKS = "3";

    private static final List<String> WORKERS = List.of(
            "junit.jupiter.execution.parallel.enabled=true",
            "junit.jupiter.execution.parallel.mode.default=concurrent",
            "junit.jupiter.execution.parallel.config.strategy=fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism={workers}");

    private static final double TWENTIETH = 0.05;

    private final long seed =
            Long.getLong("culprit.samples.seed", ThreadLocalRandom.current().nextInt(1_000_000));

    record Claimed(Suite suite, Side side) {

        @Override
        public String toString() {
            return suite + " " + side;
        }
    }

    static List<Claimed> claims() throws Exception {
        return all().stream()
                .flatMap(suite -> suite.sides().stream()
                        .filter(side -> side.claim() != null)
                        .map(side -> new Claimed(suite, side)))
                .toList();
    }

    static List<Suite> regressions() throws Exception {
        return all().stream()
                .filter(suite ->
                        suite.sides().stream().anyMatch(side -> !side.culprits().isEmpty()))
                .toList();
    }

    private static List<Suite> all() throws Exception {
        return SuiteReader.readAll(FinishedJars.property("suites.sources"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void eightWorkersAreAsMuchFasterAsTheCommentSays(Claimed claimed) throws Exception {
        Side side = claimed.side();
        Path folder = CleanFolder.of(claimed.suite().name() + "." + side);
        SuiteRuns runs = new SuiteRuns(claimed.suite(), seed, folder);
        ExpectedClaim claim = Objects.requireNonNull(side.claim());
        // On a busy machine it takes more rounds to decide the claim.
        List<String> options = List.of("--matrix", "workers=1,8", "--claim", claim.text(), "--max-time", "4m");

        JsonNode result = compare(folder, claimed.suite(), options, runs.command(side, WORKERS, folder.resolve("run")));

        List<String> failures = new ArrayList<>();
        if (!result.at("/claim/outcome").asText().equals(claim.outcome())) {
            failures.add(side + ":" + claim.line() + " expected " + claim + ", got " + result.path("claim"));
        }
        JsonNode one = result.at("/settings/0");
        JsonNode eight = result.at("/settings/1");
        failures.addAll(ObstacleCheck.failures(side, eight.at("/loss/obstacles")));
        failures.addAll(LossCheck.failures(side, one, eight));
        if (one.at("/tests/run").asLong() == 0 || !one.path("tests").equals(eight.path("tests"))) {
            failures.add(side + " runs other tests with eight workers: " + one.path("tests") + eight.path("tests"));
        }
        assertThat(failures).as("%s, seed %d, see %s", claimed, seed, folder).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void theCulpritIsNamedWithItsTestAndWhoHandedItOver(Suite suite) throws Exception {
        Path folder = CleanFolder.of(suite.name());
        SuiteRuns runs = new SuiteRuns(suite, seed, folder);
        Side problem = suite.side("Problem.java");
        String fixed = runs.commandLine(suite.side("Fixed.java"), List.of(), folder.resolve("fixed"));
        String broken = runs.commandLine(problem, List.of(), folder.resolve("problem"));

        List<String> options = List.of("--baseline-command", fixed, "--candidate-command", broken, "--forks", FORKS);

        JsonNode result = compare(folder, suite, options, List.of());

        LineTable table = LineTable.read(problem.classes(), suite.packageName());
        List<String> failures = new ArrayList<>();
        if (!result.path("verdict").asText().equals("REGRESSED")) {
            failures.add("verdict " + result.path("verdict") + " " + result.path("reasons"));
        }
        for (ExpectedCulprit expected : problem.culprits()) {
            failures.addAll(CulpritCheck.failures(expected, table.at(expected.line()), result.path("culprits")));
        }
        if (named(result.path("culprits")) > problem.culprits().size()) {
            failures.add("more culprits than expected: " + result.path("culprits"));
        }
        failures.addAll(ProfileCheck.failures(folder.resolve("profiles")));
        assertThat(failures).as("%s, seed %d, see %s", suite, seed, folder).isEmpty();
    }

    /** Those that are more than a twentieth of the regression: a query that reads more may set off a collection of garbage more, too. */
    private static int named(JsonNode culprits) {
        int named = 0;
        for (JsonNode culprit : culprits) {
            named += culprit.path("share").asDouble() >= TWENTIETH ? 1 : 0;
        }
        return named;
    }

    /** @param command after {@code --}; none when the options have the commands */
    private static JsonNode compare(Path folder, Suite suite, List<String> options, List<String> command)
            throws Exception {
        Path json = folder.resolve("result.json");
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(options);
        arguments.addAll(List.of(
                "--no-warmup",
                "--include",
                suite.packageName() + ".**",
                "--out",
                folder.resolve("profiles").toString(),
                "--json",
                json.toString(),
                "--html",
                folder.resolve("report.html").toString()));
        if (!command.isEmpty()) {
            arguments.add("--");
            arguments.addAll(command);
        }
        int exit = FinishedJars.culprit(folder.resolve("compare.log"), arguments);
        assertThat(json)
                .as("exit code %d, see %s", exit, folder.resolve("compare.log"))
                .exists();
        JsonNode result = new ObjectMapper().readTree(Files.readString(json));
        boolean isRefuted = result.at("/claim/outcome").asText().equals("REFUTED");
        assertThat(exit)
                .as("exit code")
                .isEqualTo(isRefuted || result.path("failed").asBoolean() ? 1 : 0);
        return result;
    }
}
