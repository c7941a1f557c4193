package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.forks;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ParallelLossTest {

    @Property(tries = 100)
    void aServiceThatEachWorkerStartsOneAtATimeIsFoundWhenTheRunIsSlower(@ForAll long seed) {
        TestingRun one = prices(seed, 1);
        TestingRun many = prices(seed, 8);

        List<Finding> findings = ParallelLoss.of(three(one), three(many));

        double loss = many.wallNanos() - one.wallNanos();
        if (loss >= 0.05 * one.wallNanos()) {
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(line(finding)).isEqualTo("Service.java:44");
                assertThat(finding.savingNanos()).isCloseTo(loss, within(0.01 * loss));
            });
        } else {
            assertThat(findings).isEmpty();
        }
    }

    /** Tests that ask a service; each worker starts one before its first test, and they start one at a time. */
    private static TestingRun prices(long seed, int workers) {
        Drawn drawn = new Drawn(seed);
        int tests = drawn.number(4, 30);
        long start = drawn.millis(100, 500);
        long answer = drawn.millis(5, 40);
        TestingRun run = new TestingRun(8);
        long free = 0;
        int next = 0;
        for (int worker = 0; worker < workers; worker++) {
            TestingThread thread = run.thread("worker-" + worker);
            int share = tests / workers + (worker < tests % workers ? 1 : 0);
            for (int i = 0; i < share; i++) {
                long until = free;
                boolean first = i == 0;
                String id = "a.PriceTest.article" + next++;
                thread.test(
                        id,
                        TestingThread.NOTHING,
                        () -> thread.call("a.PriceTest.article", 0, () -> {
                            if (first) {
                                thread.call("a.Service.start", 30, () -> {
                                    thread.waits(
                                            MethodKind.LOCK,
                                            "java.lang.Object.monitorEnter()V",
                                            44,
                                            until - thread.now());
                                    thread.sleeps(45, start);
                                });
                            }
                            thread.call("a.Service.price", 31, () -> thread.sleeps(60, answer));
                        }),
                        TestingThread.NOTHING);
                free = first ? free + start : free;
            }
        }
        return run;
    }

    @Test
    void saysHowMuchLongerAndWhy() {
        List<Finding> findings = ParallelLoss.of(three(setups(1)), three(setups(4)));

        assertThat(findings)
                .singleElement()
                .extracting(Finding::explanation)
                .isEqualTo(
                        "The parallel run takes 4.10 s, 46 % more than the 2.80 s of the sequential one for the same 8 tests, with"
                                + " 4.00 tests at a time: 14.0 s more setup, at DbTest.java:21 4 times instead of once.");
    }

    /** Each worker sets up a database of its own, and they hinder each other. */
    private static TestingRun setups(int workers) {
        TestingRun run = new TestingRun(4);
        int next = 0;
        for (int worker = 0; worker < workers; worker++) {
            TestingThread thread = run.thread("worker-" + worker);
            for (int i = 0; i < 8 / workers; i++) {
                boolean first = i == 0;
                thread.test(
                        "a.DbTest.test" + next++,
                        first
                                ? () -> thread.call(
                                        "a.DbTest.setUp",
                                        0,
                                        () -> thread.calls(
                                                "a.Db.create", 21, 1, (workers == 1 ? 2_000 : 4_000) * MILLI))
                                : TestingThread.NOTHING,
                        () -> thread.works((workers == 1 ? 100 : 50) * MILLI),
                        TestingThread.NOTHING);
            }
        }
        return run;
    }

    @Test
    void aRunThatGainsIsNotFound() {
        assertThat(ParallelLoss.of(three(setups(4)), three(setups(1)))).isEmpty();
    }

    @Test
    void namesTheLinesThatCostMoreWithFigures() {
        CostlierLine line = ParallelLoss.of(three(setups(1)), three(setups(4)))
                .get(0)
                .lines()
                .get(0);

        assertThat(line.cause()).isEqualTo(LossCause.SETUP);
        assertThat(line.callSite().line()).isEqualTo(21);
        assertThat(line.baseline()).isEqualTo(new Amount(2_000.0 * MILLI, 1));
        assertThat(line.candidate()).isEqualTo(new Amount(16_000.0 * MILLI, 4));
    }

    @Property(tries = 50)
    void theLinesAreThoseOfTheLockAndOfTheStartAndAddUpToWhatIsWaitedMore(@ForAll long seed) {
        TestingRun one = prices(seed, 1);
        TestingRun many = prices(seed, 8);

        for (Finding finding : ParallelLoss.of(three(one), three(many))) {
            double more = figures(many).waitNanos() - figures(one).waitNanos();
            assertThat(finding.lines().stream()
                            .mapToDouble(CostlierLine::moreNanos)
                            .sum())
                    .isCloseTo(more, within(0.2 * more));
            assertThat(finding.lines())
                    .extracting(each -> each.callSite().line())
                    .containsAnyOf(44, 45);
            assertThat(finding.lines().get(0).cause()).isEqualTo(LossCause.LOCK);
        }
    }

    private static RunFigures figures(TestingRun run) {
        return RunFigures.of(forks(run).get(0));
    }

    @Test
    void otherTestsOrTooFewRunsSayNothing() {
        TestingRun other = setups(4);
        other.thread("worker-9").test("a.DbTest.more", TestingThread.NOTHING, () -> {}, TestingThread.NOTHING);

        assertThat(ParallelLoss.of(three(setups(1)), three(other))).isEmpty();
        assertThat(ParallelLoss.of(forks(setups(1), setups(1)), three(setups(4))))
                .isEmpty();
        assertThat(ParallelLoss.of(three(setups(1)), List.of())).isEmpty();
    }

    @Test
    void aSlowerRunThatIsNoMoreParallelIsNoLossOfWorkers() {
        TestingRun fast = inARow(100);
        TestingRun slow = inARow(900);

        assertThat(ParallelLoss.of(three(fast), three(slow))).isEmpty();
    }

    private static TestingRun inARow(long millis) {
        TestingRun run = new TestingRun(4);
        TestingThread thread = run.thread("main");
        for (int i = 0; i < 8; i++) {
            thread.test(
                    "a.DbTest.test" + i,
                    TestingThread.NOTHING,
                    () -> thread.works(millis * MILLI),
                    TestingThread.NOTHING);
        }
        return run;
    }

    private static List<RecordedFork> three(TestingRun run) {
        return forks(run, run, run);
    }
}
