package dev.culprit.analyzer.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.CallTree.Thinned;
import dev.culprit.profile.ProbeCost;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnTimesTest {

    private static final ProbeCost FREE = new ProbeCost(0, 0, 0, 0);

    @Test
    void aProbeCostsItsCallInsideAndItsCallerOutside() {
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 100}, new long[] {9_000, 5_000}, null);

        OwnTimes own = of(tree, new ProbeCost(20, 30, 1));

        assertThat(self(own, 2)).containsExactly(9_000 - 20 - 100 * 30, 5_000 - 100 * 20);
        assertThat(own.insideNanos(1)).isEqualTo(2_000);
        assertThat(own.calleeProbes(0)).isEqualTo(100);
    }

    @Test
    void nothingIsSubtractedThatIsNotThere() {
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 100}, new long[] {2_000, 1_999}, null);

        OwnTimes own = of(tree, new ProbeCost(20, 30, 1));

        assertThat(self(own, 2)).containsExactly(0, 0);
        assertThat(own.probes(0) + own.probes(1)).isEqualTo(3_999);
    }

    @Test
    void aProbeOfUnknownCostIsLeftIn() {
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 100}, new long[] {9_000, 5_000}, null);

        assertThat(self(of(tree, ProbeCost.UNKNOWN), 2)).containsExactly(9_000, 5_000);
    }

    @Test
    void theTimeOfUntimedCallsIsEstimatedAndTakenFromTheCaller() {
        Thinned thinned = new Thinned(new long[] {0, 640}, new long[] {0, 20}, new long[] {0, 1_000});
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 700}, new long[] {50_000, 3_000}, thinned);

        OwnTimes own = of(tree, FREE);

        assertThat(self(own, 2)).containsExactly(50_000 - 640 * 50, 3_000 + 640 * 50);
        assertThat(own.estimated(1)).isEqualTo(32_000);
        assertThat(own.moved(0)).isEqualTo(32_000);
    }

    @Test
    void anUntimedCallHadNoProbeInsideButCostsItsCallerTheCounting() {
        Thinned thinned = new Thinned(new long[] {0, 640}, new long[] {0, 20}, new long[] {0, 1_000});
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 660}, new long[] {50_000, 1_000}, thinned);

        OwnTimes own = of(tree, new ProbeCost(20, 30, 1, 3));

        long moved = 640 * (50 - 20);
        assertThat(self(own, 2)).containsExactly(50_000 - moved - 20 - 20 * 30 - 640 * 3, 1_000 + moved - 20 * 20);
    }

    @Test
    void aRowWithFewTimedCallsIsEstimatedByItsFunction() {
        // Rows 1 and 2 are the same function; row 2 has one timed call, which was an outlier.
        Thinned thinned = new Thinned(new long[] {0, 0, 100}, new long[] {0, 99, 1}, new long[] {0, 9_900, 20_100});
        CallTree tree = new CallTree(
                "main",
                1,
                new int[] {-1, 0, 0},
                new int[] {0, 1, 1},
                new int[] {0, 5, 6},
                new long[] {1, 99, 101},
                new long[3],
                new long[] {90_000, 9_900, 20_100},
                thinned,
                null,
                null);

        assertThat(of(tree, FREE).estimated(2)).isEqualTo(100 * 300);
    }

    @Test
    void aThinnedCalleeOfAThinnedFunctionTakesItsShareOfWhatThatOneGot() {
        // 1000 calls of the middle, each calls the leaf once; a timed call of the middle holds 70 of its own and 30 of
        // the leaf.
        Thinned thinned = new Thinned(new long[] {0, 900, 900}, new long[] {0, 100, 100}, new long[] {0, 9_700, 3_000});
        CallTree tree =
                tree(new int[] {-1, 0, 1}, new long[] {1, 1_000, 1_000}, new long[] {500_000, 9_700, 3_000}, thinned);

        OwnTimes own = of(tree, FREE);

        assertThat(self(own, 3)).containsExactly(500_000 - 900 * 97, 1_000 * 97 - 900 * 30, 1_000 * 30);
    }

    @Test
    void calleesShareWhatTheirCallerHasWhenTheyWantMore() {
        Thinned thinned = new Thinned(new long[] {0, 100, 300}, new long[] {0, 20, 20}, new long[] {0, 2_000, 2_000});
        CallTree tree = tree(new int[] {-1, 0, 0}, new long[] {1, 120, 320}, new long[] {8_000, 2_000, 2_000}, thinned);

        assertThat(self(of(tree, FREE), 3)).containsExactly(0, 2_000 + 2_000, 2_000 + 6_000);
    }

    @Test
    void nothingCanBeEstimatedOfCallsThatWereNeverTimed() {
        Thinned thinned = new Thinned(new long[] {0, 100}, new long[] {0, 0}, new long[] {0, 0});
        CallTree tree = tree(new int[] {-1, 0}, new long[] {1, 100}, new long[] {8_000, 0}, thinned);

        assertThat(self(of(tree, FREE), 2)).containsExactly(8_000, 0);
    }

    @Test
    void movingAndSubtractingLosesNoNanosecond() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int size = 30;
            int[] parent = IntStream.range(0, size)
                    .map(row -> row == 0 ? -1 : random.nextInt(row))
                    .toArray();
            long[] untimed = random.longs(size, 0, 50).toArray();
            untimed[0] = 0;
            long[] sampled = random.longs(size, 0, 30).toArray();
            long[] sampledSelf = Arrays.stream(sampled)
                    .map(calls -> calls * random.nextInt(90))
                    .toArray();
            long[] self = Arrays.stream(sampledSelf)
                    .map(nanos -> nanos + random.nextInt(3_000))
                    .toArray();
            long[] count = IntStream.range(0, size)
                    .mapToLong(row -> untimed[row] + sampled[row] + random.nextInt(9))
                    .toArray();
            OwnTimes own = of(
                    tree(parent, count, self, new Thinned(untimed, sampled, sampledSelf)),
                    new ProbeCost(21.3, 30.7, 0.1, 2.9));

            assertThat(IntStream.range(0, size).mapToLong(own::self)).allMatch(nanos -> nanos >= 0);
            assertThat(IntStream.range(0, size)
                            .mapToLong(row -> own.self(row) + own.probes(row))
                            .sum())
                    .isEqualTo(LongStream.of(self).sum());
        }
    }

    private static OwnTimes of(CallTree tree, ProbeCost probe) {
        return OwnTimes.of(tree, new SampledCalls(tree.size(), List.of(tree)), probe, List.of());
    }

    private static long[] self(OwnTimes own, int rows) {
        return IntStream.range(0, rows).mapToLong(own::self).toArray();
    }

    /** Every row a function of its own. */
    private static CallTree tree(int[] parent, long[] count, long[] self, @Nullable Thinned thinned) {
        int size = parent.length;
        int[] methods = IntStream.range(0, size).toArray();
        return new CallTree(
                "main", 1, parent, methods, new int[size], count, new long[size], self, thinned, null, null);
    }
}
