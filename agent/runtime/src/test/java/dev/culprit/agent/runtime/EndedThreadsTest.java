package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What cannot be taken over of threads that have ended is lost and named; nothing else is, and nothing counts twice. */
final class EndedThreadsTest extends RecordingTest {

    /** Grows by the next tree, after 16 rows, in all columns but so many. */
    private static final class TreeWithoutMemory extends MergedTree {
        private int left = Integer.MAX_VALUE;

        @Override
        long[] grown(long[] column, int capacity) {
            if (left-- == 0) {
                throw new OutOfMemoryError("Java heap space");
            }
            return super.grown(column, capacity);
        }
    }

    @Test
    void aTreeThatCannotGrowIsAsItWasAndCanLater() {
        for (int columns = 0; columns < 4; columns++) {
            TreeWithoutMemory tree = new TreeWithoutMemory();
            tree.add(readingOfCalls(10));
            StateReading more = readingOfCalls(300);

            tree.left = columns;
            assertThatThrownBy(() -> tree.add(more)).isInstanceOf(OutOfMemoryError.class);

            assertThat(tree.size()).isEqualTo(10);
            assertThat(tree.toThreadGroupTree("g").count).hasSize(10).containsOnly(1);
            tree.left = Integer.MAX_VALUE;
            tree.add(more);
            ThreadGroupTree grown = tree.toThreadGroupTree("g");
            assertThat(grown.count).hasSize(300).startsWith(2, 2).endsWith(1, 1);
            assertThat(grown.childNanos).hasSize(300);
        }
    }

    /** Of calls of so many functions, one each. */
    private static StateReading readingOfCalls(int functions) {
        ThreadState state = Recording.current().newScratchState();
        for (int methodId = 1; methodId <= functions; methodId++) {
            CallTreeNode node = state.enterSlowly(methodId);
            state.exitSlowly(node, node.startNanos + 7);
        }
        return StateReading.ofEnded(state);
    }

    @Test
    void aThreadWhoseTreeCannotBeTakenOverIsLostAndNamed() {
        errorsExpected = true;
        inThread("w-1", () -> callsOfTwo(state -> state.nodes[2] = null));
        inThread("w-2", () -> callsOfTwo(state -> {}));

        for (int i = 0; i < 2; i++) {
            Calls calls = Calls.recorded();
            assertThat(calls.paths()).containsExactly("1 x1", "1/2@5 x1");
            assertThat(calls.latencies()).isEqualTo(2);
            assertThat(calls.group("w-#").threads).isEqualTo(1);
            assertThat(calls.snapshot().suppressedErrors).isEqualTo(1);
            assertThat(calls.snapshot().firstError).contains("NullPointerException", "an ended thread");
            assertThat(Recording.current().limits.nodes()).isEqualTo(2);
        }
    }

    @Test
    void aThreadWhoseLatenciesCannotBeTakenOverKeepsItsCalls() {
        errorsExpected = true;
        inThread(
                "w-1",
                () -> callsOfTwo(state -> {
                    for (Latencies edge : state.edges.slots) {
                        if (edge != null) {
                            edge.spilled = new long[0][];
                        }
                    }
                }));

        for (int i = 0; i < 2; i++) {
            Calls calls = Calls.recorded();
            assertThat(calls.paths()).containsExactly("1 x1", "1/2@5 x1");
            assertThat(calls.group("w-#").threads).isEqualTo(1);
            assertThat(calls.snapshot().suppressedErrors).isEqualTo(1);
        }
    }

    @Test
    void aSweepThatFailsDoesNotTurnTheFunctionOffThatSetItOff() {
        errorsExpected = true;
        start(2, 100, 1 << 24);
        inThread("w-1", () -> callsOfTwo(state -> state.nodes[2] = null));

        call(7);
        call(7);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("7 x2");
        assertThat(calls.snapshot().suppressedErrors).isEqualTo(1);
    }

    @Test
    void aSweepInTheMidstOfACallIsNotInItsTime() {
        start(4, 100, 1 << 24);
        inThread("w-1", () -> callsOfTwo(state -> {}));
        CallTreeNode caller = Probe.enter(7);
        inThread("w-2", () -> call(7));
        long start = caller.startNanos;
        callFrom(caller, 3, 8);

        // The entry of the open call has moved on by the time of the sweep.
        assertThat(caller.startNanos).isGreaterThan(start);
        assertThat(caller.startNanos - start).isEqualTo(caller.state.excludedNanos);
        Probe.exit(caller);
    }

    private interface Damage {
        void to(ThreadState state);
    }

    private static void callsOfTwo(Damage damage) {
        CallTreeNode caller = Probe.enter(1);
        callFrom(caller, 5, 2);
        Probe.exit(caller);
        damage.to(caller.state);
    }
}
