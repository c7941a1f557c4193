package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest extends RecordingTest {

    @Test
    void callsBelowTheGreatestDepthAreCountedInOneTruncatedRow() {
        start(1000, 3, 1 << 20);
        nest(10);
        nest(10);

        Calls calls = Calls.recorded();
        assertThat(calls.paths())
                .containsExactly(
                        "1 x2", "1/1@5 x2", "1/1@5/1@5 x2", "1/1@5/1@5/1@5/[truncated] x14".replace("/1@5/[", "/["));
        assertThat(calls.snapshot().truncatedCalls).isEqualTo(14);
        assertThat(calls.allCalls()).isEqualTo(20);
        assertThat(calls.total("1/1@5/1@5/[truncated]")).isPositive();
    }

    private static void nest(int levels) {
        CallTreeNode node = Probe.enter(1);
        if (levels > 1) {
            node.line = 5;
            nest(levels - 1);
        }
        Probe.exit(node);
    }

    @Test
    void beyondTheLimitOfNodesNewPathsAreTruncatedAndOldOnesGoOn() {
        start(3, 100, 1 << 20);
        CallTreeNode a = Probe.enter(1);
        for (int methodId = 2; methodId < 12; methodId++) {
            callFrom(a, 1, methodId);
        }
        callFrom(a, 1, 2);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@1 x2", "1/3@1 x1", "1/[truncated] x8");
        assertThat(calls.snapshot().truncatedCalls).isEqualTo(8);
    }

    @Test
    void recursionsLeaveHalfOfTheNodesToOthers() {
        start(1000, 100, 1 << 20);
        branch(12);
        CallTreeNode main = Probe.enter(2);
        for (int methodId = 3; methodId < 103; methodId++) {
            callFrom(main, 1, methodId);
        }
        Probe.exit(main);

        Calls calls = Calls.recorded();
        assertThat(calls.snapshot().truncatedCalls).isPositive();
        assertThat(Recording.current().limits.nodes()).isEqualTo(500 + 101);
        assertThat(calls.paths()).contains("2 x1", "2/3@1 x1", "2/102@1 x1").doesNotContain("2/[truncated] x1");
    }

    /** Calls itself from two lines, so that every call has a path of its own. */
    private static void branch(int levels) {
        CallTreeNode node = Probe.enter(1);
        for (int line = 5; levels > 1 && line <= 6; line++) {
            node.line = line;
            branch(levels - 1);
        }
        Probe.exit(node);
    }

    @Test
    void nodesOfEndedThreadsAreThereAgainWhenTheLimitIsReached() {
        start(20, 100, 1 << 20);
        for (int i = 0; i < 50; i++) {
            inThread("worker", () -> {
                CallTreeNode a = Probe.enter(1);
                callFrom(a, 1, 2);
                callFrom(a, 2, 3);
                Probe.exit(a);
            });
        }

        assertThat(Calls.recorded().paths()).containsExactly("1 x50", "1/2@1 x50", "1/3@2 x50");
    }

    @Test
    void theLimitOfNodesHoldsHoweverManyThreadsHaveEndedBeyondIt() {
        start(2, 100, 1 << 20);
        for (int i = 0; i < 1000; i++) {
            inThread("worker", () -> {
                CallTreeNode a = Probe.enter(1);
                callFrom(a, 1, 2);
                callFrom(a, 2, 3);
                Probe.exit(a);
            });
        }
        Recorder.snapshot();

        assertThat(Recording.current().limits.nodes()).isEqualTo(2);
        assertThat(Calls.recorded().allCalls()).isEqualTo(3000);
    }

    @Test
    void anExceptionThroughTruncatedCallsLeavesTheTreeRight() {
        start(1000, 1, 1 << 20);
        CallTreeNode a = Probe.enter(1);
        Probe.enter(2);
        Probe.enter(3);
        Probe.resume(a);
        callFrom(a, 4, 5);
        Probe.exit(a);
        call(6);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/[truncated] x3", "6 x1");
    }

    @Test
    void latenciesArePerFunctionThenNoneWhenMemoryRunsOut() {
        start(100_000, 100, 4000);
        CallTreeNode a = Probe.enter(1);
        for (int line = 1; line <= 100; line++) {
            callFrom(a, line, 2);
            callFrom(a, line, 100 + line);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.snapshot().edges).isNotEmpty();
        assertThat(calls.snapshot().functions).isNotEmpty();
        assertThat(calls.snapshot().unrecordedLatencies).isPositive();
        assertThat(calls.allCalls()).isEqualTo(201);
        assertThat(Recording.current().limits.latencyBytes()).isBetween(1L, 4000L);
    }

    @Test
    void recordedAndUnrecordedLatenciesAddUpToTheCalls() {
        start(100_000, 100, 4000);
        for (int methodId = 1; methodId <= 200; methodId++) {
            call(methodId);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.latencies() + calls.snapshot().unrecordedLatencies).isEqualTo(200);
    }
}
