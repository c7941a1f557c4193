package dev.culprit.analyzer.stats;

import static dev.culprit.analyzer.stats.TestingObservations.changed;
import static dev.culprit.analyzer.stats.TestingObservations.map;
import static dev.culprit.analyzer.stats.TestingObservations.mapAll;
import static dev.culprit.analyzer.stats.TestingObservations.noise;
import static dev.culprit.analyzer.stats.TestingObservations.single;
import static dev.culprit.analyzer.stats.TestingObservations.slower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTestTest {

    private static final AlarmRule RULE = AlarmRule.DEFAULT;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOneSlowerFunctionIsFound(boolean interleaved) {
        Observations observations = slower(noise(30, 5, .02, 1, interleaved), 7, Math.log(1.3));
        List<Estimate> estimates = FunctionTest.run(observations).estimates();

        for (int i = 0; i < estimates.size(); i++) {
            assertThat(RULE.slower(estimates.get(i), 1.0 / 30))
                    .as("function " + i)
                    .isEqualTo(i == 7);
            assertThat(RULE.faster(estimates.get(i), 1.0 / 30))
                    .as("function " + i)
                    .isFalse();
        }
        assertThat(estimates.get(7).ratio()).isEqualTo(1.3, within(.05));
        Interval interval = estimates.get(7).ratioInterval(.95);
        assertThat(1.3).isBetween(interval.low(), interval.high());
    }

    @Test
    void aSlowerWholeIsAShiftAndNoFunction() {
        Observations observations = noise(30, 5, .01, 2, true);
        for (int i = 0; i < 30; i++) {
            observations = slower(observations, i, Math.log(1.2));
        }
        TestResult result = FunctionTest.run(observations);

        assertThat(result.shift().holds(.05, Math.log(1.05))).isTrue();
        assertThat(result.shift().interval(.95).low()).isGreaterThan(Math.log(1.15));
        assertThat(result.estimates()).noneMatch(e -> RULE.slower(e, 1.0 / 30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fewFunctionsAreJudgedByTheirOwnForks(int functions) {
        TestResult result = FunctionTest.run(slower(noise(functions, 5, .02, 3, true), 0, Math.log(1.25)));

        assertThat(result.limitations())
                .containsExactlyInAnyOrder(Limitation.TOO_FEW_FUNCTIONS, Limitation.TOO_FEW_REFERENCE_FUNCTIONS);
        assertThat(result.noise().priorForks()).isZero();
        assertThat(result.estimates().get(0).moderated().degreesOfFreedom()).isEqualTo(4);
        assertThat(RULE.slower(result.estimates().get(0), 1.0 / functions)).isTrue();
    }

    @Test
    void ofFewFunctionsInOneForkNothingIsKnown() {
        Estimate estimate = FunctionTest.run(single(new double[] {1}, new double[] {2}))
                .estimates()
                .get(0);

        assertThat(estimate.isKnown()).isFalse();
        assertThat(estimate.log()).isEqualTo(1);
        assertThat(estimate.interval(.95)).isEqualTo(Interval.UNKNOWN);
        assertThat(estimate.slower().q()).isNaN();
        assertThat(estimate.upperBound(.95)).isNaN();
        assertThat(RULE.slower(estimate, 1)).isFalse();
    }

    @Test
    void oneForkRaisesASuspicionAtMost() {
        TestResult result = FunctionTest.run(slower(noise(60, 1, .02, 4, true), 7, Math.log(4)));

        assertThat(result.limitations()).containsExactly(Limitation.SINGLE_FORK);
        assertThat(RULE.suspect(result.estimates().get(7), 1.0 / 60)).isTrue();
        assertThat(RULE.slower(result.estimates().get(7), 1.0 / 60)).isFalse();
        assertThat(result.shift().isKnown()).isFalse();
    }

    @Test
    void functionsThatCannotMatterAreNotTested() {
        Observations observations = map(
                noise(12, 5, .02, 5, true),
                3,
                f -> new FunctionCosts(f.baseline(), f.candidate(), f.calls(), .01, .0009, false, true));

        assertThat(FunctionTest.run(observations).estimates().get(3)).isEqualTo(Estimate.UNKNOWN);
    }

    @Test
    void nothingToTestIsNoError() {
        TestResult result = FunctionTest.run(new Observations(List.of(), true));

        assertThat(result.estimates()).isEmpty();
        assertThat(result.shift().isKnown()).isFalse();
    }

    @Test
    void aFunctionOfOneSideIsUnknownAndHarmsNoOther() {
        Observations observations = slower(noise(30, 5, .02, 6, true), 7, Math.log(1.3));
        Observations without = map(observations, 2, f -> f.with(f.baseline(), nan(5)));
        List<Estimate> estimates = FunctionTest.run(without).estimates();

        assertThat(estimates.get(2).isKnown()).isFalse();
        assertThat(estimates.get(2).forks()).isZero();
        assertThat(RULE.slower(estimates.get(7), 1.0 / 30)).isTrue();
    }

    @Test
    void aFunctionMissingInSomeForksIsJudgedByTheOthers() {
        Observations observations = slower(noise(30, 6, .02, 7, true), 7, Math.log(1.5));
        Observations gaps = map(observations, 7, f -> {
            double[] baseline = f.baseline().clone();
            double[] candidate = f.candidate().clone();
            baseline[1] = Double.NaN;
            candidate[4] = Double.NaN;
            return f.with(baseline, candidate);
        });
        Estimate estimate = FunctionTest.run(gaps).estimates().get(7);

        assertThat(estimate.forks()).isEqualTo(4);
        assertThat(RULE.slower(estimate, 1.0 / 30)).isTrue();
    }

    @Test
    void aPairWithoutItsCandidateForkIsLeftOut() {
        Observations observations = slower(noise(30, 4, .02, 8, true), 7, Math.log(1.5));
        Observations broken = mapAll(observations, f -> {
            double[] candidate = f.candidate().clone();
            candidate[0] = Double.NaN;
            return f.with(f.baseline(), candidate);
        });
        TestResult result = FunctionTest.run(broken);

        assertThat(result.estimates()).allMatch(e -> e.forks() == 3);
        assertThat(RULE.slower(result.estimates().get(7), 1.0 / 30)).isTrue();
        assertThat(result.shift().degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void twoForksOfManyFunctionsAreNotEnoughToDecide() {
        TestResult result = FunctionTest.run(slower(noise(60, 2, .01, 9, true), 7, Math.log(3)));

        assertThat(result.estimates().get(7).isDecisive()).isFalse();
        assertThat(RULE.suspect(result.estimates().get(7), 1.0 / 60)).isTrue();
    }

    @Test
    void codeEvidenceSparesAFunctionTheDriftOfTheBuild() {
        Observations observations = noise(40, 5, .005, 10, true);
        for (int i = 0; i < 40; i++) {
            observations = slower(observations, i, (i % 5 - 2) * .04);
        }
        observations = slower(observations, 7, .12);
        TestResult unchanged = FunctionTest.run(observations);
        TestResult changed = FunctionTest.run(changed(observations, 7));

        assertThat(unchanged.noise().buildBias()).isGreaterThan(.03 * .03);
        assertThat(RULE.slower(unchanged.estimates().get(7), 1.0 / 40)).isFalse();
        assertThat(RULE.slower(changed.estimates().get(7), 1.0 / 40)).isTrue();
    }

    @Test
    void aSplitCommonModeIsNotRemoved() {
        Observations observations = noise(30, 5, .01, 11, true);
        for (int i = 0; i < 17; i++) {
            observations = slower(observations, i, Math.log(1.3));
        }
        TestResult result = FunctionTest.run(observations);

        assertThat(result.limitations()).contains(Limitation.COMMON_MODE_SPLIT);
        assertThat(result.estimates().get(20).moderated().log()).isEqualTo(0, within(.03));
        assertThat(result.estimates().get(3).moderated().log()).isEqualTo(Math.log(1.3), within(.03));
    }

    @Test
    void equalCostsInAllForksAreNoCertainty() {
        double[] flat = {5, 5, 5};
        Estimate estimate = FunctionTest.run(single(flat, new double[] {5.001, 5.001, 5.001}))
                .estimates()
                .get(0);

        assertThat(estimate.slower().p()).isGreaterThan(.05);
    }

    @Test
    void identicalSidesDifferByNothing() {
        Observations same = mapAll(noise(30, 5, .02, 12, true), f -> f.with(f.baseline(), f.baseline()));
        TestResult result = FunctionTest.run(same);

        assertThat(result.estimates()).allMatch(e -> e.log() == 0 && e.slower().p() >= .5);
    }

    @Test
    void aStoredBaselineMustBeExceededInAllButOneFork() {
        double[] stored = {0, .01, .02, .03, .04, .05, .06, .07, .08, .5};
        Measurement.Guard guard = guard(stored, new double[] {.2});
        assertThat(guard.slower()).isTrue();
        assertThat(guard.faster()).isFalse();
        assertThat(guard(stored, new double[] {.2, .075}).slower()).isFalse();
        assertThat(guard(stored, new double[] {-.2, .005}).faster()).isTrue();
    }

    private static Measurement.Guard guard(double[] stored, double[] fresh) {
        FunctionCosts function = new FunctionCosts(stored, fresh, 100, .01, 1, false, false);
        return UnpairedDesign.measure(List.of(function)).functions().get(0).guard();
    }

    private static double[] nan(int forks) {
        double[] values = new double[forks];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
