package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class PlatformThreadsTest extends RecordingTest {

    @Test
    void threadsWhoseNamesDifferInNumbersAreOneGroup() {
        inThread("pool-1-thread-1", () -> call(1));
        inThread("pool-23-thread-456", () -> call(1));
        inThread("other", () -> call(1));

        Calls calls = Calls.recorded();
        assertThat(calls.group("pool-#-thread-#").threads).isEqualTo(2);
        assertThat(calls.group("pool-#-thread-#").count).containsExactly(2L);
        assertThat(calls.group("other").count).containsExactly(1L);
    }

    @Test
    void threadsWithoutAPatternInTheirNamesDoNotMakeGroupsWithoutEnd() {
        for (int i = 0; i < 300; i++) {
            inThread("x".repeat(i + 1), () -> call(1));
        }

        assertThat(Calls.recorded().snapshot().groups).hasSizeLessThan(260);
        assertThat(Calls.recorded().callsOf(1)).isEqualTo(300);
        assertThat(Calls.recorded().group("[other]").threads).isPositive();
    }

    @Test
    void tenThousandShortThreadsLoseNoCallAndLeaveNoState() {
        for (int i = 0; i < 1000; i++) {
            Thread[] threads = new Thread[10];
            for (int j = 0; j < threads.length; j++) {
                threads[j] = new Thread(() -> {
                    CallTreeNode a = Probe.enter(1);
                    callFrom(a, 5, 2);
                    callFrom(a, 6, 2);
                    Probe.exit(a);
                });
                threads[j].start();
            }
            for (Thread thread : threads) {
                join(thread);
            }
        }

        long statesBefore = count(Recording.current().platformThreads);
        Calls calls = Calls.recorded();
        assertThat(statesBefore).isLessThan(200);
        assertThat(count(Recording.current().platformThreads)).isZero();
        assertThat(calls.paths()).containsExactly("1 x10000", "1/2@5 x10000", "1/2@6 x10000");
        assertThat(calls.latencies()).isEqualTo(30_000);
        assertThat(calls.group("Thread-#").threads).isEqualTo(10_000);
        assertThat(Recording.current().limits.nodes()).isEqualTo(3);
        assertThat(Recording.current().limits.latencyBytes()).isLessThan(100_000);
    }

    private static long count(PlatformThreads threads) {
        long count = 0;
        for (var states = threads.states(); states.hasNext(); states.next()) {
            count++;
        }
        return count;
    }

    @Test
    void aThreadWhoseLocalsAreWipedKeepsItsState() {
        inThread("worker", () -> {
            for (int i = 0; i < 1000; i++) {
                CallTreeNode a = Probe.enter(1);
                Probe.STATES.remove();
                callFrom(a, 2, 2);
                Probe.exit(a);
                Probe.STATES.remove();
            }
        });

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1000", "1/2@2 x1000");
        assertThat(calls.group("worker").threads).isEqualTo(1);
    }

    @Test
    void tasksOfTheCommonPoolLoseNoCalls() throws Exception {
        List<java.util.concurrent.Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            tasks.add(ForkJoinPool.commonPool().submit(() -> call(1)));
        }
        for (java.util.concurrent.Future<?> task : tasks) {
            task.get();
        }

        assertThat(Calls.recorded().callsOf(1)).isEqualTo(2000);
        assertThat(Calls.recorded().snapshot().groups).hasSizeLessThan(3);
    }

    @Test
    void pathsMadeDuringSnapshotsAreNotLost() throws Exception {
        Thread maker = new Thread(() -> {
            for (int methodId = 1; methodId < 20_000; methodId++) {
                CallTreeNode a = Probe.enter(methodId % 100 + 1);
                callFrom(a, methodId, 7);
                Probe.exit(a);
            }
        });
        maker.start();
        long most = 0;
        while (maker.isAlive()) {
            long now = Calls.recorded().allCalls();
            assertThat(now).isGreaterThanOrEqualTo(most);
            most = now;
        }
        maker.join();

        assertThat(Calls.recorded().callsOf(7)).isGreaterThanOrEqualTo(19_999);
        assertThat(Calls.recorded().allCalls()).isEqualTo(2 * 19_999);
    }

    @Test
    void aStateOfAnEndedThreadIsMergedOnceAndForAll() {
        inThread("w", () -> call(1));
        for (int i = 0; i < 3; i++) {
            assertThat(Calls.recorded().paths()).containsExactly("1 x1");
            assertThat(Calls.recorded().latencies()).isEqualTo(1);
        }
        inThread("w", () -> call(1));
        assertThat(Calls.recorded().paths()).containsExactly("1 x2");
    }
}
