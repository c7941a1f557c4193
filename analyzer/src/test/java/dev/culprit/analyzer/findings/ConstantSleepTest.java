package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.assertSaves;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConstantSleepTest {

    @Property(tries = 100)
    void aSleepForSomethingThatIsThereIsFoundWithAllOfIt(@ForAll long seed) {
        TestingRun problem = sleeping(seed, true, false);

        Finding finding = only("CONSTANT_SLEEP", problem);

        assertThat(line(finding)).isEqualTo("MailTest.java:31");
        assertSaves(finding, problem, sleeping(seed, false, false));
    }

    @Property(tries = 100)
    void whatATaskNeedsOfASleepIsNotSaved(@ForAll long seed) {
        TestingRun problem = sleeping(seed, true, true);

        Finding finding = only("CONSTANT_SLEEP", problem);

        assertThat(line(finding)).isEqualTo("MailTest.java:31");
        assertSaves(finding, problem, sleeping(seed, false, true));
    }

    /** Each test hands something over, which takes a part of the time that the test sleeps. */
    private static TestingRun sleeping(long seed, boolean sleeps, boolean task) {
        Drawn drawn = new Drawn(seed);
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        TestingThread pool = run.thread("pool-1-thread-1");
        int tests = drawn.number(2, 12);
        long sleep = drawn.millis(100, 1500);
        for (int i = 0; i < tests; i++) {
            String id = "a.MailTest.test" + i;
            long needed = task ? Math.round(sleep * drawn.about(0.5) * 0.4) : 0;
            long late = drawn.late(sleep);
            long work = drawn.millis(5, 50);
            main.test(
                    id,
                    TestingThread.NOTHING,
                    () -> main.call("a.MailTest.arrives", 0, () -> {
                        main.works(work);
                        if (task) {
                            pool.at(main.now())
                                    .task(id, "body", "a.MailTest.arrives", 30, () -> pool.sleeps(90, needed));
                        }
                        if (sleeps) {
                            main.sleeps(31, late);
                        } else {
                            main.at(main.now() + needed);
                        }
                    }),
                    TestingThread.NOTHING);
        }
        return run;
    }

    @Property(tries = 30)
    void aLoopThatPollsSavesHalfAnInterval(@ForAll long seed) {
        TestingRun problem = polling(seed, true);

        Finding finding = only("CONSTANT_SLEEP", problem);

        assertThat(line(finding)).isEqualTo("QueueTest.java:44");
        assertThat(finding.explanation()).contains("polls every");
        assertSaves(finding, problem, polling(seed, false));
    }

    /** Many tests that wait for an event, which may come at any time. */
    private static TestingRun polling(long seed, boolean polls) {
        Drawn drawn = new Drawn(seed);
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        long interval = drawn.millis(50, 500);
        for (int i = 0; i < 150; i++) {
            long event = Math.round(interval * 5 * (1 + drawn.about(1)) / 2);
            main.test(
                    "a.QueueTest.test" + i,
                    TestingThread.NOTHING,
                    () -> main.call("a.QueueTest.awaitEmpty", 12, () -> {
                        long end = main.now() + event;
                        while (polls && main.now() < end) {
                            main.sleeps(44, interval + 100_000);
                        }
                        main.at(end);
                    }),
                    TestingThread.NOTHING);
        }
        return run;
    }

    @Test
    void sleepsOfVariousLengthsAreLeftAlone() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 1; i < 8; i++) {
            long backOff = i * 100 * MILLI;
            main.test(
                    "a.RetryTest.test" + i,
                    TestingThread.NOTHING,
                    () -> main.call("a.Retry.again", 12, () -> main.sleeps(44, backOff)),
                    TestingThread.NOTHING);
        }

        assertThat(in(run)).isEmpty();
    }

    @Test
    void aSleepThatIsAsOftenEachTimeIsNoPolling() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < 4; i++) {
            main.test(
                    "a.MailTest.test" + i,
                    TestingThread.NOTHING,
                    () -> main.call("a.MailTest.sends", 12, () -> {
                        for (int mail = 0; mail < 5; mail++) {
                            main.calls("a.Mail.send", 30, 1, 1_000_000);
                            main.sleeps(31, 100 * MILLI);
                        }
                    }),
                    TestingThread.NOTHING);
        }

        Finding finding = only("CONSTANT_SLEEP", run);

        assertThat(finding.savingNanos()).isEqualTo(2_000.0 * MILLI);
        assertThat(finding.test()).isNull();
        assertThat(finding.explanation())
                .isEqualTo(
                        "MailTest.java:31 sleeps 100 ms, 20 times, 2.00 s in all in 4 tests; waiting for the event itself would save"
                                + " 2.00 s, if what it waits for is there at once.");
    }

    @Test
    void theLineThatCallsAPauseIsNamedAndNotThePause() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.MailTest.test",
                () -> main.call(
                        "a.MailTest.open", 0, () -> main.call("a.Pause.millis", 21, () -> main.sleeps(7, 300 * MILLI))),
                () -> main.call(
                        "a.MailTest.sends",
                        0,
                        () -> main.call("a.Pause.millis", 35, () -> main.sleeps(7, 900 * MILLI))),
                TestingThread.NOTHING);

        assertThat(in(run)).extracting(TestingFindings::line).containsExactly("MailTest.java:35", "MailTest.java:21");
    }

    @Test
    void aSleepOfAThreadThatNobodyWaitsForIsLeftAlone() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        TestingThread pool = run.thread("pool-1-thread-1");
        pool.task("a.MailTest.test", "body", "a.MailTest.test", 8, () -> pool.sleeps(90, 3_000 * MILLI));
        main.test("a.MailTest.test", TestingThread.NOTHING, () -> main.works(3_000 * MILLI), TestingThread.NOTHING);

        assertThat(in(run)).isEmpty();
    }

    @Test
    void testsThatRunAtTheSameTimeSaveOnlyTheirPart() {
        TestingRun run = new TestingRun(4);
        for (int worker = 0; worker < 4; worker++) {
            TestingThread thread = run.thread("worker-" + worker);
            for (int i = 0; i < 5; i++) {
                thread.test(
                        "a.MailTest.test" + worker + "" + i,
                        TestingThread.NOTHING,
                        () -> thread.call("a.MailTest.sends", 0, () -> thread.sleeps(31, 200 * MILLI)),
                        TestingThread.NOTHING);
            }
        }

        assertThat(only("CONSTANT_SLEEP", run).savingNanos()).isEqualTo(1_000.0 * MILLI);
    }
}
