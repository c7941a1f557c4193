package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.SideRuns.Saving;
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

    /** On a busy machine three rounds do not tell what a fix saves, so that there are more. */
    private static final int MOST_ROUNDS = 9;

    /** How far the middle half of the rounds is apart at most, as share of what is saved. */
    private static final double STEADY = 0.2;

    /** On a busy machine a measurement may be disturbed; three that are all disturbed in the same way are none. */
    private static final int ATTEMPTS = 3;

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
        List<String> failures = List.of();
        for (int attempt = 0; attempt < ATTEMPTS && (attempt == 0 || !failures.isEmpty()); attempt++) {
            failures = failures(suite, seed);
        }
        assertThat(failures)
                .as("%s with -Dculprit.samples.seed=%d", suite, seed)
                .isEmpty();
    }

    private static List<String> failures(Suite suite, long seed) throws Exception {
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
            print(suite, seed, side);
            if (!side.side().findings().isEmpty()) {
                Saving saved = side.saving(sides.get(i + 1));
                double predicted = FindingsCheck.predictedMillis(side.side(), report.path("findings"));
                System.out.printf(
                        Locale.ROOT,
                        "  predicted to save %.0f ms, saves %.0f ms (%.0f to %.0f)%n",
                        predicted,
                        saved.median(),
                        saved.low(),
                        saved.high());
                failures.addAll(
                        FindingsCheck.savingFailures(side.side(), report.path("findings"), saved, side.slowdown()));
            }
        }
        return failures;
    }

    private static void print(Suite suite, long seed, SideRuns side) {
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

    /** All sides in turn, so that a machine that gets slower meanwhile is slower for all of them. */
    private static List<SideRuns> measure(Suite suite, SuiteRuns runs) throws Exception {
        List<SideRuns> sides = suite.sides().stream()
                .map(side -> new SideRuns(side, runs.set(side), new ArrayList<>(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < ROUNDS || round < MOST_ROUNDS && !isSteady(sides); round++) {
            for (SideRuns side : sides) {
                side.plain().add(runs.plain(side.side()));
                if (round == 0 || !side.side().findings().isEmpty()) {
                    side.recorded().add(runs.recorded(side.side()));
                }
            }
        }
        return sides;
    }

    /** Whether the runs without culprit differ so little that what a fix saves is known; what culprit says has no part in it. */
    private static boolean isSteady(List<SideRuns> sides) {
        for (int i = 0; i < sides.size(); i++) {
            if (!sides.get(i).side().findings().isEmpty()) {
                Saving saved = sides.get(i).saving(sides.get(i + 1));
                if (saved.high() - saved.low() > STEADY * saved.median()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static JsonNode report(Path folder, SideRuns side) throws Exception {
        Path json = folder.resolve(side.side() + ".json");
        Path log = folder.resolve(side.side() + ".txt");
        int exit = FinishedJars.culprit(log, List.of("report", side.set().toString(), "--json", json.toString()));
        assertThat(exit).as("exit code of report, see %s", log).isZero();
        return new ObjectMapper().readTree(Files.readString(json));
    }
}
