package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesTest {

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void withoutStrictOnlyAClosedGateCounts(Verdict verdict) {
        assertThat(ExitCodes.of(TestingComparison.of(verdict, false), false)).isZero();
        assertThat(ExitCodes.of(TestingComparison.of(verdict, true), false)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"REGRESSED,0", "IMPROVED,0", "UNCHANGED,0", "INCONCLUSIVE,3", "NOT_COMPARABLE,3", "NO_BASELINE,3"})
    void strictRefusesWhatCannotBeTrusted(Verdict verdict, int exit) {
        assertThat(ExitCodes.of(TestingComparison.of(verdict, false), true)).isEqualTo(exit);
    }

    @Test
    void strictRefusesIncompleteProfiles() {
        var incomplete = TestingComparison.of(Verdict.UNCHANGED, false, List.of("A JVM left only a snapshot."));
        assertThat(ExitCodes.of(incomplete, true)).isEqualTo(3);
        assertThat(ExitCodes.of(incomplete, false)).isZero();
    }

    @Test
    void aRegressionIsOneEvenIfItsProfilesAreIncomplete() {
        var incomplete = TestingComparison.of(Verdict.REGRESSED, true, List.of("A JVM left only a snapshot."));
        assertThat(ExitCodes.of(incomplete, true)).isEqualTo(1);
    }

    @Test
    void aBudgetThatTheCandidateBreaksClosesTheGateWhateverTheVerdict() {
        Budget budget = new Budget("telemetry<=5%", Budget.TELEMETRY, Budget.Statistic.SHARE, 0.05);
        var unchanged = TestingComparison.of(Verdict.UNCHANGED, false);

        for (Budget.Outcome outcome : Budget.Outcome.values()) {
            var checked = unchanged.withBudgets(
                    List.of(new Budget.Checked(budget, Budget.TELEMETRY, outcome, 0.1, "as it is")));
            assertThat(ExitCodes.of(checked, true)).isEqualTo(outcome == Budget.Outcome.BROKEN ? 1 : 0);
        }
    }
}
