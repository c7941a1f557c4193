package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.stats.SequentialPlan;
import dev.culprit.analyzer.stats.SequentialPlan.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {

    @Test
    void byDefaultTheyAreThoseOfTheSequentialPlan() {
        Looks looks = Looks.early(Looks.MOST_PAIRS, 0.05);

        for (Look look : SequentialPlan.DEFAULT.looks()) {
            assertThat(looks.isAfter(look.pairs())).isTrue();
            assertThat(looks.confidenceAfter(look.pairs())).isCloseTo(1 - look.rate(), within(1e-12));
        }
        assertThat(looks.pairs()).isEqualTo(10);
        assertThat(looks.isAfter(4)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 11, 25})
    void togetherTheySpendTheBudgetAndNoMore(int pairs) {
        Looks looks = Looks.early(pairs, 0.1);

        double spent = looks.plan().looks().stream().mapToDouble(Look::rate).sum();

        assertThat(spent).isCloseTo(0.1, within(1e-12));
        assertThat(looks.plan().looks()).allMatch(look -> look.rate() > 0);
        assertThat(looks.pairs()).isEqualTo(pairs);
    }

    @Test
    void aLookThatWasNotPlannedGetsWhatIsLeft() {
        Looks looks = Looks.early(10, 0.05);

        assertThat(looks.confidenceAfter(2)).isCloseTo(0.95, within(1e-12));
        assertThat(looks.confidenceAfter(4)).isCloseTo(0.96, within(1e-12));
        assertThat(looks.confidenceAfter(9)).isCloseTo(0.98, within(1e-12));
    }

    @Test
    void aFixedNumberOfPairsIsLookedAtOnceWithAllOfTheBudget() {
        Looks looks = Looks.once(5, 0.05);

        assertThat(looks.isAfter(3)).isFalse();
        assertThat(looks.isEarly()).isFalse();
        assertThat(looks.confidenceAfter(5)).isCloseTo(0.95, within(1e-12));
    }
}
