package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Property(tries = 300)
    void nothingIsFoundInTestsThatWaitBecauseTheyMust(@ForAll long seed) {
        assertThat(in(HealthySuite.run(seed))).isEmpty();
    }

    @Property(tries = 100)
    void noFindingSavesMoreThanTheRunTakes(@ForAll long seed) {
        TestingRun run = new WorkerPool(seed, true).sequential();

        assertThat(in(run)).allSatisfy(finding -> {
            assertThat(finding.savingNanos()).isBetween(0.0, finding.nanos());
            assertThat(finding.nanos()).isLessThanOrEqualTo(run.wallNanos());
            assertThat(finding.explanation()).endsWith(".").doesNotContain("\n");
        });
    }

    @Test
    void whatIsFoundInFewerThanHalfOfTheForksIsLeftOut() {
        assertThat(in(sleeping(400), sleeping(1), sleeping(1))).isEmpty();
        assertThat(in(sleeping(400), sleeping(400), sleeping(1))).hasSize(1);
        assertThat(in(sleeping(400), sleeping(1))).hasSize(1);
    }

    @Test
    void theForkWithTheMedianSavingSpeaksForAll() {
        Finding finding = only("CONSTANT_SLEEP", sleeping(400), sleeping(900), sleeping(500));

        assertThat(finding.savingNanos()).isEqualTo(500.0 * MILLI);
        assertThat(finding.explanation()).contains("500 ms");
    }

    @Test
    void whatSavesMostComesFirst() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.MailTest.test",
                TestingThread.NOTHING,
                () -> main.call("a.MailTest.test", 0, () -> {
                    main.sleeps(31, 200 * MILLI);
                    main.sleeps(32, 700 * MILLI);
                    main.sleeps(33, 400 * MILLI);
                }),
                TestingThread.NOTHING);

        assertThat(in(run))
                .extracting(TestingFindings::line)
                .containsExactly("MailTest.java:32", "MailTest.java:33", "MailTest.java:31");
    }

    @Test
    void aSleepOfLessThanAFiftiethOfTheRunIsLeftOut() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.MailTest.test",
                TestingThread.NOTHING,
                () -> main.call("a.MailTest.test", 0, () -> {
                    main.works(20_000 * MILLI);
                    main.sleeps(31, 390 * MILLI);
                }),
                TestingThread.NOTHING);

        assertThat(in(run)).isEmpty();
    }

    @Test
    void aProgramWithoutTestsIsJudgedByItsMainThread() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        TestingThread timer = run.thread("timer");
        main.call("a.Main.main", 0, () -> main.sleeps(31, 390 * MILLI));
        timer.call("a.Timer.run", 0, () -> timer.sleeps(7, 390 * MILLI));

        assertThat(in(run)).extracting(TestingFindings::line).containsExactly("Main.java:31");
    }

    @Test
    void nothingIsFoundInAnEmptySet() {
        assertThat(in()).isEmpty();
        assertThat(in(new TestingRun(2))).isEmpty();
    }

    private static TestingRun sleeping(long millis) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.MailTest.test",
                TestingThread.NOTHING,
                () -> main.call("a.MailTest.test", 0, () -> main.sleeps(31, millis * MILLI)),
                TestingThread.NOTHING);
        return run;
    }
}
