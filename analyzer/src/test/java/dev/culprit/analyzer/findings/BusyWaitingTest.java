package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import org.junit.jupiter.api.Test;

class BusyWaitingTest {

    private static final String TEST = "a.QueueTest.drains";

    @Test
    void aLoopThatAsksAllTheTimeUntilATaskHasEndedIsFound() {
        Finding finding = only("BUSY_WAITING", spinning(2, true, false));

        assertThat(line(finding)).isEqualTo("QueueTest.java:51");
        assertThat(finding.nanos()).isEqualTo(1_000.0 * MILLI);
        assertThat(finding.explanation())
                .isEqualTo(
                        "QueueTest.java:51 calls Queue.isEmpty 5,000,000 times in 1.00 s in 1 test without a pause, while it waits for"
                                + " another thread; no processor is idle meanwhile, so waiting properly would save 500 ms.");
    }

    @Test
    void withIdleProcessorsItTakesNoTime() {
        Finding finding = only("BUSY_WAITING", spinning(4, true, false));

        assertThat(finding.savingNanos()).isZero();
        assertThat(finding.explanation()).contains("it keeps a processor busy for nothing");
    }

    @Test
    void manyCallsWithoutATaskAreWork() {
        assertThat(in(spinning(2, false, false))).isEmpty();
    }

    @Test
    void workBesideATaskThatIsThenAwaitedIsWork() {
        assertThat(in(spinning(2, true, true))).isEmpty();
    }

    @Test
    void sleepsOfNoTimeAreFoundWhenTheProcessIsBusy() {
        assertThat(only("BUSY_WAITING", yielding(true)).explanation()).contains("calls Thread.sleep 20,000 times");
        assertThat(in(yielding(false))).noneMatch(finding -> finding.rule().equals("BUSY_WAITING"));
    }

    private static TestingRun spinning(int processors, boolean task, boolean joins) {
        TestingRun run = new TestingRun(processors);
        TestingThread main = run.thread("main");
        main.test(
                TEST,
                TestingThread.NOTHING,
                () -> main.call(TEST, 0, () -> {
                    main.call(
                            "a.QueueTest.awaitEmpty",
                            12,
                            () -> main.calls("a.Queue.isEmpty", 51, 5_000_000, 1_000 * MILLI));
                    if (joins) {
                        main.waits(MethodKind.PARK, "java.lang.Thread.join()V", 13, MILLI);
                    }
                }),
                TestingThread.NOTHING);
        if (task) {
            TestingThread pool = run.thread("pool-1-thread-1");
            pool.task(TEST, "body", TEST, 11, () -> pool.works(990 * MILLI));
        }
        return run;
    }

    private static TestingRun yielding(boolean busy) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                TEST,
                TestingThread.NOTHING,
                () -> main.call(
                        "a.QueueTest.awaitEmpty",
                        12,
                        () -> main.waits(MethodKind.SLEEP, "java.lang.Thread.sleep(J)V", 51, 1_000 * MILLI, 20_000)),
                TestingThread.NOTHING);
        if (busy) {
            TestingThread pool = run.thread("pool-1-thread-1");
            pool.works(1_000 * MILLI);
        }
        return run;
    }
}
