package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A recording of its own for each test, which must end without a suppressed error unless the test says otherwise. */
abstract class RecordingTest {

    boolean errorsExpected;

    @BeforeEach
    final void startRecording() {
        start(100_000, 100, 1 << 24);
    }

    @AfterEach
    final void endRecording() {
        Snapshot last = Recorder.snapshot();
        Recorder.reset();
        if (!errorsExpected) {
            assertThat(last.firstError).isNull();
            assertThat(last.suppressedErrors).isZero();
        }
    }

    static void start(long maxNodes, int maxDepth, long maxLatencyBytes) {
        Recorder.reset();
        Recorder.start(maxNodes, maxDepth, maxLatencyBytes);
    }

    static void call(int methodId) {
        Probe.exit(Probe.enter(methodId));
    }

    static void callFrom(CallTreeNode caller, int line, int methodId) {
        caller.line = line;
        call(methodId);
    }

    /** Runs that in a thread with that name, to its end. */
    static void inThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        join(thread);
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
