package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingExitsTest extends RecordingTest {

    @Test
    void aHandlerEndsTheCallsThatAnExceptionLeft() {
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        CallTreeNode b = Probe.enter(2);
        b.line = 20;
        Probe.enter(3);
        Probe.resume(a);
        callFrom(a, 12, 4);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@10 x1", "1/2@10/3@20 x1", "1/4@12 x1");
        assertThat(calls.latencies()).isEqualTo(4);
        assertThat(calls.total("1/2@10")).isPositive().isGreaterThanOrEqualTo(calls.total("1/2@10/3@20"));
        assertThat(calls.inChildren("1")).isEqualTo(calls.total("1/2@10") + calls.total("1/4@12"));
    }

    @Test
    void anExitFurtherOutEndsTheCallsInBetween() {
        CallTreeNode a = Probe.enter(1);
        Probe.enter(2);
        Probe.enter(3);
        Probe.exit(a);
        call(4);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x1", "1/2/3 x1", "4 x1");
        assertThat(Calls.recorded().latencies()).isEqualTo(4);
    }

    @Test
    void aSecondExitDoesNothing() {
        CallTreeNode a = Probe.enter(1);
        CallTreeNode b = Probe.enter(2);
        Probe.exit(b);
        Probe.exit(b);
        Probe.resume(b);
        callFrom(a, 7, 3);
        Probe.exit(a);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x1", "1/3@7 x1");
        assertThat(Calls.recorded().latencies()).isEqualTo(3);
    }

    @Test
    void resumingTheInnermostCallChangesNothing() {
        CallTreeNode a = Probe.enter(1);
        Probe.resume(a);
        callFrom(a, 7, 2);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@7 x1");
    }

    @Test
    void aCallThatSeemsOpenInAnEndedThreadIsCountedWithoutTime() {
        inThread("w", () -> {
            call(1);
            CallTreeNode left = Probe.enter(2);
            callFrom(left, 3, 4);
        });

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "2 x1", "2/4@3 x1");
        assertThat(calls.total("2")).isEqualTo(calls.total("2/4@3"));
    }
}
