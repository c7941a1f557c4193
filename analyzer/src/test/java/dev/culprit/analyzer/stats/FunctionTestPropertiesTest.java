package dev.culprit.analyzer.stats;

import static dev.culprit.analyzer.stats.TestingObservations.mapAll;
import static dev.culprit.analyzer.stats.TestingObservations.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FunctionTestPropertiesTest {

    private static final double CLOSE = 1e-7;

    @Property(tries = 60)
    void aSlowerForkChangesNoFunctionAgainstTheOthers(
            @ForAll @IntRange(min = 1, max = 40) int functions,
            @ForAll @IntRange(min = 2, max = 6) int forks,
            @ForAll @DoubleRange(min = -2, max = 2) double shift,
            @ForAll boolean interleaved,
            @ForAll long seed) {
        Observations observations = noise(functions, forks, .03, seed, interleaved);
        // In every fork of both sides: with too few references, too, nothing may change.
        Observations shifted = mapAll(observations, f -> f.with(plus(f.baseline(), shift), plus(f.candidate(), shift)));

        assertSame(FunctionTest.run(observations), FunctionTest.run(shifted));
    }

    @Property(tries = 40)
    void theStateOfTheMachineInOnePairIsRemoved(
            @ForAll @IntRange(min = Tuning.MIN_REFERENCES, max = 40) int functions,
            @ForAll @IntRange(min = 2, max = 6) int forks,
            @ForAll @DoubleRange(min = -1, max = 1) double state,
            @ForAll long seed) {
        Observations observations = noise(functions, forks, .03, seed, true);
        Observations disturbed = mapAll(observations, f -> {
            double[] candidate = f.candidate().clone();
            candidate[0] += state;
            return f.with(f.baseline(), candidate);
        });
        TestResult calm = FunctionTest.run(observations);
        TestResult busy = FunctionTest.run(disturbed);

        for (int i = 0; i < functions; i++) {
            assertThat(busy.estimates().get(i).moderated().log())
                    .isEqualTo(calm.estimates().get(i).moderated().log(), within(CLOSE));
        }
        assertThat(busy.shift().log()).isEqualTo(calm.shift().log() + state / forks, within(CLOSE));
    }

    @Property(tries = 60)
    void swappingTheSidesSwapsSlowerAndFaster(
            @ForAll @IntRange(min = 1, max = 40) int functions,
            @ForAll @IntRange(min = 1, max = 6) int forks,
            @ForAll boolean interleaved,
            @ForAll long seed) {
        Observations observations = noise(functions, forks, .03, seed, interleaved);
        TestResult there = FunctionTest.run(observations);
        TestResult back = FunctionTest.run(mapAll(observations, f -> f.with(f.candidate(), f.baseline())));

        for (int i = 0; i < functions; i++) {
            Estimate forth = there.estimates().get(i);
            Estimate reverse = back.estimates().get(i);
            assertThat(reverse.moderated().log()).isEqualTo(-forth.moderated().log(), within(CLOSE));
            assertThat(reverse.moderated().median())
                    .isEqualTo(-forth.moderated().median(), within(CLOSE));
            assertClose(reverse.faster(), forth.slower());
            assertClose(reverse.slower(), forth.faster());
        }
    }

    @Property(tries = 300)
    void theOneSidedBoundExcludesNoChangeJustWhereTheEvidenceDoes(
            @ForAll @IntRange(min = 1, max = 40) int functions,
            @ForAll @IntRange(min = 3, max = 6) int forks,
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double change,
            @ForAll boolean interleaved,
            @ForAll long seed) {
        Observations observations = mapAll(
                noise(functions, forks, .03, seed, interleaved),
                f -> f.with(f.baseline(), plus(f.candidate(), f.calls() % 2 == 0 ? change : -change)));

        for (Estimate estimate : FunctionTest.run(observations).estimates()) {
            double slower = estimate.slower().p();
            double faster = estimate.faster().p();
            if (slower < 0.0499) {
                assertThat(estimate.leastRatio(0.95, true)).isGreaterThan(1);
            } else if (slower > 0.0501) {
                assertThat(estimate.leastRatio(0.95, true)).isLessThan(1);
            }
            if (faster < 0.0499) {
                assertThat(estimate.leastRatio(0.95, false)).isLessThan(1);
            } else if (faster > 0.0501) {
                assertThat(estimate.leastRatio(0.95, false)).isGreaterThan(1);
            }
        }
    }

    @Test
    void theIntervalMayHoldNoChangeWhereTheBoundDoesNot() {
        // A one-sided p of .033 at 10 degrees of freedom.
        Arm arm = new Arm(0.0212, 0.0212, 0.0103, 10);
        Estimate estimate = new Estimate(arm, null, 6, true, new Evidence(0.0212, 0.033, 0.033), Evidence.NONE);

        assertThat(estimate.ratioInterval(0.95).low()).isLessThan(1);
        assertThat(estimate.leastRatio(0.95, true)).isGreaterThan(1);
    }

    @Property(tries = 40)
    void theOrderOfFunctionsDoesNotMatter(
            @ForAll @IntRange(min = 2, max = 60) int functions, @ForAll boolean interleaved, @ForAll long seed) {
        Observations observations = noise(functions, 4, .03, seed, interleaved);
        List<FunctionCosts> turned = new ArrayList<>(observations.functions());
        Collections.rotate(turned, 1);
        TestResult result = FunctionTest.run(observations);
        TestResult rotated = FunctionTest.run(new Observations(turned, interleaved));

        for (int i = 0; i < functions; i++) {
            assertClose(
                    rotated.estimates().get((i + 1) % functions).slower(),
                    result.estimates().get(i).slower());
        }
    }

    @Property(tries = 60)
    void intervalsGrowWithConfidenceAndHoldTheEstimate(
            @ForAll @IntRange(min = 1, max = 30) int functions,
            @ForAll @IntRange(min = 2, max = 6) int forks,
            @ForAll long seed) {
        for (Estimate each :
                FunctionTest.run(noise(functions, forks, .03, seed, true)).estimates()) {
            assertThat(each.interval(.95).low()).isLessThan(each.log());
            assertThat(each.interval(.95).high()).isGreaterThan(each.log());
            assertThat(each.interval(.99).high())
                    .isGreaterThan(each.interval(.95).high());
            assertThat(each.slower().q()).isBetween(each.slower().p() * .999, 1.0);
        }
    }

    private static void assertSame(TestResult actual, TestResult expected) {
        for (int i = 0; i < expected.estimates().size(); i++) {
            assertClose(
                    actual.estimates().get(i).slower(),
                    expected.estimates().get(i).slower());
            assertThat(actual.estimates().get(i).log())
                    .isEqualTo(expected.estimates().get(i).log(), within(CLOSE));
        }
        assertThat(actual.limitations()).isEqualTo(expected.limitations());
    }

    private static void assertClose(Evidence actual, Evidence expected) {
        assertThat(new double[] {actual.size(), actual.p(), actual.q()})
                .containsExactly(new double[] {expected.size(), expected.p(), expected.q()}, within(CLOSE));
    }

    private static double[] plus(double[] values, double shift) {
        return Arrays.stream(values).map(v -> v + shift).toArray();
    }
}
