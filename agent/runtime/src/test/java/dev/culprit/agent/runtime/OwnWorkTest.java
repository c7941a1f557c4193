package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent's work on a thread of the application is in nobody's time. */
final class OwnWorkTest {

    private static final long WORK_NANOS = 20_000_000;

    @BeforeEach
    void start() {
        Recorder.start(1000, 100, 1 << 20);
    }

    @AfterEach
    void reset() {
        Recorder.reset();
    }

    @Test
    void neitherTheOpenCallNorItsCallersHaveTakenTheTime() {
        CallTreeNode outer = Probe.enter(1);
        CallTreeNode inner = Probe.enter(2);
        long start = System.nanoTime();
        long begun = Recorder.beginOwnWork();
        work();
        long worked = Recorder.endOwnWork(begun);
        long wall = System.nanoTime() - start;
        Probe.exit(inner);
        Probe.exit(outer);
        long all = System.nanoTime() - start;

        Calls calls = Calls.recorded();
        assertThat(worked).isBetween(WORK_NANOS, wall);
        // What is left is the test itself: a machine that stops it for long makes both sides longer.
        assertThat(calls.total("1/2")).isBetween(0L, all - worked);
        assertThat(calls.total("1")).isGreaterThanOrEqualTo(calls.total("1/2"));
    }

    @Test
    void workInsideWorkCountsOnce() {
        CallTreeNode node = Probe.enter(1);
        long start = System.nanoTime();
        long outer = Recorder.beginOwnWork();
        long inner = Recorder.beginOwnWork();
        work();
        long innerNanos = Recorder.endOwnWork(inner);
        long outerNanos = Recorder.endOwnWork(outer);
        long wall = System.nanoTime() - start;
        Probe.exit(node);

        assertThat(innerNanos).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(innerNanos + outerNanos).isLessThanOrEqualTo(wall);
        assertThat(Calls.recorded().total("1")).isGreaterThanOrEqualTo(0);
    }

    @Test
    void aCallInsideWorkIsItsCallersAndNotExcludedTwice() {
        CallTreeNode outer = Probe.enter(1);
        work();
        long begun = Recorder.beginOwnWork();
        CallTreeNode inner = Probe.enter(2);
        work();
        Probe.exit(inner);
        long worked = Recorder.endOwnWork(begun);
        Probe.exit(outer);

        Calls calls = Calls.recorded();
        assertThat(calls.total("1/2")).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(calls.total("1") - calls.total("1/2")).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(worked).isNotNegative();
    }

    @Test
    void theFirstCallOfAThreadInsideWorkIsNotTheWorks() {
        long start = System.nanoTime();
        long begun = Recorder.beginOwnWork();
        CallTreeNode inner = Probe.enter(2);
        work();
        Probe.exit(inner);
        long worked = Recorder.endOwnWork(begun);
        long wall = System.nanoTime() - start;

        assertThat(worked).isLessThanOrEqualTo(wall - Calls.recorded().total("2"));
    }

    @Test
    void itIsKeptOutOfTheLatenciesToo() {
        CallTreeNode node = Probe.enter(1);
        long begun = Recorder.beginOwnWork();
        work();
        long worked = Recorder.endOwnWork(begun);
        Probe.exit(node);

        Snapshot snapshot = Recorder.snapshot();
        SlotCounts leaf = snapshot.edges[0].leaf;
        long total = snapshot.groups[0].totalNanos[0];
        assertThat(SlotCounts.lowestValue(leaf.firstSlot + lastUsed(leaf))).isLessThanOrEqualTo(total);
        assertThat(worked).isGreaterThanOrEqualTo(WORK_NANOS);
    }

    @Test
    void aCallThatIsNotTimedStaysSo() {
        Recorder.thin(new int[] {2}, false);
        CallTreeNode outer = Probe.enter(1);
        CallTreeNode counted = Probe.enter(2);
        long begun = Recorder.beginOwnWork();
        work();
        Recorder.endOwnWork(begun);
        Probe.exit(counted);
        Probe.exit(outer);

        Calls calls = Calls.recorded();
        assertThat(calls.count("1/2")).isEqualTo(1);
        assertThat(calls.total("1/2")).isZero();
    }

    @Test
    void withoutAnOpenCallItIsOnlyTimed() {
        long begun = Recorder.beginOwnWork();
        work();

        assertThat(Recorder.endOwnWork(begun)).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(Calls.recorded().paths()).isEmpty();
    }

    private static int lastUsed(SlotCounts counts) {
        int last = counts.counts.length - 1;
        while (counts.counts[last] == 0) {
            last--;
        }
        return last;
    }

    private static void work() {
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
