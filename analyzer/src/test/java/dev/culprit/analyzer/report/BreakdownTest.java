package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.report.Breakdown.Kind;
import dev.culprit.analyzer.report.Breakdown.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    @Test
    void thePartsAddUpToTheChangeOfTheTotal() {
        Comparison comparison = SampleComparison.regressed();
        Breakdown breakdown = Breakdown.of(comparison, 1);
        assertThat(breakdown.total())
                .isCloseTo(comparison.total().candidate() - comparison.total().baseline(), within(1.0));
        assertThat(breakdown.parts())
                .extracting(Part::kind)
                .containsExactly(Kind.CULPRIT, Kind.IMPROVEMENT, Kind.MORE_CULPRITS, Kind.SUSPECTS, Kind.REST);
    }

    @Test
    void thePercentagesAddUpHoweverManyAreLeftOut() {
        for (int limit = 0; limit < 3; limit++) {
            assertThat(Breakdown.of(SampleComparison.regressed(), limit).percents().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(100);
        }
    }

    @Test
    void thereAreNoPercentagesOfAlmostNothing() {
        Comparison sample = SampleComparison.regressed();
        Comparison cancelled = new Comparison(
                sample.verdict(),
                sample.reasons(),
                false,
                sample.baseline(),
                sample.candidate(),
                sample.total(),
                0.01,
                sample.culprits(),
                List.of(),
                List.of(),
                -1.7e9,
                10,
                List.of(),
                sample.tree(),
                "");
        assertThat(Breakdown.of(cancelled, 5).percents()).isEmpty();
    }

    @Test
    void anUnchangedComparisonHasNoParts() {
        assertThat(Breakdown.of(SampleComparison.identical(), 5).isEmpty()).isTrue();
    }
}
