package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code culprit compare --matrix} with commands that leave real profiles, on a clock that only they move. */
class MatrixCommandTest {

    private final Path temp;
    private final Path out;
    private final Path json;
    private final Path journal;
    private final TestingInvocation culprit;
    private final String script;

    MatrixCommandTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        out = temp.resolve("out");
        json = temp.resolve("result.json");
        journal = Files.createFile(temp.resolve("journal"));
        culprit = new TestingInvocation(temp).timedBy(this::now);
        Path profile = temp.resolve("a.culprit");
        try (OutputStream stream = Files.newOutputStream(profile)) {
            ProfileWriter.write(
                    jvm().thread("main", call("a.Main.main").self(5_000_000))
                            .activity(JvmActivity.PROCESS_CPU_NANOS, 7_000_000)
                            .build(),
                    stream);
        }
        script =
                "echo {seconds} >> " + journal + "; cp " + profile + " $CULPRIT_OUT/$CULPRIT_FORK-$$-{seconds}.culprit";
    }

    @Test
    void theFastestIsNamedInEveryForm() throws IOException {
        Path markdown = temp.resolve("result.md");
        Path html = temp.resolve("result.html");

        compare("0.02,0.4", "--forks", "4", "--json", json, "--markdown", markdown, "--html", html);

        assertThat(culprit.exit()).as(culprit.err()).isZero();
        JsonNode result = result();
        assertThat(result.at("/schema").asText()).isEqualTo("culprit.matrix/1");
        assertThat(result.at("/best/value").asText()).isEqualTo("0.02");
        assertThat(result.at("/best/decided").asBoolean()).isTrue();
        assertThat(result.at("/settings/1/againstFirst/outcome").asText()).isEqualTo("SLOWER");
        assertThat(result.at("/settings/1/wallNanos/rounds")).hasSize(4);
        assertThat(result.at("/settings/1/wallNanos/low").asDouble()).isEqualTo(0.4e9);
        assertThat(result.at("/settings/0/workNanos").asLong()).isEqualTo(5_000_000);
        assertThat(result.at("/settings/0/cpuNanos").asLong()).isEqualTo(7_000_000);
        assertThat(result.at("/settings/0/waitNanos").isNull()).isTrue();
        assertThat(result.at("/settings/0/tests").isNull()).isTrue();
        assertThat(result.at("/command").asText())
                .contains("--matrix seconds=0.02,0.4 ")
                .doesNotContain(out.toString());
        assertThat(culprit.out().lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Repeat with: "));
        assertThat(culprit.out())
                .contains("seconds=0.02 is the fastest of 2 settings", "The profiles hold no tests", "slower ");
        assertThat(culprit.err())
                .contains(
                        "after 1 of 4 rounds, means: seconds=0.02 0.02 s, seconds=0.4 0.40 s",
                        "running seconds=0.4 1 of 4");
        assertThat(markdown).content().contains("is the fastest of 2 settings", "<code>0.4</code>");
        assertThat(html).content().contains("seconds=0.4");
        assertThat(out.resolve("seconds-0.4")).isDirectoryContaining("glob:**/4-*.culprit");
    }

    @Test
    void aClaimThatWasMeasuredToBeWrongIsRefuted() throws IOException {
        compare("0.02,0.4", "--forks", "4", "--claim", "faster 40%", "--json", json);

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(result().at("/claim/outcome").asText()).isEqualTo("REFUTED");
        assertThat(result().at("/claim/setting").asText()).isEqualTo("0.4");
        assertThat(text())
                .contains(
                        "The claim 'faster 40%' (at most 0.600 times the wall time of seconds=0.02) is REFUTED: seconds=0.4 takes");
    }

    @Test
    void aClaimThatHoldsIsConfirmed() {
        compare("0.4,0.02", "--forks", "4", "--claim", "best: faster 40%");

        assertThat(culprit.exit()).isZero();
        assertThat(text()).contains("is CONFIRMED");
    }

    @Test
    void oneRoundDecidesNothingAndStrictSaysSo() {
        compare("0.02,0.05", "--forks", "1", "--strict", "--claim", "faster 40%");

        assertThat(culprit.exit()).isEqualTo(3);
        assertThat(text()).contains("is UNDECIDED", "NOT DECIDABLE");
    }

    @Test
    void whenTheTimeIsUpTheFinishedRoundsAreCompared() throws IOException {
        compare("0.02,0.05", "--max-time", "0.07s", "--json", json);

        assertThat(culprit.exit()).isZero();
        assertThat(result().at("/rounds").asInt()).isEqualTo(1);
        assertThat(culprit.err()).contains("time is up (--max-time): comparing 1 of 4 rounds");
        assertThat(text()).contains("Stopped after 1 of 4 rounds: the time was up");
    }

    /** The first four rounds vary, so that the claim is open; the next two do not. */
    @Test
    void moreRoundsAreTakenUntilTheClaimIsDecided() throws IOException {
        claim("b2|b4) t=0.58", "faster 40%");

        assertThat(culprit.exit()).as(culprit.err()).isZero();
        assertThat(result().at("/rounds").asInt()).isEqualTo(6);
        assertThat(result().at("/claim/outcome").asText()).isEqualTo("CONFIRMED");
        assertThat(result().at("/claim/confidence").asDouble()).isCloseTo(0.9875, within(1e-9));
        assertThat(text()).contains("Stopped after 6 of at most 12 rounds: the claim is CONFIRMED.");
        assertThat(culprit.err())
                .contains("after 4 of at most 12 rounds: the claim is not yet decided")
                .contains("after 6 of at most 12 rounds: the claim is CONFIRMED");
    }

    @Test
    void aClaimThatNoNumberOfRoundsDecidesEndsWithAllOfThem() throws IOException {
        claim("b[13579]|b11) t=0.8", "faster 40%");

        assertThat(result().at("/rounds").asInt()).isEqualTo(12);
        assertThat(result().at("/claim/outcome").asText()).isEqualTo("UNDECIDED");
        assertThat(text()).contains("All 12 rounds did not decide the claim.");
    }

    @Test
    void theTimeEndsTheSearchForAnAnswer() throws IOException {
        claim("b[13579]|b11) t=0.8", "faster 40%", "--max-time", "11s");

        assertThat(result().at("/rounds").asInt()).isEqualTo(7);
        assertThat(text()).contains("Stopped after 7 of at most 64 rounds: the time was up (--max-time).");
    }

    @Test
    void settingsWithOtherTestsAreNotRunAgainAndAgain() throws IOException {
        try (OutputStream stream = Files.newOutputStream(temp.resolve("b.culprit"))) {
            ProfileWriter.write(
                    jvm().passed("a.ATest.one", 0, 5, 0)
                            .thread("main", call("a.Main.main").self(5_000_000))
                            .build(),
                    stream);
        }

        claim("b2|b4) t=0.58", "faster 40%");

        assertThat(result().at("/rounds").asInt()).isEqualTo(4);
        assertThat(text())
                .contains("Stopped after 4 of at most 12 rounds: more of them do not make the settings comparable.");
    }

    /** Setting a takes a second; b half a second, but for the rounds of {@code exception}. */
    private void claim(String exception, String claim, Object... options) throws IOException {
        Path other = temp.resolve("b.culprit");
        if (!Files.exists(other)) {
            Files.copy(temp.resolve("a.culprit"), other);
        }
        List<Object> words = new ArrayList<>(List.of(
                "compare", "--matrix", "setting=a,b", "-o", out, "--no-warmup", "--claim", claim, "--json", json));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "--",
                "sh",
                "-c",
                "case {setting}$CULPRIT_FORK in " + exception + ";; b*) t=0.5;; *) t=1;; esac; echo $t >> " + journal
                        + "; cp " + temp + "/{setting}.culprit $CULPRIT_OUT/$CULPRIT_FORK-$$-{setting}.culprit"));
        culprit.run(words.toArray());
    }

    @Test
    void aFailingRoundIsSetAsideAndTheOthersAreKept() {
        String failing = script + "; test $CULPRIT_FORK != 2";

        culprit.run("compare", "--matrix", "seconds=0.02,0.01", "-o", out, "--no-warmup", "--", "sh", "-c", failing);

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err())
                .contains("seconds=0.01 2 of 4 failed with exit code 1", "1 finished round kept in " + out);
        assertThat(out.resolve("seconds-0.02").toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare --matrix n=1,2 -- run x | {n}",
                "compare --matrix n=1,2 | COMMAND is missing",
                "compare --matrix n=1 -- run {n} | one value only",
                "compare --matrix n=1,1 -- run {n} | twice",
                "compare --matrix n=1,2 HEAD -- run {n} | HEAD",
                "compare --matrix n=1,2 --baseline-command x -- run {n} | --baseline-command",
                "compare --matrix n=1,2 --build x -- run {n} | --build",
                "compare --matrix n=1,2 --keep-worktrees -- run {n} | --keep-worktrees",
                "compare --matrix n=1,2 --label-baseline x -- run {n} | --label-baseline",
                "compare --matrix n=1,2 --early-stop -- run {n} | --early-stop",
                "compare --matrix n=1,2 --whole-suite -- run {n} | --whole-suite",
                "compare --matrix n=1,2 --forks 0 -- run {n} | --forks",
                "compare --matrix n=1,2 --matrix m=1,2 -- run {n} | --matrix",
                "compare --matrix n=1,2 --claim nice -- run {n} | --claim",
            })
    void badUsageIsOneLineThatNamesTheInput(String arguments, String named) {
        culprit.run((Object[]) arguments.split(" "));

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.out()).isEmpty();
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).startsWith("culprit: ").contains(named);
    }

    private void compare(String values, Object... options) {
        List<Object> words =
                new ArrayList<>(List.of("compare", "--matrix", "seconds=" + values, "-o", out, "--no-warmup"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "sh", "-c", script));
        culprit.run(words.toArray());
    }

    /** The sum of what the commands so far say that they take. */
    private long now() {
        try {
            return Files.readAllLines(journal).stream()
                    .mapToLong(line -> Math.round(Double.parseDouble(line) * 1e9))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines are broken at 80 columns. */
    private String text() {
        return culprit.out().replaceAll("\\s+", " ");
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(Files.readString(json));
    }
}
