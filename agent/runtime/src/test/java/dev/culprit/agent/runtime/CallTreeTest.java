package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTreeTest extends RecordingTest {

    @Test
    void callsNestAsTheyAreMade() {
        CallTreeNode a = Probe.enter(1);
        callFrom(a, 10, 2);
        callFrom(a, 10, 2);
        callFrom(a, 10, 3);
        Probe.exit(a);
        call(3);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@10 x2", "1/3@10 x1", "3 x1");
    }

    @Test
    void twoLinesOfOneCallerAreTwoEdges() {
        CallTreeNode a = Probe.enter(1);
        callFrom(a, 10, 2);
        callFrom(a, 11, 2);
        callFrom(a, 11, 2);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@10 x1", "1/2@11 x2");
        assertThat(calls.edge(1, 10, 2).leaf.calls()).isEqualTo(1);
        assertThat(calls.edge(1, 11, 2).leaf.calls()).isEqualTo(2);
        assertThat(calls.edge(0, 0, 1).total.calls()).isEqualTo(1);
        assertThat(calls.edge(0, 0, 1).self.calls()).isEqualTo(1);
        assertThat(calls.edge(0, 0, 1).leaf.calls()).isZero();
    }

    @Test
    void aCallerHasItsCalleesTimeExactlyAndItsOwnOnTop() {
        for (int i = 0; i < 100; i++) {
            CallTreeNode a = Probe.enter(1);
            call(2);
            call(3);
            Probe.exit(a);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.total("1/2")).isPositive();
        assertThat(calls.inChildren("1")).isEqualTo(calls.total("1/2") + calls.total("1/3"));
        assertThat(calls.total("1")).isGreaterThan(calls.inChildren("1"));
        assertThat(calls.snapshot().elapsedNanos).isGreaterThan(calls.total("1"));
    }

    @Test
    void directRecursionHasARowPerLevel() {
        recurse(4);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/1@5 x1", "1/1@5/1@5 x1", "1/1@5/1@5/1@5 x1");
        assertThat(Calls.recorded().edge(1, 5, 1).total.calls()).isEqualTo(2);
        assertThat(Calls.recorded().edge(1, 5, 1).leaf.calls()).isEqualTo(1);
    }

    private static void recurse(int levels) {
        CallTreeNode node = Probe.enter(1);
        if (levels > 1) {
            node.line = 5;
            recurse(levels - 1);
        }
        Probe.exit(node);
    }

    @Test
    void mutualRecursionAlternates() {
        even(3);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@8 x1", "1/2@8/1@9 x1", "1/2@8/1@9/2@8 x1");
    }

    private static void even(int more) {
        CallTreeNode node = Probe.enter(1);
        node.line = 8;
        if (more > 0) {
            odd(more - 1);
        }
        Probe.exit(node);
    }

    private static void odd(int more) {
        CallTreeNode node = Probe.enter(2);
        node.line = 9;
        if (more > 0) {
            even(more - 1);
        }
        Probe.exit(node);
    }

    @Test
    void aNodeWithManyChildrenFindsEachOfThemAgain() {
        CallTreeNode a = Probe.enter(1);
        for (int round = 0; round < 3; round++) {
            for (int methodId = 2; methodId < 300; methodId++) {
                for (int line = 1; line < 8; line++) {
                    callFrom(a, line * 37, methodId);
                }
            }
        }
        Probe.exit(a);

        ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
        assertThat(tree.count).hasSize(1 + 298 * 7);
        assertThat(tree.count).containsOnly(1L, 3L);
        assertThat(Calls.recorded().allCalls()).isEqualTo(1 + 3L * 298 * 7);
    }

    @Test
    void openCallsCountUpToTheSnapshot() {
        CallTreeNode a = Probe.enter(1);
        a.line = 3;
        CallTreeNode b = Probe.enter(2);
        Calls first = Calls.recorded();
        Calls second = Calls.recorded();
        Probe.exit(b);
        Probe.exit(a);

        assertThat(first.total("1/2@3")).isPositive();
        assertThat(first.total("1")).isGreaterThanOrEqualTo(first.total("1/2@3"));
        assertThat(second.total("1/2@3")).isGreaterThan(first.total("1/2@3"));
        assertThat(second.latencies()).isZero();
        assertThat(Calls.recorded().total("1")).isGreaterThanOrEqualTo(second.total("1"));
        assertThat(Calls.recorded().latencies()).isEqualTo(2);
    }

    @Test
    void probesDoNothingBeforeTheStartAndAfterTheStop() {
        Recorder.reset();
        call(1);
        start(1000, 100, 1 << 20);
        CallTreeNode open = Probe.enter(2);
        Recorder.stop();
        call(3);
        long atStop = Calls.recorded().total("2");
        long later = Calls.recorded().total("2");
        Probe.exit(open);
        Probe.resume(open);

        assertThat(Calls.recorded().paths()).containsExactly("2 x1");
        assertThat(later).isEqualTo(atStop);
    }

    @Test
    void aSecondStartIsRefused() {
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> Recorder.start(1, 1, 1))
                .withMessageContaining("before");
    }
}
