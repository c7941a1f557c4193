package dev.culprit.agent.thinning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class OverheadBudgetTest {

    private static final ProbeCosts COSTS = new ProbeCosts(50, 5);
    private static final long SECOND = 1_000_000_000;
    private static final IntFunction<Timing> ALL_TIMED = id -> Timing.EVERY;
    private static final IntFunction<Timing> ALL_SAMPLED = id -> Timing.SAMPLED;

    private final OverheadBudget budget = new OverheadBudget(0.05);

    /** Of one second of CPU time; calls by method id from 1, all short. */
    private static Interval timed(long... calls) {
        return interval(calls, new long[calls.length], SECOND);
    }

    private static Interval interval(long[] timed, long[] untimed, long cpuNanos) {
        long[] timedById = new long[timed.length + 1];
        long[] untimedById = new long[timed.length + 1];
        System.arraycopy(timed, 0, timedById, 1, timed.length);
        System.arraycopy(untimed, 0, untimedById, 1, timed.length);
        return new Interval(timedById, untimedById, new long[timed.length + 1], cpuNanos);
    }

    @Test
    void nothingIsThinnedWithinTheBudget() {
        Interval interval = timed(400_000, 400_000);

        assertThat(budget.isHeld(interval, COSTS)).isTrue();
        assertThat(budget.decide(interval, COSTS, ALL_TIMED).sample()).isEmpty();
    }

    @Test
    void theDearestGoFirstAndNoMoreThanNeeded() {
        Interval interval = timed(100_000, 2_000_000, 50_000, 1_500_000);

        assertThat(budget.isHeld(interval, COSTS)).isFalse();
        assertThat(budget.decide(interval, COSTS, ALL_TIMED).sample()).containsExactly(2, 4);
    }

    @Test
    void functionsOfLongCallsKeepTheirTimes() {
        Interval interval = timed(2_000_000, 2_000_000);
        interval.totalNanos()[1] = 2_000_000L * 50 * 200;

        assertThat(budget.decide(interval, COSTS, ALL_TIMED).sample()).containsExactly(2);
    }

    @Test
    void functionsThatCostNothingAreNotThinnedOnlyBecauseOthersAreDear() {
        Interval interval = interval(new long[] {0, 500}, new long[] {100_000_000, 0}, SECOND);

        assertThat(budget.isHeld(interval, COSTS)).isFalse();
        assertThat(budget.decide(interval, COSTS, id -> id == 1 ? Timing.SAMPLED : Timing.EVERY)
                        .sample())
                .isEmpty();
    }

    @Test
    void countingAloneIsTakenOutWhenItBreaksTheBudgetLookAfterLook() {
        Interval interval = interval(new long[] {0, 0}, new long[] {60_000_000, 1_000_000}, SECOND);

        assertThat(takeOut(interval)).isEmpty();
        assertThat(takeOut(interval)).isEmpty();
        assertThat(takeOut(interval)).containsExactly(1);
    }

    @Test
    void aBurstIsNotReasonEnoughToLoseCounts() {
        Interval dear = interval(new long[] {0}, new long[] {60_000_000}, SECOND);
        Interval calm = interval(new long[] {0}, new long[] {1000}, SECOND);

        assertThat(takeOut(dear)).isEmpty();
        assertThat(takeOut(dear)).isEmpty();
        assertThat(takeOut(calm)).isEmpty();
        assertThat(takeOut(dear)).isEmpty();
    }

    @Test
    void shortLooksCountForLittle() {
        Interval early = interval(new long[] {0}, new long[] {6_000_000}, SECOND / 10);

        for (int look = 0; look < 14; look++) {
            assertThat(takeOut(early)).isEmpty();
        }
        assertThat(takeOut(early)).containsExactly(1);
    }

    @Test
    void countingThatIsALittleAboveTheBudgetIsKept() {
        Interval interval = interval(new long[] {0}, new long[] {15_000_000}, SECOND);

        for (int look = 0; look < 10; look++) {
            assertThat(takeOut(interval)).isEmpty();
        }
    }

    @Test
    void theDearestToCountIsTakenOutFirst() {
        Interval interval = interval(new long[3], new long[] {40_000_000, 60_000_000, 50_000_000}, SECOND);

        takeOut(interval);
        takeOut(interval);
        assertThat(takeOut(interval)).containsExactly(2, 3, 1);
    }

    private List<Integer> takeOut(Interval interval) {
        return budget.decide(interval, COSTS, ALL_SAMPLED).takeOut();
    }

    @Test
    void theBudgetIsAShareOfTheTimeWithoutProbes() {
        Interval interval = timed(10_000_000);

        // Half of the second is the probes' own.
        assertThat(budget.nanos(interval, COSTS)).isEqualTo(0.05 * 0.5 * SECOND);
    }

    @Test
    void aBudgetOfNothingThinsEverythingThatIsCalledOften() {
        assertThat(new OverheadBudget(0).decide(timed(1, 100), COSTS, ALL_TIMED).sample())
                .containsExactly(2, 1);
    }
}
