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
import dev.culprit.profile.MethodKind;
import java.util.function.IntToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlowTeardownTest {

    private static final String AWAIT =
            "java.util.concurrent.ExecutorService.awaitTermination(JLjava/util/concurrent/TimeUnit;)Z";
    private static final String JOIN = "java.lang.Thread.join()V";

    @Property(tries = 100)
    void aTeardownThatWaitsUntilABreakerClosesIsFoundAlthoughNotAllTestsOpenIt(@ForAll long seed) {
        TestingRun problem = breaker(seed, true);

        Finding finding = only("SLOW_TEARDOWN", problem);

        assertThat(line(finding)).isEqualTo("Breaker.java:104");
        assertSaves(finding, problem, breaker(seed, false));
    }

    private static TestingRun breaker(long seed, boolean waits) {
        Drawn drawn = new Drawn(seed);
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        int tests = drawn.number(3, 9);
        long open = drawn.millis(100, 3000);
        for (int i = 0; i < tests; i++) {
            long body = drawn.millis(0.1, 20);
            boolean opens = i < 3 || drawn.oneOf(2);
            long wait = opens && waits ? drawn.late(open) - body / 100 : drawn.millis(0.01, 0.5);
            test(main, i, body, () -> main.waits(MethodKind.PARK, AWAIT, 104, wait));
        }
        return run;
    }

    @Property(tries = 50)
    void aTeardownThatPollsForASetTimeIsFound(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        int polls = drawn.number(4, 20);
        for (int i = 0; i < 4; i++) {
            test(main, i, MILLI, () -> {
                for (int poll = 0; poll < polls; poll++) {
                    main.sleeps(104, drawn.late(50 * MILLI));
                }
            });
        }

        Finding finding = only("SLOW_TEARDOWN", run);

        assertThat(line(finding)).isEqualTo("Breaker.java:104");
        assertThat(finding.savingNanos()).isGreaterThan(4.0 * polls * 50 * MILLI);
        assertThat(in(run)).hasSize(1);
    }

    @Test
    void oneThatABusyMachineLetsEndLateOrBeginLateHidesNothing() {
        long[] measured = {230, 244, 236, 197, 233, 234};
        assertThat(in(waiting(AWAIT, i -> measured[i % 6] * MILLI))).hasSize(1);
    }

    @Test
    void waitingForWorkThatTakesVariouslyLongIsLeftAlone() {
        assertThat(in(waiting(JOIN, i -> (100 + 70 * i) * MILLI))).isEmpty();
        assertThat(in(waiting(AWAIT, i -> (100 + 70 * i) * MILLI))).isEmpty();
    }

    @Test
    void aSingleWaitIsFoundWhenItIsAUsualTimeLimit() {
        assertThat(in(waiting(AWAIT, i -> i == 2 ? 5_001 * MILLI : 100_000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.test()).isEqualTo("a.BreakerTest.test2");
                    assertThat(finding.explanation())
                            .isEqualTo(
                                    "After the test, Breaker.java:104 waits 5.00 s in ExecutorService.awaitTermination in 1 test,"
                                            + " 5.00 s in all, and always as long: until a set time has passed; cancelling what it waits for"
                                            + " would save all of it, if nothing needs that to end by itself.");
                });
        assertThat(in(waiting(AWAIT, i -> i == 2 ? 4_321 * MILLI : 100_000))).isEmpty();
        assertThat(in(waiting(JOIN, i -> i == 2 ? 5_001 * MILLI : 100_000))).isEmpty();
    }

    private static TestingRun waiting(String function, IntToLongFunction nanos) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < 5; i++) {
            long wait = nanos.applyAsLong(i);
            test(main, i, 100 * MILLI, () -> main.waits(MethodKind.PARK, function, 104, wait));
        }
        return run;
    }

    private static void test(TestingThread main, int number, long body, Runnable close) {
        main.test(
                "a.BreakerTest.test" + number,
                TestingThread.NOTHING,
                () -> main.works(body),
                () -> main.call("a.BreakerTest.closeBreaker", 0, () -> main.call("a.Breaker.close", 30, close)));
    }
}
