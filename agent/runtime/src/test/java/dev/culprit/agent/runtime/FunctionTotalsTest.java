package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionTotalsTest extends RecordingTest {

    private final FunctionTotals totals = new FunctionTotals();

    @Test
    void callsOfAllThreadsAndPathsAreAddedUp() {
        Recorder.thin(new int[] {2}, false);
        inThread("ended", () -> call(2));
        CallTreeNode outer = Probe.enter(1);
        callFrom(outer, 10, 2);
        callFrom(outer, 11, 2);
        Probe.exit(outer);
        Recorder.snapshot();

        Recorder.read(totals);
        Recorder.read(totals);

        assertThat(totals.calls[1]).isEqualTo(1);
        assertThat(totals.untimed[1]).isZero();
        assertThat(totals.calls[2]).isEqualTo(3);
        assertThat(totals.untimed[2]).isEqualTo(3);
        assertThat(totals.totalNanos[1]).isPositive();
    }

    /** Their probes do not read the clock, so an overhead budget must not take them for the dearest of all. */
    @Test
    void callsBeyondALimitAreNotTimed() {
        start(100_000, 2, 0);
        CallTreeNode one = Probe.enter(1);
        CallTreeNode two = Probe.enter(2);
        CallTreeNode beyond = Probe.enter(3);
        for (int i = 0; i < 1_000; i++) {
            callFrom(beyond, 20, 4);
        }
        Probe.exit(beyond);
        Probe.exit(two);
        Probe.exit(one);

        Recorder.read(totals);

        assertThat(totals.calls[0]).isEqualTo(1_001);
        assertThat(totals.untimed[0]).isEqualTo(1_001);
    }
}
