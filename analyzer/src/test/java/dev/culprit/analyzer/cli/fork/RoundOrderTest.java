package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoundOrderTest {

    @Test
    void twoSeriesAlternate() {
        List<List<Integer>> orders = IntStream.rangeClosed(1, 4)
                .mapToObj(round -> RoundOrder.of(round, 2))
                .toList();

        assertThat(orders).containsExactly(List.of(0, 1), List.of(1, 0), List.of(0, 1), List.of(1, 0));
    }

    @Property
    void everyRoundRunsEachSeriesOnce(
            @ForAll @IntRange(min = 2, max = 12) int series, @ForAll @IntRange(min = 1, max = 50) int round) {
        assertThat(RoundOrder.of(round, series))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, series).boxed().toList());
    }

    /** A machine that gets slower by the same amount from run to run burdens each series with the sum of its moments. */
    @Property
    void aSteadyDriftBurdensAllSeriesAlikeAfterAnEvenNumberOfRounds(
            @ForAll @IntRange(min = 2, max = 12) int series, @ForAll @IntRange(min = 1, max = 12) int pairs) {
        long[] burden = new long[series];
        List<Integer> sequence = sequence(series, 2 * pairs);
        for (int moment = 0; moment < sequence.size(); moment++) {
            burden[sequence.get(moment)] += moment;
        }

        assertThat(burden).containsOnly(burden[0]);
    }

    @Property
    void eachSeriesStandsInEachPlaceTwiceInTwiceAsManyRoundsAsSeries(@ForAll @IntRange(min = 3, max = 9) int series) {
        int[][] stood = new int[series][series];
        for (int round = 1; round <= 2 * series; round++) {
            List<Integer> order = RoundOrder.of(round, series);
            for (int place = 0; place < series; place++) {
                stood[order.get(place)][place]++;
            }
        }

        for (int[] places : stood) {
            assertThat(places).containsOnly(2);
        }
    }

    private static List<Integer> sequence(int series, int rounds) {
        List<Integer> sequence = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            sequence.addAll(RoundOrder.of(round, series));
        }
        return sequence;
    }
}
