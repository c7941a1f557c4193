package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TaskIdsTest {

    @Test
    void eachIdIsAskedForOnce() {
        AtomicInteger asked = new AtomicInteger();
        TaskIds ids = new TaskIds(functionId -> {
            asked.incrementAndGet();
            return functionId + 1_000;
        });
        for (int functionId : new int[] {3, 500, 3, 64, 500, 64}) {
            assertThat(ids.of(functionId)).isEqualTo(functionId + 1_000);
        }

        assertThat(asked).hasValue(3);
    }

    /** The source may have to wait for a lock that another thread has, which asks for an id as well. */
    @Test
    void whoWaitsForTheSourceKeepsNobodyFromAnotherId() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        TaskIds ids = new TaskIds(functionId -> {
            if (functionId == 1) {
                asked.countDown();
                await(answer);
            }
            return functionId + 1_000;
        });
        Thread waiting = new Thread(() -> ids.of(1));
        waiting.start();
        asked.await();

        assertThat(ids.of(2)).isEqualTo(1_002);
        answer.countDown();
        waiting.join();
        assertThat(ids.of(1)).isEqualTo(1_001);
        assertThat(ids.of(2)).isEqualTo(1_002);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
