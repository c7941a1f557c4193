package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lesson, measured by the finished jars in forked JVMs, must end as the comments in its {@code Candidate.java} say.
 * Profiles, JSON, HTML and logs stay in {@code target/samples/<lesson>}.
 */
class LessonsIT {

    /** For lessons that a verdict alone does not end: with two culprits it is certain before both are, and without any nobody waits for it. */
    private static final List<String> FIVE_FORKS = List.of("--forks", "5");

    static List<Lesson> lessons() throws IOException {
        return LessonReader.readAll(FinishedJars.sources());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void endsAsItsCommentsSay(Lesson lesson) throws Exception {
        Path folder = CleanFolder.of(lesson.name());
        Path json = folder.resolve("result.json");

        int exit = compare(lesson, folder, json);

        assertThat(json)
                .as("exit code %d, see %s", exit, folder.resolve("compare.log"))
                .exists();
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        LineTable table = LineTable.read(FinishedJars.candidate(), lesson.packageName());
        List<String> failures = new ArrayList<>(ResultCheck.failures(lesson, table, result));
        failures.addAll(ProfileCheck.failures(folder.resolve("profiles")));
        failures.addAll(failuresAgainstItself(folder));
        assertThat(failures).as("%s, see %s", lesson, folder).isEmpty();
        assertThat(exit).as("exit code").isEqualTo(result.path("failed").asBoolean() ? 1 : 0);
    }

    private static int compare(Lesson lesson, Path folder, Path json) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "compare",
                "--baseline-command",
                command(FinishedJars.baseline(), lesson),
                "--candidate-command",
                command(FinishedJars.candidate(), lesson),
                "--no-warmup",
                "--include",
                lesson.packageName() + ".**",
                "--out",
                folder.resolve("profiles").toString(),
                "--json",
                json.toString(),
                "--html",
                folder.resolve("report.html").toString()));
        arguments.addAll(forks(lesson));
        return FinishedJars.culprit(folder.resolve("compare.log"), arguments);
    }

    /** Else as many as culprit takes by itself: few, and more on a busy machine. */
    private static List<String> forks(Lesson lesson) {
        return lesson.culprits().size() == 1 ? List.of() : FIVE_FORKS;
    }

    /** Two equal sets have no difference, so nobody may be named. */
    private static List<String> failuresAgainstItself(Path folder) throws Exception {
        String set = folder.resolve("profiles/baseline").toString();
        Path json = folder.resolve("itself.json");
        FinishedJars.culprit(folder.resolve("itself.log"), List.of("diff", set, set, "--json", json.toString()));
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        boolean quiet = result.path("culprits").isEmpty()
                && result.path("suspects").isEmpty()
                && !List.of("REGRESSED", "IMPROVED")
                        .contains(result.path("verdict").asText());
        return quiet ? List.of() : List.of("the baseline against itself must name nobody, see " + json);
    }

    private static String command(Path jar, Lesson lesson) {
        String environment = lesson.environment().isEmpty() ? "" : String.join(" ", lesson.environment()) + " ";
        return environment + "'" + FinishedJars.java() + "' -cp '" + jar + "' " + lesson.mainClass();
    }
}
