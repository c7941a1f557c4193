package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingJvm;
import org.junit.jupiter.api.Test;

/** Stalls of the machine in some forks neither hide a regression nor are one. */
class TypicalForksTest {

    private static final double MILLION = 1e6;

    @Test
    void aRegressionIsAShareOfATypicalFork() {
        Comparison comparison = compare(1.5, true);

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Slow.run");
        assertThat(comparison.amounts().basis().typical().baseline()).isCloseTo(11 * MILLION, within(0.1 * MILLION));
        assertThat(comparison.total().baseline()).isGreaterThan(40 * MILLION);
    }

    @Test
    void stallsAreNoRegression() {
        Comparison comparison = compare(1, true);

        assertThat(comparison.verdict()).isNotIn(Verdict.REGRESSED, Verdict.IMPROVED);
        assertThat(comparison.culprits()).isEmpty();
    }

    @Test
    void equalSidesSayWhatTheyCouldHaveSeen() {
        Comparison comparison = compare(1, false);

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.amounts().smallestVisible()).isGreaterThan(0).isLessThan(0.05);
        assertThat(comparison.reasons()).anyMatch(reason -> reason.startsWith("No function adds more than"));
    }

    private static Comparison compare(double slower, boolean stalls) {
        LoadedSet before = set("baseline", 5, fork -> program(fork, 1, stalls).started(1_000_000L * fork));
        LoadedSet after =
                set("candidate", 5, fork -> program(fork + 5, slower, stalls).started(1_000_000L * fork + 100_000));
        return Judge.judge(before, after, Thresholds.DEFAULT, "");
    }

    /** Two forks of five stall in a function that is called once. */
    private static TestingJvm program(int fork, double slower, boolean stalls) {
        double stall = stalls && fork % 5 % 3 == 1 ? 100 * MILLION : 0;
        return jvm().thread(
                        "main",
                        call("a.Main.main")
                                .self(noisy(9 * MILLION, fork))
                                .calls(
                                        call("a.Slow.run", 7).times(1_000).self(noisy(slower * 2 * MILLION, fork)),
                                        call("a.Disk.read", 8).self(noisy(1_000 + stall, fork))));
    }

    private static long noisy(double nanos, int fork) {
        return Math.round(nanos * (1 + 0.001 * (fork * 7 % 5)));
    }
}
