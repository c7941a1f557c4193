package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest extends RecordingTest {

    @Test
    void anErrorInEnterIsCountedAndTurnsTheFunctionOff() {
        errorsExpected = true;
        CallTreeNode a = Probe.enter(1);
        callFrom(a, 3, 2);
        CallTreeNode[] children = a.children;
        a.children = null;
        CallTreeNode failed = Probe.enter(2);
        a.children = children;
        Probe.exit(failed);
        callFrom(a, 3, 2);
        callFrom(a, 4, 2);
        callFrom(a, 5, 3);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@3 x1", "1/3@5 x1");
        assertThat(calls.snapshot().suppressedErrors).isEqualTo(1);
        assertThat(calls.snapshot().firstError)
                .contains("NullPointerException")
                .contains("Probe.enter")
                .contains("method 2");
    }

    @Test
    void anErrorInExitIsCountedAndTheCallerClosesTheCall() {
        errorsExpected = true;
        CallTreeNode a = Probe.enter(1);
        CallTreeNode b = Probe.enter(2);
        CallTreeNode[] nodes = b.state.nodes;
        b.state.nodes = null;
        Probe.exit(a);
        b.state.nodes = nodes;
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2 x1");
        assertThat(calls.latencies()).isEqualTo(2);
        assertThat(calls.snapshot().suppressedErrors).isEqualTo(1);
    }

    @Test
    void aFunctionThatIsOffIsOffInAllThreads() throws Exception {
        Thread[] threads = new Thread[3];
        java.util.concurrent.CyclicBarrier barrier = new java.util.concurrent.CyclicBarrier(threads.length + 1);
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                call(70);
                await(barrier);
                await(barrier);
                call(70);
                call(71);
            });
            threads[i].start();
        }
        await(barrier);
        Recording.current().faults.disable(70);
        await(barrier);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(Calls.recorded().callsOf(70)).isEqualTo(3);
        assertThat(Calls.recorded().callsOf(71)).isEqualTo(3);
    }

    private static void await(java.util.concurrent.CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStackOverflowOfTheApplicationLeavesTheTreeRight() {
        start(100_000, 20_000, 1 << 24);
        Runnable work = () -> {
            for (int round = 0; round < 20; round++) {
                CallTreeNode a = Probe.enter(1);
                try {
                    a.line = 5;
                    endless();
                } catch (StackOverflowError expected) {
                    Probe.resume(a);
                    callFrom(a, 9, 3);
                } finally {
                    Probe.exit(a);
                }
                call(4);
            }
        };
        Thread thread = new Thread(null, work, "deep", 512 * 1024);
        thread.start();
        join(thread);

        Calls calls = Calls.recorded();
        assertThat(calls.count("1")).isEqualTo(20);
        assertThat(calls.count("1/3@9")).isEqualTo(20);
        assertThat(calls.count("4")).isEqualTo(20);
        assertThat(calls.count("1/2@5")).isEqualTo(20);
        assertThat(calls.total("1")).isGreaterThanOrEqualTo(calls.total("1/2@5"));
    }

    private static int endless() {
        CallTreeNode node = Probe.enter(2);
        try {
            node.line = 6;
            return endless() + 1;
        } finally {
            Probe.exit(node);
        }
    }

    @Test
    void aStackOverflowBeyondTheGreatestDepthLeavesTheTreeRight() {
        CallTreeNode a = Probe.enter(1);
        try {
            endless();
        } catch (StackOverflowError expected) {
            Probe.resume(a);
        }
        callFrom(a, 9, 3);
        Probe.exit(a);
        call(4);

        assertThat(Calls.recorded().count("1")).isEqualTo(1);
        assertThat(Calls.recorded().count("1/3@9")).isEqualTo(1);
        assertThat(Calls.recorded().count("4")).isEqualTo(1);
        assertThat(Calls.recorded().snapshot().truncatedCalls).isPositive();
    }

    @Test
    void wantOfMemoryInTheApplicationLeavesTheTreeRight() {
        errorsExpected = true;
        CallTreeNode a = Probe.enter(1);
        List<long[]> hoard = new ArrayList<>();
        try {
            while (true) {
                hoard.add(allocate(hoard.size()));
            }
        } catch (OutOfMemoryError expected) {
            Probe.resume(a);
        }
        hoard.clear();
        callFrom(a, 9, 3);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.count("1")).isEqualTo(1);
        assertThat(calls.count("1/3@9")).isEqualTo(1);
    }

    private static long[] allocate(int line) {
        CallTreeNode node = Probe.enter(2);
        try {
            return new long[Integer.MAX_VALUE - 8 - line];
        } finally {
            Probe.exit(node);
        }
    }

    @Test
    void threadDeathIsTheApplicationsWish() {
        ThreadDeath death = new ThreadDeath();
        Probe.enter(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Faults.exiting(death, Recording.current().newScratchState().idle)))
                .isSameAs(death);
    }
}
