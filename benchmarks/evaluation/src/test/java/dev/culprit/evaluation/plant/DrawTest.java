package dev.culprit.evaluation.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final double BASE = 1e9;
    private static final SpinCost COST = new SpinCost(1, 2);
    private static final MethodKey HALF = new MethodKey("a.A", "half", "()V");
    private static final MethodKey TENTH = new MethodKey("a.A", "tenth", "()V");
    private static final MethodKey TINY = new MethodKey("a.A", "tiny", "()V");
    private static final MethodKey CONSTRUCTOR = new MethodKey("a.A", "<init>", "()V");
    private static final MethodKey JDK = new MethodKey("java.A", "other", "()V");

    private static final Weights WEIGHTS = new Weights(
            List.of(
                    new MethodWeight(HALF, 1000, 0.5, 0.58),
                    new MethodWeight(TENTH, 1000, 0.08, 0.2),
                    new MethodWeight(TINY, 100_000_000, 0.01, 0.01),
                    new MethodWeight(CONSTRUCTOR, 1000, 0.3, 0.3),
                    new MethodWeight(JDK, 1000, 0.3, 0.3)),
            List.of(
                    new EdgeWeight(HALF, 7, TENTH, 1000, 0.08, false),
                    new EdgeWeight(HALF, 8, HALF, 1000, 0.5, true),
                    new EdgeWeight(JDK, 9, TENTH, 1000, 0.08, false)));

    private final Draw draw =
            new Draw(WEIGHTS, BASE, COST, method -> method.className().startsWith("a."));

    @Test
    void theSameSeedDrawsTheSamePlants() {
        assertThat(draw.waits(Impact.HIGH, new Random(7))).isEqualTo(draw.waits(Impact.HIGH, new Random(7)));
    }

    @Test
    void anySeedCanDrawAnyPlaceOfTheWantedImpact() {
        List<MethodKey> first = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            first.add(draw.waits(Impact.HIGH, new Random(seed)).get(0).method());
        }

        assertThat(first).contains(HALF, TENTH);
    }

    @Test
    void constructorsAndForeignCodeAreLeftAlone() {
        List<Plant> all = new ArrayList<>(draw.slowDowns(100, Impact.HIGH, new Random(1)));
        all.addAll(draw.waits(Impact.HIGH, new Random(1)));
        all.addAll(draw.extraCalls(Impact.HIGH, new Random(1)));

        assertThat(all)
                .extracting(Plant::method)
                .doesNotContain(CONSTRUCTOR, JDK)
                .contains(HALF);
    }

    @Test
    void aMethodThatIsTooShortForTheWantedPercentageIsNoPlace() {
        assertThat(draw.slowDowns(5, Impact.LOW, new Random(1)))
                .extracting(Plant::method)
                .doesNotContain(TINY);
    }

    @Test
    void theWantedImpactComesFirstAndThenTheNextLower() {
        assertThat(draw.slowDowns(50, Impact.HIGH, new Random(1)))
                .extracting(Plant::method)
                .containsExactly(HALF, TENTH);
    }

    @Test
    void aPercentageOfTheTotalCountsWhatIsCalled() {
        assertThat(draw.slowDownsOfTotals(100, Impact.HIGH, new Random(1)))
                .filteredOn(plant -> plant.method().equals(TENTH))
                .singleElement()
                .satisfies(plant -> assertThat(plant.impact()).isBetween(0.19, 0.21));
    }

    @Test
    void busyWorkAddsWhatWasAskedFor() {
        Plant.SlowDown plant =
                (Plant.SlowDown) draw.slowDowns(50, Impact.HIGH, new Random(1)).get(0);

        // Half of 500 microseconds per call, at 2 nanoseconds per iteration.
        assertThat(plant.iterations()).isBetween(124_998, 125_000);
        assertThat(plant.impact()).isBetween(0.2499, 0.2501);
    }

    @Test
    void recursiveCallsAreNotRepeated() {
        assertThat(draw.extraCalls(Impact.HIGH, new Random(1)))
                .isNotEmpty()
                .allSatisfy(
                        plant -> assertThat(((Plant.ExtraCalls) plant).line()).isEqualTo(7))
                .allSatisfy(plant -> assertThat(plant.impact()).isBetween(0.1, 0.6));
    }

    @Test
    void waitsAddUpToWhatWasAskedFor() {
        assertThat(draw.waits(Impact.HIGH, new Random(1)))
                .allSatisfy(plant -> assertThat(plant.impact()).isBetween(0.2, 0.3));
    }
}
