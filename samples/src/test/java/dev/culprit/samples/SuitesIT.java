package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.Suite.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code culprit report} on each suite says what the comments in its sources say, and what the fixed version saves, measured without
 * culprit. All runs are real ones of the JUnit Platform in JVMs of their own, with delays and counts drawn anew each time
 * ({@code -Dculprit.samples.seed} for the same again). Reports and profiles stay in {@code target/samples/<suite>}.
 */
class SuitesIT {

    private static final int ROUNDS = 3;

    static List<Suite> suites() throws Exception {
        return SuiteReader.readAll(FinishedJars.property("suites.sources")).stream()
                .filter(suite -> suite.sides().stream().anyMatch(Side::isAboutFindings))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void findingsAndSavingsAreAsTheCommentsSay(Suite suite) throws Exception {
        long seed =
                Long.getLong("culprit.samples.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        Path folder = CleanFolder.of(suite.name());
        SuiteRuns runs = new SuiteRuns(suite, seed, folder);
        List<SideRuns> sides = measure(suite, runs);

        List<String> failures = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            SideRuns side = sides.get(i);
            JsonNode report = report(folder, side);
            failures.addAll(FindingsCheck.failures(side.side(), report.path("findings")));
            failures.addAll(TestsCheck.failures(side, report));
            failures.addAll(ProfileCheck.failures(side.set()));
            if (!side.side().findings().isEmpty()) {
                failures.addAll(
                        FindingsCheck.savingFailures(side.side(), report.path("findings"), saving(side, sides, i)));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s, seed %d: %.0f ms, with culprit %.0f ms (%.2f times)%n",
                    suite,
                    side.side(),
                    seed,
                    side.plainMillis(),
                    side.recordedMillis(),
                    side.recordedMillis() / side.plainMillis());
        }
        assertThat(failures)
                .as("%s with -Dculprit.samples.seed=%d, see %s", suite, seed, folder)
                .isEmpty();
    }

    /** What the next version is faster by. */
    private static double saving(SideRuns side, List<SideRuns> sides, int index) {
        return side.plainMillis() - sides.get(index + 1).plainMillis();
    }

    /** All sides in turn, so that a machine that gets slower meanwhile is slower for all of them. */
    private static List<SideRuns> measure(Suite suite, SuiteRuns runs) throws Exception {
        List<SideRuns> sides = suite.sides().stream()
                .map(side -> new SideRuns(side, runs.set(side), new ArrayList<>(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (SideRuns side : sides) {
                side.plain().add(runs.plain(side.side()));
                if (round == 0 || !side.side().findings().isEmpty()) {
                    side.recorded().add(runs.recorded(side.side()));
                }
            }
        }
        return sides;
    }

    private static JsonNode report(Path folder, SideRuns side) throws Exception {
        Path json = folder.resolve(side.side() + ".json");
        Path log = folder.resolve(side.side() + ".txt");
        int exit = FinishedJars.culprit(log, List.of("report", side.set().toString(), "--json", json.toString()));
        assertThat(exit).as("exit code of report, see %s", log).isZero();
        return new ObjectMapper().readTree(Files.readString(json));
    }
}
