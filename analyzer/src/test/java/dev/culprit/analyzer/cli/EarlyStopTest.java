package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a comparison ends, with commands that leave real profiles at once. */
class EarlyStopTest {

    private final Path temp;
    private final TestingInvocation culprit;
    private final Path out;
    private final String few;
    private final String many;

    EarlyStopTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
        out = temp.resolve("out");
        few = recording("few", 1);
        many = recording("many", 41);
    }

    @Test
    void aCertainRegressionNeedsThreePairs() {
        compare(few, many);

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(pairs()).isEqualTo(3);
        assertThat(culprit.err())
                .contains("culprit: after 3 of at most 10 pairs of forks: REGRESSED, the answer is certain");
        assertThat(text())
                .contains("REGRESSED", "Stopped after 3 of at most 10 pairs of forks: the answer is certain.")
                .contains("99 % interval")
                .doesNotContain(out.toString());
    }

    @Test
    void nothingToSeeNeedsFivePairs() {
        compare(few, few);

        assertThat(culprit.exit()).isZero();
        assertThat(pairs()).isEqualTo(5);
        assertThat(culprit.err()).contains("after 3 of at most 10 pairs of forks: UNCHANGED, not yet certain");
        assertThat(text()).contains("UNCHANGED", "No function adds more than");
    }

    @Test
    void aNumberOfForksIsKeptExactly() {
        compare(few, many, "--forks", "4");

        assertThat(pairs()).isEqualTo(4);
        assertThat(text()).contains("95 % interval").doesNotContain("Stopped");
        assertThat(culprit.err()).doesNotContain("certain");
    }

    @Test
    void unlessItMayStopEarly() {
        compare(few, many, "--forks", "4", "--early-stop");

        assertThat(pairs()).isEqualTo(3);
        assertThat(text()).contains("Stopped after 3 of at most 4 pairs of forks");
    }

    @Test
    void aClaimKeepsItGoingUntilItIsDecidedAndIsThenTheFirstReason() throws IOException {
        Path json = temp.resolve("result.json");
        compare(few, many, "--claim", "faster 10%", "--json", json);

        assertThat(pairs()).isEqualTo(3);
        assertThat(culprit.err()).contains("REGRESSED, claim REFUTED, the answer is certain");
        assertThat(text()).contains("The claim 'faster 10%'", "is REFUTED", "times (work)");
        assertThat(Files.readString(json)).containsPattern("\"claim\" : \\{[^}]*\"metric\" : \"work\"");
    }

    @Test
    void whenTheTimeIsUpWhatIsThereIsCompared() {
        compare(few, many, "--max-time", "0.000001s");

        assertThat(culprit.exit()).isEqualTo(1);
        assertThat(pairs()).isEqualTo(1);
        assertThat(text()).contains("REGRESSED", "Stopped after 1 of at most 10 pairs of forks: the time was up");
    }

    @Test
    void forksThatFailAndCountAreSaidAndTrustedOnlyWhenBothSidesDo() throws IOException {
        Path junit = temp.resolve("result.xml");
        String failing = few + "; exit 7";
        compare(many, failing, "--ignore-failures", "--strict", "--junit", junit);

        assertThat(culprit.exit()).isEqualTo(3);
        assertThat(text())
                .contains("IMPROVED")
                .contains("3 of 3 forks of the candidate ended with 7 and count all the same (--ignore-failures)");
        assertThat(junit).content().contains("<skipped").doesNotContain("<system-out>");
    }

    @Test
    void forksThatFailAlikeOnBothSidesAreSaid() {
        compare(few + "; exit 7", few + "; exit 7", "--ignore-failures", "--strict");

        assertThat(culprit.exit()).isZero();
        assertThat(text())
                .contains("5 of 5 forks of the baseline ended with 7, and 5 of 5 forks of the candidate ended with 7");
    }

    @Test
    void nothingIsSaidOfForksThatDoNotFail() {
        compare(few, few, "--ignore-failures", "--strict");

        assertThat(culprit.exit()).isZero();
        assertThat(text()).doesNotContain("--ignore-failures)");
    }

    private void compare(String baseline, String candidate, Object... more) {
        Object[] first = {
            "compare", "--baseline-command", baseline, "--candidate-command", candidate, "-o", out, "--no-warmup"
        };
        culprit.run(Stream.of(first, more).flatMap(Arrays::stream).toArray());
    }

    private int pairs() {
        String[] profiles = out.resolve("candidate").toFile().list();
        return profiles == null ? 0 : profiles.length;
    }

    /** Lines are broken at 80 columns. */
    private String text() {
        return culprit.out().replaceAll("\\s+", " ");
    }

    /** A command that leaves the profile of a program with so many calls of one line. */
    private String recording(String name, int lookups) throws IOException {
        TestingCall main = call("a.Main.main")
                .self(50_000)
                .calls(call("a.Orders.price", 12)
                        .times(1_000)
                        .self(5_000_000)
                        .calls(call("a.Tax.lookup", 88).times(1_000L * lookups).self(400_000L * lookups)));
        for (int i = 0; i < 12; i++) {
            main.calls(call("a.Other.step" + i, 20 + i).times(500).self(450_000));
        }
        Path profile = temp.resolve(name + ".culprit");
        try (OutputStream stream = Files.newOutputStream(profile)) {
            ProfileWriter.write(jvm().thread("main", main).build(), stream);
        }
        return "cp " + profile + " $CULPRIT_OUT/$CULPRIT_FORK-$$-" + name + ".culprit";
    }
}
