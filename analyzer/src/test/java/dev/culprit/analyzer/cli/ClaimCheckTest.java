package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Claim.Outcome;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.report.SourceLinks;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTest {

    @ParameterizedTest
    @CsvSource({
        "faster 40%, 0.50, 0.58, CONFIRMED",
        "faster 40%, 0.55, 0.65, UNDECIDED",
        "faster 40%, 0.80, 0.90, REFUTED",
        "faster 40%, 2.10, 2.30, REFUTED",
        "faster, 0.90, 0.99, CONFIRMED",
        "faster, 0.99, 1.01, UNDECIDED",
        "slower 10%, 1.12, 1.30, CONFIRMED",
        "slower by 10 %, 1.05, 1.30, UNDECIDED",
        "slower 10%, 0.90, 1.05, REFUTED",
        "not slower, 0.90, 1.04, CONFIRMED",
        "not slower, 0.97, 1.08, UNDECIDED",
        "not slower, 1.06, 1.09, REFUTED",
        "NOT  slower 20%, 1.06, 1.19, CONFIRMED",
    })
    void theIntervalOfTheTotalDecides(String claim, double low, double high, Outcome outcome) throws CommandFailure {
        assertThat(outcome(claim, Verdict.INCONCLUSIVE, new Interval(low, high)))
                .isEqualTo(outcome);
    }

    @Test
    void withoutAnIntervalOrComparableTimesNothingIsDecided() throws CommandFailure {
        assertThat(outcome("faster 40%", Verdict.IMPROVED, Interval.UNKNOWN)).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome("faster 40%", Verdict.NOT_COMPARABLE, new Interval(0.1, 0.2)))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much faster", "faster 40", "faster forty%", "quicker 10%", "faster 1.2.3%"})
    void whatIsNotUnderstoodIsAnsweredWithExamples(String claim) {
        assertThatThrownBy(() -> ClaimCheck.parse(claim, 0.05))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'faster 40%', 'slower 10%' or 'not slower'");
    }

    @Test
    void nothingTakesMoreThanAllOfTheTimeLess() {
        assertThatThrownBy(() -> ClaimCheck.parse("faster 117%", 0.05)).hasMessageContaining("half the time");
    }

    @Test
    void itIsTheFirstReasonAndPartOfTheResultForPrograms() throws Exception {
        Comparison comparison = TestingComparison.withTotal(Verdict.UNCHANGED, new Interval(0.95, 1.02));

        Comparison claimed = ClaimCheck.parse("faster 40%", 0.05).applyTo(comparison);

        assertThat(claimed.reasons().get(0))
                .isEqualTo("The claim 'faster 40%' (at most 0.600 times the baseline's total) is REFUTED: measured are"
                        + " 1.00 times (work), with 95 % confidence between 0.950 and 1.02.");
        StringWriter json = new StringWriter();
        Result.of(claimed, SourceLinks.NONE, false).json().write(json);
        assertThat(json.toString()).contains("\"claim\" : {", "\"outcome\" : \"REFUTED\"", "\"claimedRatio\" : 0.6");
        StringWriter html = new StringWriter();
        Result.of(claimed, SourceLinks.NONE, false).html().write(html);
        assertThat(html.toString()).contains("is REFUTED: measured are");
    }

    @Test
    void aRefutedClaimClosesTheGateAndAnUndecidedOneAStrictGate() throws CommandFailure {
        Comparison same = TestingComparison.withTotal(Verdict.UNCHANGED, new Interval(0.95, 1.02));
        ClaimCheck faster = ClaimCheck.parse("faster 40%", 0.05);
        ClaimCheck undecided = ClaimCheck.parse("slower 1%", 0.05);

        assertThat(ExitCodes.of(faster.applyTo(same), false)).isEqualTo(1);
        assertThat(ExitCodes.of(undecided.applyTo(same), false)).isZero();
        assertThat(ExitCodes.of(undecided.applyTo(same), true)).isEqualTo(3);
        assertThat(ExitCodes.of(same, true)).isZero();
    }

    private static Outcome outcome(String claim, Verdict verdict, Interval interval) throws CommandFailure {
        return ClaimCheck.parse(claim, 0.05).outcome(TestingComparison.withTotal(verdict, interval));
    }
}
