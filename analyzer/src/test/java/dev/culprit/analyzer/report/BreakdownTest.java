package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.ChangedParts;
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
        assertThat(Breakdown.of(withRest(-1.7e9, 10), 5).percents()).isEmpty();
    }

    @Test
    void whatIsLeftOfSumsOfDoublesIsNoPart() {
        assertThat(Breakdown.of(withRest(-1.79e-7, 0), 5).parts())
                .extracting(Part::kind)
                .doesNotContain(Kind.REST);
        assertThat(Breakdown.of(withRest(-1.79e-7, 3), 5).parts()).contains(new Part(Kind.REST, null, 3, 0));
    }

    private static Comparison withRest(double restNanos, int restFunctions) {
        Comparison sample = SampleComparison.regressed();
        return sample.withParts(new ChangedParts(sample.culprits(), List.of(), List.of(), restNanos, restFunctions));
    }

    @Test
    void anUnchangedComparisonHasNoParts() {
        assertThat(Breakdown.of(SampleComparison.identical(), 5).isEmpty()).isTrue();
    }
}
