package dev.culprit.analyzer.scaling;

import static dev.culprit.analyzer.scaling.TestingRun.run;
import static dev.culprit.analyzer.scaling.TestingRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.analyzer.scaling.Standing.Outcome;
import dev.culprit.profile.MethodKind;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScalingTest {

    private static Setting walls(String value, double... millis) {
        return setting(
                value, millis.length, round -> run().wall(millis[round - 1]).test("a", 0, "main", 10, 20));
    }

    private static ScalingResult compare(Setting... settings) {
        return Scaling.of(new Matrix("workers", List.of(settings)), 0.95, "culprit compare");
    }

    @Test
    void theFastestIsNamedWhenEveryRoundAgrees() {
        ScalingResult result = compare(walls("1", 3_750, 3_800, 3_700), walls("8", 8_140, 8_200, 8_100));

        assertThat(result.best()).isZero();
        assertThat(result.decided()).isTrue();
        SettingResult eight = result.settings().get(1);
        assertThat(eight.againstFirst()).isNotNull();
        assertThat(eight.againstFirst() == null ? 0 : eight.againstFirst().ratio())
                .isCloseTo(2.17, within(0.02));
        assertThat(eight.againstFirst() == null ? null : eight.againstFirst().outcome())
                .isEqualTo(Outcome.SLOWER);
        assertThat(eight.efficiency()).isCloseTo(1 / 2.17 / 8, within(0.001));
        assertThat(result.settings().get(0).efficiency()).isEqualTo(1);
        assertThat(result.reasons()).first().asString().isEqualTo("workers=1 is the fastest.");
    }

    @Test
    void whatTheRoundsDoNotTellApartIsNotDecidable() {
        ScalingResult result =
                compare(walls("1", 900, 700, 800), walls("2", 690, 905, 790), walls("4", 3_000, 3_100, 3_050));

        assertThat(result.decided()).isFalse();
        assertThat(result.reasons())
                .first()
                .asString()
                .startsWith("Not decidable: workers=")
                .contains("--forks");
        assertThat(result.settings().get(2).againstBest()).isNotNull();
    }

    @Test
    void oneRoundDecidesNothing() {
        assertThat(compare(walls("1", 100), walls("2", 900)).decided()).isFalse();
    }

    @Test
    void valuesThatAreNoNumbersHaveNoEfficiency() {
        ScalingResult result = compare(walls("small", 100, 101), walls("large", 200, 202));

        assertThat(result.settings().get(1).efficiency()).isNaN();
        Loss loss = result.settings().get(1).loss();
        assertThat(loss == null ? 0 : loss.idealNanos()).isEqualTo(100.5e6);
    }

    /** Four equal settings: how often one of them is called the fastest of all, for certain. */
    @Test
    void chanceSeldomMakesAWinner() {
        Random random = new Random(7);
        int winners = 0;
        for (int trial = 0; trial < 400; trial++) {
            Setting[] settings = new Setting[4];
            for (int i = 0; i < 4; i++) {
                double[] millis = DoubleStream.generate(random::nextGaussian)
                        .limit(4)
                        .map(noise -> 1_000 * Math.exp(0.1 * noise))
                        .toArray();
                settings[i] = walls(Integer.toString(i + 1), millis);
            }
            winners += compare(settings).decided() ? 1 : 0;
        }

        assertThat(winners / 400.0).isLessThan(0.05);
    }

    @Test
    void failuresOnOneSideAreSaid() {
        Setting well = setting("1", 2, round -> run().test("a", 0, "main", 10, 20));
        Setting badly =
                setting("2", 2, round -> run().test("a", 0, "main", 10, 20).failed(1));

        ScalingResult result = compare(well, badly);

        assertThat(result.isTrusted()).isFalse();
        assertThat(result.reasons()).anyMatch(reason -> reason.contains("1 tests, 1 failed, 0 skipped instead of"));
    }

    private static Setting locked(String value, int workers, double millis) {
        return setting(value, 4, round -> {
            TestingRun run = run().wall(500 + millis + round);
            for (int i = 0; i < 8; i++) {
                double start = 100 + i / workers * millis;
                run.test("t" + i, 0, "w" + i % workers, start, start + millis);
            }
            return run.waits(MethodKind.LOCK, Place.TEST, "borrow", 41, 8 * (millis - 50));
        });
    }

    @Test
    void aSettingThatLosesNamesTheLinesThatCostMore() {
        ScalingResult result = compare(locked("1", 1, 60), locked("4", 4, 400));

        Finding finding = result.settings().get(1).findings().get(0);
        assertThat(finding.rule()).isEqualTo(Finding.PARALLEL_LOSS);
        assertThat(finding.nanos() - finding.savingNanos()).isEqualTo(562.5e6);
        assertThat(finding.lines()).singleElement().satisfies(line -> {
            assertThat(line.callSite().line()).isEqualTo(41);
            assertThat(line.cause()).isEqualTo(LossCause.LOCK);
            assertThat(line.baseline().nanos()).isEqualTo(80e6);
            assertThat(line.candidate().nanos()).isEqualTo(2_800e6);
        });
        assertThat(result.settings().get(0).findings()).isEmpty();
        assertThat(result.reasons()).contains(finding.explanation());
    }

    @Test
    void whatIsSlowerWithFewerWorkersIsNoLossOfWorkers() {
        ScalingResult result = compare(locked("4", 4, 60), locked("1", 1, 400));

        assertThat(result.settings().get(1).findings()).isEmpty();
    }

    /** Where values are no numbers, how many tests ran at the same time says which has more workers. */
    @Test
    void aNamedSettingLosesOnlyIfMoreTestsRunAtTheSameTime() {
        assertThat(compare(locked("off", 1, 60), locked("on", 4, 400))
                        .settings()
                        .get(1)
                        .findings())
                .hasSize(1);
        assertThat(compare(locked("a", 4, 60), locked("b", 4, 400))
                        .settings()
                        .get(1)
                        .findings())
                .isEmpty();
    }

    @Test
    void settingsOfOtherRoundsAreRefused() {
        assertThatThrownBy(() -> compare(walls("1", 1, 2), walls("2", 1))).hasMessageContaining("other rounds");
    }
}
