package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs that run only undecided tests, with commands that leave the profiles of a build: one of a steady test that takes most of the
 * time and one of a restless test, whose times differ from fork to fork. A real build is in the samples.
 */
class NarrowingTest {

    private static final long MS = 1_000_000;

    /** What a fork takes times; no side is slower than the other. */
    private static final double[] RESTLESS = {1, 9, 2, 14, 5, 1.5, 11, 3};

    @TempDir
    Path temp;

    private TestingInvocation culprit;
    private Path out;

    @BeforeEach
    void prepare() {
        culprit = new TestingInvocation(temp);
        out = temp.resolve("out");
    }

    @Test
    void onlyUndecidedTestsAreRunAgain() throws IOException {
        compare(build("baseline", 0, 1, false), build("candidate", 1, 1, false));

        assertThat(profiles("baseline")).isEqualTo(3);
        assertThat(profiles("undecided/baseline")).isEqualTo(4);
        assertThat(culprit.err())
                .contains(
                        "after 3 of at most 4 pairs of forks: INCONCLUSIVE, undecided are the tests of RestlessTest (")
                .contains("from now on only these are run");
        JsonNode json = json();
        assertThat(json.path("reasons").path(0).asText())
                .startsWith("3 pairs of all tests left the tests of RestlessTest (")
                .contains("undecided, so that only these were run from then on.");
        assertThat(ids(json)).containsExactlyInAnyOrder("a.RestlessTest.waits", "a.SteadyTest.works");
    }

    @Test
    void aRegressionInThemIsFoundInThePairsOfTheirOwn() throws IOException {
        compare(build("baseline", 0, 1, false), build("candidate", 1, 4_000, false));

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(json().path("culprits").path(0).path("class").asText()).isEqualTo("a.Restless");
    }

    @Test
    void aBuildThatRunsOtherTestsThanItIsAskedForEndsItAndIsSaid() throws IOException {
        compare(build("baseline", 0, 1, true), build("candidate", 1, 1, true));

        assertThat(culprit.exit()).isZero();
        assertThat(profiles("undecided/baseline")).isEqualTo(1);
        assertThat(json().path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(json().path("reasons").toString())
                .contains("did not work: other tests were run than the build tool was asked for")
                .contains("--whole-suite");
    }

    @Test
    void aBuildThatFailsWithTheFilterLeavesWhatIsKnown() throws IOException {
        Path baseline = build("baseline", 0, 1, false);
        Files.writeString(baseline, Files.readString(baseline).replace("*-Dtest=*) ", "*-Dtest=*) exit 7; "));
        compare(baseline, build("candidate", 1, 1, false));

        assertThat(culprit.exit()).isZero();
        assertThat(json().path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(json().path("reasons").toString()).contains("exit code 7");
    }

    @Test
    void theWholeSuiteIsRunWhenItIsWanted() throws IOException {
        compare(build("baseline", 0, 1, false), build("candidate", 1, 1, false), "--whole-suite");

        assertThat(profiles("baseline")).isEqualTo(4);
        assertThat(out.resolve("undecided")).doesNotExist();
    }

    @Test
    void aClaimIsAboutAllTests() throws IOException {
        compare(build("baseline", 0, 1, false), build("candidate", 1, 1, false), "--claim", "faster 10%");

        assertThat(out.resolve("undecided")).doesNotExist();
    }

    private void compare(Path baseline, Path candidate, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "compare",
                "--baseline-command",
                baseline + " test",
                "--candidate-command",
                candidate + " test",
                "-o",
                out,
                "--no-warmup",
                "--forks",
                4,
                "--early-stop",
                "--warn",
                "30%",
                "--fail",
                "60%",
                "--json",
                temp.resolve("result.json")));
        words.addAll(List.of(more));
        culprit.run(words.toArray());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(temp.resolve("result.json").toFile());
    }

    private static List<String> ids(JsonNode json) {
        List<String> ids = new ArrayList<>();
        json.path("tests").forEach(test -> ids.add(test.path("id").asText()));
        return ids;
    }

    private int profiles(String folder) {
        String[] profiles = out.resolve(folder).toFile().list();
        return profiles == null ? 0 : profiles.length;
    }

    /**
     * A program called {@code mvn} that leaves the profiles of its tests.
     *
     * @param slower how many times as long the restless test takes on its own
     * @param deaf whether it knows no filter
     */
    private Path build(String side, int first, double slower, boolean deaf) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(side + "-build"));
        for (int fork = 1; fork <= 4; fork++) {
            double times = RESTLESS[(first + fork) % RESTLESS.length];
            write(folder.resolve("all-" + fork), restless(steady(jvm(), first + fork), times));
            write(folder.resolve("some-" + fork), restless(jvm(), times * slower));
        }
        Path program = folder.resolve("mvn");
        Files.writeString(program, """
                #!/bin/sh
                which=all
                case "$*" in *-Dtest=*) which=%s;; esac
                cp %s/$which-$CULPRIT_FORK $CULPRIT_OUT/$CULPRIT_FORK-$$-x.culprit
                """.formatted(deaf ? "all" : "some", folder));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private static void write(Path file, TestingJvm jvm) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            ProfileWriter.write(jvm.build(), stream);
        }
    }

    /** Its functions vary by some two percent. */
    private static TestingJvm steady(TestingJvm jvm, int seed) {
        Random random = new Random(seed);
        TestingCall body = phase("body");
        for (int i = 0; i < 12; i++) {
            long nanos = Math.round(10 * MS * Math.exp(0.02 * random.nextGaussian()));
            body.calls(call("a.Steady.step" + i, 20 + i).times(500).self(nanos));
        }
        return jvm.passed("a.SteadyTest.works", 0, 120 * MS, 0).thread("main", test("a.SteadyTest.works", body));
    }

    private static TestingJvm restless(TestingJvm jvm, double times) {
        long nanos = Math.round(8 * MS * times);
        return jvm.passed("a.RestlessTest.waits", 0, nanos, 0)
                .thread(
                        "main",
                        test(
                                "a.RestlessTest.waits",
                                phase(
                                        "body",
                                        call("a.Restless.run", 9).times(100).self(nanos))));
    }
}
