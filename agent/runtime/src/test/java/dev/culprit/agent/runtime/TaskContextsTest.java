package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames of tasks, as the JDK's classes open them; the frame of function n has the id 1000 + n. */
final class TaskContextsTest {

    private static final int TEST = 500;
    private static final int OTHER_TEST = 600;

    @BeforeEach
    void start() {
        Recorder.reset();
        Recorder.start(10_000, 100, 1 << 20);
        Recorder.linkTasks(
                new IntUnaryOperator() {
                    @Override
                    public int applyAsInt(int functionId) {
                        return 1000 + functionId;
                    }
                },
                1_000);
    }

    @AfterEach
    void stop() {
        Recorder.reset();
    }

    private static TestContext test(int id) {
        return TestContext.ofTest(id, new int[] {id + 1, id + 2, id + 3}, false);
    }

    private static void hand(int function, int line, Object task) {
        CallTreeNode node = Probe.enter(function);
        node.line = line;
        TaskProbe.handOver(task);
        Probe.exit(node);
    }

    private static void call(int function) {
        Probe.exit(Probe.enter(function));
    }

    private static void onAnotherThread(Runnable work) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        thrown.set(e);
                    }
                },
                "worker");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thrown.get()).isNull();
    }

    private static void run(Object task, int... functions) {
        TaskProbe.begin(task);
        for (int function : functions) {
            call(function);
        }
        TaskProbe.end(task);
    }

    @Test
    void aTaskIsBelowTheTestThatHandedItOverWhicheverTestRunsMeanwhile() {
        Object first = new Object();
        Object second = new Object();
        TestContext one = test(TEST);
        Object begun = TestContexts.begin(one);
        hand(1, 10, first);
        TestContexts.end(one, begun);
        TestContext other = test(OTHER_TEST);
        begun = TestContexts.begin(other);
        hand(1, 10, second);
        onAnotherThread(() -> {
            run(second, 2);
            run(first, 2, 3);
            call(4);
        });
        TestContexts.end(other, begun);

        Calls calls = Calls.recorded();
        assertThat(calls.count("500/502/1001")).isEqualTo(1);
        assertThat(calls.count("500/502/1001/2@10")).isEqualTo(1);
        assertThat(calls.count("500/502/1001/3@10")).isEqualTo(1);
        assertThat(calls.count("600/602/1001/2@10")).isEqualTo(1);
        assertThat(calls.count("600/602/1001/3@10")).isZero();
        assertThat(calls.count("4")).isEqualTo(1);
        // The test itself is counted by its own thread.
        assertThat(calls.count("500")).isEqualTo(1);
        assertThat(calls.snapshot().suppressedErrors).isZero();
    }

    @Test
    void whatATaskHandsOverIsBelowTheSameTest() {
        Object outer = new Object();
        Object inner = new Object();
        TestContext one = test(TEST);
        Object begun = TestContexts.begin(one);
        hand(1, 10, outer);
        TestContexts.end(one, begun);
        onAnotherThread(() -> {
            TaskProbe.begin(outer);
            hand(2, 20, inner);
            TaskProbe.end(outer);
        });
        onAnotherThread(() -> run(inner, 3));

        assertThat(Calls.recorded().count("500/502/1002/3@20")).isEqualTo(1);
    }

    @Test
    void aTaskOfAnotherTestInTheMidstOfATestIsNotPartOfIt() {
        Object task = new Object();
        TestContext one = test(TEST);
        Object begun = TestContexts.begin(one);
        hand(1, 10, task);
        TestContexts.end(one, begun);
        TestContext other = test(OTHER_TEST);
        begun = TestContexts.begin(other);
        CallTreeNode helping = Probe.enter(7);
        helping.line = 70;
        TaskProbe.fork(new Object());
        TaskProbe.beginForked(task);
        long start = System.nanoTime();
        while (System.nanoTime() - start < 20_000_000) {
            Thread.onSpinWait();
        }
        call(2);
        TaskProbe.end(task);
        call(3);
        Probe.exit(helping);
        TestContexts.end(other, begun);

        Calls calls = Calls.recorded();
        assertThat(calls.count("500/502/1001/2@10")).isEqualTo(1);
        assertThat(calls.total("500/502/1001")).isGreaterThanOrEqualTo(20_000_000);
        assertThat(calls.count("600/602/7/3@70")).isEqualTo(1);
        assertThat(calls.total("600/602/7")).isLessThan(calls.total("500/502/1001"));
        assertThat(calls.total("600")).isLessThan(calls.total("500/502/1001"));
        assertThat(other.nanos()[TestContext.BODY]).isLessThan(20_000_000);
    }

    @Test
    void aForkedTaskThatItsOwnFunctionRunsIsACallLikeAnyOther() {
        Object task = new Object();
        CallTreeNode joining = Probe.enter(1);
        joining.line = 10;
        TaskProbe.fork(task);
        joining.line = 11;
        TaskProbe.beginForked(task);
        call(2);
        TaskProbe.end(task);
        Probe.exit(joining);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@11 x1");
    }

    @Test
    void whatATaskHandsOverWithoutAFunctionIsHandedOverWhereTheTaskWas() {
        Object whole = new Object();
        Object part = new Object();
        hand(1, 10, whole);
        onAnotherThread(() -> {
            TaskProbe.begin(whole);
            TaskProbe.fork(part);
            TaskProbe.end(whole);
            TaskProbe.beginForked(part);
            call(2);
            TaskProbe.end(part);
        });

        assertThat(Calls.recorded().paths()).containsExactlyInAnyOrder("1 x1", "1001 x2", "1001/2@10 x1");
    }

    @Test
    void aMissingEndIsMadeUpForByTheExitFurtherOut() {
        Object task = new Object();
        hand(1, 10, task);
        onAnotherThread(() -> {
            CallTreeNode around = Probe.enter(5);
            TaskProbe.begin(task);
            Probe.enter(2);
            Probe.exit(around);
            call(6);
            TaskProbe.end(task);
        });

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).contains("5 x1", "6 x1", "1001/2@10 x1");
        assertThat(calls.total("1001")).isLessThanOrEqualTo(calls.snapshot().elapsedNanos);
        assertThat(calls.snapshot().suppressedErrors).isZero();
    }

    @Test
    void aThreadIsBelowWhoeverStartedItForItsWholeLife() {
        Thread thread = new Thread(
                () -> {
                    call(2);
                    call(3);
                },
                "started");
        CallTreeNode node = Probe.enter(1);
        node.line = 10;
        TaskProbe.start(thread);
        thread.start();
        Probe.exit(node);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).contains("1001 x1", "1001/2@10 x1", "1001/3@10 x1");
        assertThat(calls.total("1001")).isEqualTo(calls.total("1001/2@10") + calls.total("1001/3@10"));
    }

    @Test
    void nothingIsLinkedBeforeTheStartAndAfterTheStop() {
        Object task = new Object();
        Recorder.stop();
        hand(1, 10, task);
        TaskProbe.begin(task);
        TaskProbe.end(task);
        TaskProbe.handOver(null);
        TaskProbe.end(null);

        assertThat(Calls.recorded().paths()).isEmpty();
    }
}
