package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfCheckTest extends RecordingTest {

    @Test
    void theSelfTestSeesAProbeFireAndLeavesNoTrace() {
        CallTreeNode a = Probe.enter(1);
        assertThat(Recorder.selfTest(5)).isTrue();
        callFrom(a, 3, 2);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@3 x1");
        assertThat(Recording.current().limits.nodes()).isEqualTo(2);
    }

    @Test
    void theSelfTestFailsWithoutARecording() {
        Recorder.stop();

        assertThat(Recorder.selfTest(5)).isFalse();
        assertThat(Recorder.measureProbeCost()).containsOnly(Double.NaN);
    }

    @Test
    void theProbeCostHasTwoPositivePartsAndLeavesNoTrace() {
        double[] cost = Recorder.measureProbeCost();

        assertThat(cost).hasSize(4);
        assertThat(cost[0]).isPositive();
        assertThat(cost[1]).isPositive();
        assertThat(cost[2]).isNotNegative().isLessThan(cost[0] + cost[1]);
        assertThat(Calls.recorded().paths()).isEmpty();
        assertThat(Calls.recorded().latencies()).isZero();
    }
}
