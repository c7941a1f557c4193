package dev.culprit.analyzer.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import org.junit.jupiter.api.Test;

class FindingsBuilderTest {

    private static final long MILLI = 1_000_000;

    @Test
    void jvmsOfAForkAreJudgedTogether() {
        FindingsBuilder builder = new FindingsBuilder();
        builder.add("", "one.culprit", tests("a.OneTest").fork("1").profile());
        builder.add("", "two.culprit", tests("a.TwoTest").fork("1").profile());

        assertThat(builder.build()).singleElement().satisfies(finding -> {
            assertThat(finding.savingNanos()).isEqualTo(300.0 * MILLI);
            assertThat(finding.test()).isNull();
        });
    }

    @Test
    void aProcessThatATestStartedIsNoTest() {
        TestingRun worker = new TestingRun(2);
        TestingThread main = worker.thread("main");
        main.call("a.Worker.main", 0, () -> main.sleeps(9, 5_000 * MILLI));
        FindingsBuilder builder = new FindingsBuilder();
        builder.add("", "tests.culprit", tests("a.OneTest").fork("1").profile());
        builder.add("", "worker.culprit", worker.fork("1").profile());

        assertThat(builder.build())
                .extracting(Finding::callSite)
                .extracting(site -> site.line())
                .containsExactly(31);
    }

    @Test
    void aDeepCallTreeIsRead() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.DeepTest.test",
                () -> main.recurs("a.Deep.call", 1_500, 400 * MILLI),
                () -> main.call("a.DeepTest.test", 0, () -> main.sleeps(31, 600 * MILLI)),
                TestingThread.NOTHING);
        FindingsBuilder builder = new FindingsBuilder();
        builder.add("", "deep.culprit", run.profile());

        assertThat(builder.build()).extracting(Finding::rule).containsExactly("CONSTANT_SLEEP");
    }

    private static TestingRun tests(String name) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                name + ".test",
                TestingThread.NOTHING,
                () -> main.call("a.Mail.arrives", 0, () -> main.sleeps(31, 300 * MILLI)),
                TestingThread.NOTHING);
        return run;
    }
}
