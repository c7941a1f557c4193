package dev.culprit.analyzer.stats;

import static dev.culprit.analyzer.stats.TestingObservations.mapAll;
import static dev.culprit.analyzer.stats.TestingObservations.noise;
import static dev.culprit.analyzer.stats.TestingObservations.slower;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSwapAuditTest {

    @Test
    void fewPairsCannotBeSwapped() {
        LabelSwapAudit audit = LabelSwapAudit.run(noise(20, 4, .02, 1, true), AlarmRule.DEFAULT);

        assertThat(audit).isEqualTo(new LabelSwapAudit(0, 0));
        assertThat(audit.isWellBehaved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aTrueRegressionIsNoBadBehaviour(int functions) {
        for (int pairs : new int[] {5, 6, 8}) {
            Observations observations = slower(noise(functions, pairs, .002, 2, true), 0, Math.log(2));
            LabelSwapAudit audit = LabelSwapAudit.run(observations, AlarmRule.DEFAULT);

            assertThat(audit.relabelings()).isEqualTo((1 << pairs) - 2);
            assertThat(audit.isWellBehaved()).as(pairs + " pairs: " + audit).isTrue();
        }
    }

    @Test
    void manyPairsAreSampled() {
        LabelSwapAudit audit = LabelSwapAudit.run(noise(3, 70, .02, 3, true), AlarmRule.DEFAULT);

        assertThat(audit.relabelings()).isEqualTo(1_024);
    }

    @Test
    void functionsThatJumpBetweenTwoStatesAreFoundOut() {
        // Each of 30 functions jumps by 30 % in pairs of its own, and with nothing in between: some swap makes it a
        // change.
        Observations jumping = mapAll(noise(100, 6, .001, 4, true), f -> {
            int function = (int) f.calls() - 100;
            double[] candidate = f.candidate().clone();
            for (int pair = 0; pair < 6 && function < 30; pair++) {
                candidate[pair] += (function + 1 >> pair & 1) == 0 ? .3 : -.3;
            }
            return f.with(f.baseline(), candidate);
        });
        LabelSwapAudit audit = LabelSwapAudit.run(jumping, AlarmRule.DEFAULT);

        assertThat(audit.isWellBehaved()).as(audit.toString()).isFalse();
    }

    @Test
    void onlyAShareOfATenthIsTolerated() {
        assertThat(new LabelSwapAudit(30, 3).isWellBehaved()).isTrue();
        assertThat(new LabelSwapAudit(30, 4).isWellBehaved()).isFalse();
    }
}
