package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    @ParameterizedTest
    @CsvSource({
        "REGRESSED, 3, CERTAIN",
        "IMPROVED, 3, CERTAIN",
        "UNCHANGED, 3, GO_ON",
        "UNCHANGED, 5, CERTAIN",
        "INCONCLUSIVE, 7, GO_ON",
        "NOT_COMPARABLE, 3, HOPELESS",
    })
    void aVerdictEndsTheMeasurement(Verdict verdict, int pairs, Decision decision) {
        assertThat(Decision.of(TestingComparison.of(verdict, false), pairs)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"faster 40%, CERTAIN", "slower 20%, GO_ON", "not slower, CERTAIN"})
    void aClaimHasToBeDecidedToo(String claim, Decision decision) throws CommandFailure {
        Comparison regressed = TestingComparison.withTotal(Verdict.REGRESSED, new Interval(1.1, 1.3));

        assertThat(Decision.of(ClaimCheck.parse(claim, 0.05).applyTo(regressed), 3))
                .isEqualTo(decision);
    }
}
