package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads are final since Java 21; the tests are compiled for 17. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest extends RecordingTest {

    private static Thread startVirtual(Runnable work) {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            return (Thread) start.invoke(null, work);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void manyShortVirtualThreadsLoseNoCallAndShareAFewStates() throws Exception {
        int threads = 50_000;
        Semaphore atOnce = new Semaphore(200);
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            atOnce.acquire();
            startVirtual(() -> {
                CallTreeNode a = Probe.enter(1);
                callFrom(a, 5, 2);
                Probe.exit(a);
                atOnce.release();
                done.countDown();
            });
        }
        done.await();

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x50000", "1/2@5 x50000");
        assertThat(calls.latencies()).isEqualTo(2 * threads);
        assertThat(calls.group("[virtual]").threads).isEqualTo(threads);
        assertThat(Recording.current().virtualThreads.states).hasSizeLessThan(1000);
    }

    @Test
    void aTestOnAVirtualThreadGivesItsStateBackAtItsEnd() throws Exception {
        int tests = 200;
        for (int i = 0; i < tests; i++) {
            Thread thread = startVirtual(() -> {
                TestContext test = TestContext.ofTest(50, new int[] {91, 92, 93}, true);
                Object begun = TestContexts.begin(test);
                Thread.yield();
                TestProbe.exit(TestProbe.enter(1));
                TestContexts.end(test, begun);
            });
            thread.join();
        }

        assertThat(Calls.recorded().paths())
                .containsExactly("50 x200", "50/91 x200", "50/92 x200", "50/92/1 x200", "50/93 x200");
        assertThat(Recording.current().virtualThreads.states).hasSize(1);
    }

    @Test
    void aCallGoesOnWhereverTheThreadIsContinued() throws Exception {
        int threads = 300;
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = startVirtual(() -> {
                for (int round = 0; round < 20; round++) {
                    CallTreeNode a = Probe.enter(1);
                    a.line = 4;
                    CallTreeNode b = Probe.enter(2);
                    Thread.yield();
                    LockSupport.parkNanos(1);
                    Probe.exit(b);
                    callFrom(a, 9, 3);
                    Probe.exit(a);
                }
            });
        }
        for (Thread thread : all) {
            thread.join();
        }

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x6000", "1/2@4 x6000", "1/3@9 x6000");
        assertThat(calls.latencies()).isEqualTo(18_000);
    }

    @Test
    void aThreadThatWasOutsideBorrowsAgain() throws Exception {
        startVirtual(() -> {
                    call(1);
                    call(1);
                    call(2);
                })
                .join();

        assertThat(Calls.recorded().paths()).containsExactly("1 x2", "2 x1");
        assertThat(Calls.recorded().group("[virtual]").threads).isEqualTo(1);
        assertThat(Recording.current().virtualThreads.states).hasSize(1);
    }

    @Test
    void aTruncatedOutermostCallGivesItsStateBack() throws Exception {
        start(1, 100, 1 << 20);
        call(1);
        for (int i = 0; i < 100; i++) {
            startVirtual(() -> call(2)).join();
        }

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "[truncated] x100");
        assertThat(Recording.current().virtualThreads.states).hasSize(1);
    }

    @Test
    void callsBeyondTheMostThreadsAtATimeAreCounted() throws Exception {
        int excess = 7;
        int threads = VirtualThreads.MAX_STATES + excess;
        CountDownLatch inside = new CountDownLatch(threads);
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            startVirtual(() -> {
                CallTreeNode node = Probe.enter(1);
                inside.countDown();
                awaitQuietly(leave);
                Probe.exit(node);
                done.countDown();
            });
        }
        inside.await();
        Calls meanwhile = Calls.recorded();
        leave.countDown();
        done.await();

        assertThat(meanwhile.count("1")).isEqualTo(VirtualThreads.MAX_STATES);
        assertThat(meanwhile.count("[truncated]")).isEqualTo(excess);
        assertThat(meanwhile.snapshot().truncatedCalls).isEqualTo(excess);
        assertThat(Calls.recorded().allCalls()).isEqualTo(threads);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
