package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTreeTest {

    @BeforeEach
    void start() {
        Recorder.start(10_000, 100, 1 << 20);
    }

    @AfterEach
    void reset() {
        assertThat(Recorder.snapshot().firstError).isNull();
        Recorder.reset();
    }

    @Test
    void callsNestAsTheyAreMade() {
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        call(2);
        call(2);
        call(3);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@10 x2", "1/3@10 x1");
    }

    @Test
    void twoLinesOfOneCallerAreTwoEdges() {
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        call(2);
        a.line = 11;
        call(2);
        call(2);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@10 x1", "1/2@11 x2");
        assertThat(calls.edge(1, 10, 2).leaf.calls()).isEqualTo(1);
        assertThat(calls.edge(1, 11, 2).leaf.calls()).isEqualTo(2);
    }

    @Test
    void aCallerHasAtLeastTheTimeOfItsCalleesAndExactlyTheirSumAsChildTime() {
        for (int i = 0; i < 100; i++) {
            CallTreeNode a = Probe.enter(1);
            call(2);
            call(3);
            Probe.exit(a);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.inChildren("1")).isEqualTo(calls.total("1/2") + calls.total("1/3"));
        assertThat(calls.total("1")).isGreaterThanOrEqualTo(calls.inChildren("1"));
        assertThat(calls.total("1/2")).isPositive();
    }

    private static void call(int methodId) {
        Probe.exit(Probe.enter(methodId));
    }
}
