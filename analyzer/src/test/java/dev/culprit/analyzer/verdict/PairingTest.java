package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.testing.TestingProfiles;
import dev.culprit.profile.EnvironmentFacts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PairingTest {

    @Test
    void forksInTurnAlternated() {
        assertThat(interleaved(side(0, 3, 4), side(1, 2, 5))).isTrue();
    }

    @Test
    void oneSideAfterTheOtherDidNotAlternate() {
        assertThat(interleaved(side(0, 1, 2), side(3, 4, 5))).isFalse();
    }

    @Test
    void unequalNumbersOfForksAreNoPairs() {
        assertThat(interleaved(side(0, 3), side(1, 2, 5))).isFalse();
    }

    @Test
    void oneForkASideIsAPairOnlyWhenTheOtherRanSoonAfter() {
        assertThat(interleaved(side(0), side(1))).isTrue();
        assertThat(interleaved(side(9), side(0))).isTrue();
        assertThat(interleaved(side(0), side(Duration.ofDays(30).toMinutes()))).isFalse();
    }

    @Test
    void oneStoredForkOfAnotherJvmIsNotComparable() {
        Comparison comparison = Judge.judge(
                set("a", jvm(0).environment(EnvironmentFacts.JDK_VERSION, "17.0.15")),
                set("b", jvm(Duration.ofDays(30).toMinutes()).environment(EnvironmentFacts.JDK_VERSION, "25.0.3")),
                Thresholds.DEFAULT,
                "culprit diff");

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @Test
    void aMachineWhoseSpeedIsUnknownIsNotSaidToDiffer() {
        Comparison comparison = Judge.judge(side(0, 3), side(1, 2), Thresholds.DEFAULT, "culprit diff");

        assertThat(comparison.comparability())
                .filteredOn(check -> check.fact().equals(EnvironmentFacts.CALIBRATION_NANOS))
                .allSatisfy(check -> assertThat(check.message()).isEmpty());
    }

    private static boolean interleaved(LoadedSet baseline, LoadedSet candidate) {
        return Pairing.isInterleaved(baseline, candidate, Comparability.check(baseline, candidate));
    }

    private static LoadedSet side(long... startMinutes) {
        return set("side", startMinutes.length, fork -> jvm(startMinutes[fork]));
    }

    private static TestingJvm jvm(long startMinutes) {
        return TestingProfiles.jvm()
                .started(Duration.ofMinutes(startMinutes).toMillis())
                .thread("main", call("a.Main.main").self(1_000));
    }
}
