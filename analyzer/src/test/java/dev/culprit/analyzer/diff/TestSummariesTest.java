package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.sleep;
import static dev.culprit.analyzer.testing.TestingProfiles.task;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static dev.culprit.analyzer.testing.TestingProfiles.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns.Status;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Tests and waits of one set. */
class TestSummariesTest {

    @Test
    void timesAreThoseOfTheMedianForkSoThatPhasesAddUp() {
        long[] bodies = {100, 900, 300};
        long[] setups = {70, 10, 20};
        LoadedSet set = set(
                "set",
                3,
                fork -> jvm().passed("a.T.one", setups[fork], bodies[fork], 5).thread("main", work()));

        TestSummary only = TestSummaries.of(set).get(0);

        assertThat(only.wallNanos()).isEqualTo(325);
        assertThat(only.phases().setup()).isEqualTo(20);
        assertThat(only.phases().body()).isEqualTo(300);
        assertThat(only.phases().sum()).isEqualTo(only.wallNanos());
        assertThat(only.forks()).isEqualTo(3);
    }

    @Test
    void theWorstStatusOfAnyForkCounts() {
        LoadedSet set = set(
                "set",
                2,
                fork -> jvm().ran("a.T.one", fork == 0 ? Status.PASSED : Status.FAILED, true, 0, 1, 0)
                        .thread("main", work()));

        assertThat(TestSummaries.of(set).get(0).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void skippedTestsAreCountedAndHaveNoTime() {
        LoadedSet set = set(
                "set",
                jvm().passed("a.T.one", 0, 10, 0)
                        .ran("a.T.two", Status.SKIPPED, true, 0, 0, 0)
                        .ran("a.T.three", Status.RUNNING, true, 0, 3, 0)
                        .thread("main", work()));

        assertThat(set.summary().tests().discovered()).isEqualTo(3);
        assertThat(set.summary().tests().run()).isEqualTo(2);
        assertThat(set.summary().tests().failed()).isEqualTo(1);
        assertThat(set.summary().tests().skipped()).isEqualTo(1);
        assertThat(TestSummaries.of(set).get(1).forks()).isZero();
        assertThat(set.summary().warnings())
                .contains("1 test was still running when the profile was written, and counted as failed: a.T.three.");
    }

    @Test
    void testsOfSeveralJvmsOfAForkAreOneRun() {
        LoadedSet set = set(
                "set",
                jvm().fork("0").passed("a.T.one", 0, 10, 0).thread("main", work()),
                jvm().fork("0").pid(2).passed("b.T.two", 0, 20, 0).thread("main", work()));

        SetReport report = SetReports.of(set, "");

        assertThat(report.tests()).extracting(TestSummary::id).containsExactly("a.T.one", "b.T.two");
        assertThat(report.suite().suite().jvms()).isEqualTo(2);
        assertThat(report.suite().testNanos()).isEqualTo(30);
        assertThat(set.summary().tests().run()).isEqualTo(2);
    }

    @Property(tries = 100)
    void nothingOfThePhasesOfAClassIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        long setup = random.nextInt(1_000_000);
        long teardown = random.nextInt(1_000);
        TestingJvm jvm = jvm().testClass("a.T", setup, teardown);
        int tests = 1 + random.nextInt(9);
        long walls = 0;
        for (int i = 0; i < tests; i++) {
            long body = random.nextInt(1_000_000);
            walls += body;
            jvm.passed("a.T.test" + i, 0, body, 0);
        }
        jvm.ran("a.T.skipped", Status.SKIPPED, true, 0, 0, 0);

        List<TestSummary> summaries = TestSummaries.of(set("set", jvm.thread("main", work())));

        assertThat(summaries.stream()
                        .mapToDouble(test -> test.phases().classSetup())
                        .sum())
                .isEqualTo(setup);
        assertThat(summaries.stream().mapToDouble(TestSummary::wallNanos).sum()).isEqualTo(walls + setup + teardown);
        assertThat(summaries)
                .allSatisfy(test -> assertThat(test.phases().sum()).isCloseTo(test.wallNanos(), within(1e-6)));
    }

    @Test
    void whatANestedClassHasInItsOuterOneIsItsOwn() {
        LoadedSet set = set(
                "set",
                jvm().testClass("a.T", 40, 2)
                        .testClass("a.T$Inner", 10, 0)
                        .passed("a.T$Inner.one", 0, 5, 0)
                        .thread("main", work()));

        TestSummary only = TestSummaries.of(set).get(0);

        assertThat(only.phases().classSetup()).isEqualTo(50);
        assertThat(only.phases().classTeardown()).isEqualTo(2);
        assertThat(only.wallNanos()).isEqualTo(57);
    }

    @Test
    void waitsAreOfTheTestInWhateverThread() {
        LoadedSet set = set(
                "set",
                jvm().passed("a.T.one", 0, 100, 0)
                        .thread(
                                "main",
                                test(
                                        "a.T.one",
                                        phase(
                                                "body",
                                                call("a.Pool.start")
                                                        .self(1)
                                                        .calls(sleep(12)
                                                                .times(3)
                                                                .self(60)))),
                                call("a.Main.main").self(9).calls(sleep(77).self(500)))
                        .thread(
                                "pool-#",
                                test(
                                                "a.T.one",
                                                phase(
                                                        "body",
                                                        task(
                                                                "a.Pool.start",
                                                                waits(MethodKind.LOCK, "a.Lock.lock", 14)
                                                                        .self(20))))
                                        .times(0)));

        SetReport report = SetReports.of(set, "");
        List<WaitSummary> waits = report.tests().get(0).waits();

        assertThat(waits).extracting(WaitSummary::kind).containsExactly(MethodKind.SLEEP, MethodKind.LOCK);
        assertThat(waits).extracting(WaitSummary::nanos).containsExactly(60.0, 20.0);
        assertThat(waits)
                .extracting(
                        wait -> wait.callSite() == null ? 0 : wait.callSite().line())
                .containsExactly(12, 14);
        assertThat(waits.get(0).count()).isEqualTo(3);
        assertThat(report.waits()).hasSize(3);
        assertThat(report.waits().get(0).nanos()).isEqualTo(500);
        assertThat(report.waitsOutsideTests()).hasSize(1);
        assertThat(report.functions())
                .extracting(f -> f.function().shortName())
                .containsOnly("Pool.start", "Main.main");
    }

    private static TestingCall work() {
        return call("a.Work.run").self(1);
    }
}
