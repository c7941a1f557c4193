package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandedOverTest {

    private static final HandOver HERE = new HandOver(1, 10, null, 0);
    private static final HandOver THERE = new HandOver(2, 20, null, 0);

    private final HandedOver waiting = new HandedOver(100_000);

    @Test
    void aTaskIsKnownByItselfAndNotByWhatItIsEqualTo() {
        Integer one = Integer.valueOf(1_000);
        Integer other = Integer.valueOf(1_000);
        waiting.put(one, HERE);

        assertThat(waiting.take(other)).isNull();
        assertThat(waiting.take(one)).isSameAs(HERE);
        assertThat(waiting.take(one)).isNull();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void oneObjectHandedOverOftenIsTakenInThatOrder() {
        Object task = new Object();
        waiting.put(task, HERE);
        waiting.put(task, HERE);
        waiting.put(task, THERE);
        waiting.put(task, HERE);

        assertThat(List.of(waiting.take(task), waiting.take(task), waiting.take(task), waiting.take(task)))
                .containsExactly(HERE, HERE, THERE, HERE);
        assertThat(waiting.take(task)).isNull();
        assertThat(waiting.ambiguous()).isEqualTo(2);
    }

    @Test
    void theLastHandOverIsTheOneThatIsWithdrawn() {
        Object task = new Object();
        waiting.put(task, HERE);
        waiting.put(task, THERE);
        waiting.withdraw(task);

        assertThat(waiting.take(task)).isSameAs(HERE);
        assertThat(waiting.take(task)).isNull();
        waiting.withdraw(task);
        waiting.put(task, THERE);
        waiting.withdraw(task);
        assertThat(waiting.size()).isZero();
    }

    @Test
    void whereAStageWasMadeCountsAndNotWhereItIsHandedOver() {
        Object stage = new Object();
        waiting.putEarly(stage, HERE);
        waiting.put(stage, THERE);

        assertThat(waiting.take(stage)).isSameAs(HERE);
        assertThat(waiting.take(stage)).isNull();
        assertThat(waiting.ambiguous()).isZero();
    }

    @Test
    void whatIsRunAgainStays() {
        Object task = new Object();
        waiting.put(task, HERE);

        assertThat(waiting.peek(task)).isSameAs(HERE);
        assertThat(waiting.peek(task)).isSameAs(HERE);
        assertThat(waiting.size()).isEqualTo(1);
    }

    @Test
    void manyTasksAreAllFoundAgain() {
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            tasks.add(new Object());
            waiting.put(tasks.get(i), new HandOver(1, i, null, 0));
        }

        assertThat(waiting.size()).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            assertThat(waiting.take(tasks.get(i)).line).isEqualTo(i);
        }
        assertThat(waiting.size()).isZero();
    }

    @Test
    void whatIsNeverRunIsForgottenWithItsTask() {
        HandedOver small = new HandedOver(64 * 100);
        for (int i = 0; i < 200_000; i++) {
            small.put(new Object(), HERE);
        }
        long unlinked = small.unlinked();
        while (small.size() > 0) {
            System.gc();
            Thread.yield();
        }

        assertThat(unlinked).as("while there was no room").isPositive();
    }
}
