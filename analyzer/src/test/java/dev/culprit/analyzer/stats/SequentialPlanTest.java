package dev.culprit.analyzer.stats;

import static dev.culprit.analyzer.stats.TestingObservations.noise;
import static dev.culprit.analyzer.stats.TestingObservations.slower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.stats.SequentialPlan.Decision;
import dev.culprit.analyzer.stats.SequentialPlan.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialPlanTest {

    private static final SequentialPlan PLAN = SequentialPlan.DEFAULT;

    @Test
    void theErrorBudgetIsFivePercentOverAllLooks() {
        assertThat(PLAN.looks().stream().mapToDouble(Look::rate).sum()).isEqualTo(.05, within(1e-12));
        assertThat(PLAN.looks()).extracting(Look::pairs).containsExactly(3, 5, 7, 10);
    }

    @Test
    void looksFollowEachOther() {
        assertThat(PLAN.nextLook(0)).hasValue(3);
        assertThat(PLAN.nextLook(3)).hasValue(5);
        assertThat(PLAN.nextLook(10)).isEmpty();
    }

    @Test
    void aClearRegressionEndsAtTheFirstLook() {
        assertThat(decide(slower(noise(30, 3, .005, 1, true), 4, Math.log(1.5))))
                .isEqualTo(Decision.REGRESSION);
    }

    @Test
    void aQuietComparisonPassesAtFivePairs() {
        assertThat(decide(noise(30, 3, .005, 2, true))).isEqualTo(Decision.CONTINUE);
        assertThat(decide(noise(30, 5, .005, 2, true))).isEqualTo(Decision.PASS);
    }

    @Test
    void aNoisyComparisonEndsUndecided() {
        assertThat(decide(noise(5, 7, .3, 3, true))).isEqualTo(Decision.CONTINUE);
        assertThat(decide(noise(5, 10, .3, 3, true))).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void aFunctionWithoutAnEstimateForbidsToPass() {
        Observations unknown = TestingObservations.map(
                noise(30, 10, .005, 4, true),
                3,
                f -> f.with(f.baseline(), new double[] {
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN
                }));

        assertThat(decide(unknown)).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void onlyThePlansLooksDecide() {
        assertThatThrownBy(() -> decide(noise(30, 4, .005, 5, true))).hasMessageContaining("no look at 4 pairs");
        assertThatThrownBy(() -> new SequentialPlan(List.of(new Look(5, .01), new Look(3, .01))))
                .hasMessageContaining("ascending");
    }

    private static Decision decide(Observations observations) {
        return PLAN.decide(observations, FunctionTest.run(observations), AlarmRule.DEFAULT);
    }
}
