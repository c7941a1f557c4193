package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What looks at threads make of waits that no probe is around. */
final class SeenWaitsTest extends RecordingTest {

    private static final int CALLER = 1;
    private static final int WAIT = 2;
    private static final int LINE = 10;

    /** Enough time, so that it is the number of looks that counts. */
    private static final long LONG = 4 * SeenWaits.LEAST_NANOS;

    @Test
    void whatThreeLooksHaveFoundIsARow() {
        assertThat(rowsOf(sighting -> sighting)).isEqualTo(3 * LONG);
    }

    @Test
    void threeThreadsInOneLookAreAsLittleAsOneLateLook() {
        assertThat(rowsOf(sighting -> 0)).isZero();
        assertThat(rowsOf(sighting -> sighting / 2)).isZero();
    }

    /** Nanoseconds moved to the wait when it was found three times, by those looks. */
    private static long rowsOf(LongUnaryOperator look) {
        start(100_000, 100, 1 << 24);
        CallTreeNode caller = Probe.enter(CALLER);
        caller.startNanos -= 10 * LONG;
        Recording recording = Recording.current();
        synchronized (recording.paths) {
            int row = recording.paths.rowOf(caller);
            MergedTree tree = recording.paths.treeOf(caller.state);
            for (int sighting = 0; sighting < 3; sighting++) {
                long number = look.applyAsLong(sighting);
                recording.seenWaits.add(tree, row, LINE, true, WAIT, number, sighting == 0, LONG);
            }
        }
        Probe.exit(caller);
        Calls calls = Calls.recorded();
        assertThat(calls.total("1/2@10")).isEqualTo(calls.snapshot().seenWaitNanos);
        return calls.total("1/2@10");
    }

    @Test
    void whatAThreadIsBlockedByIsAskedEachTime() throws InterruptedException {
        Object monitor = new Object();
        CountDownLatch there = new CountDownLatch(1);
        Thread blocked = new Thread(() -> {
            CallTreeNode caller = Probe.enter(CALLER);
            caller.line = LINE;
            there.countDown();
            synchronized (monitor) {
                Probe.exit(caller);
            }
        });
        CountingNamer namer = new CountingNamer();
        synchronized (monitor) {
            blocked.start();
            there.await();
            lookWhile(blocked, Thread.State.BLOCKED, namer);
        }
        blocked.join();

        assertThat(namer.asked).isEqualTo(5);
    }

    @Test
    void whatElseAThreadWaitsForIsAskedOncePerPlace() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            CallTreeNode caller = Probe.enter(CALLER);
            caller.line = LINE;
            there.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Probe.exit(caller);
        });
        CountingNamer namer = new CountingNamer();
        waiting.start();
        there.await();
        lookWhile(waiting, Thread.State.WAITING, namer);
        done.countDown();
        waiting.join();

        assertThat(namer.asked).isEqualTo(1);
    }

    private static void lookWhile(Thread thread, Thread.State state, WaitNamer namer) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
        for (int look = 0; look < 5; look++) {
            Recorder.lookAtThreads(namer);
        }
    }

    private static final class CountingNamer extends WaitNamer {
        int asked;

        @Override
        public int name(Thread thread, int callerId, boolean blocked) {
            asked++;
            return WAIT;
        }
    }
}
