package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests and their phases are frames of the tree, and no time is counted twice. */
final class TestContextsTest {

    private static final int SETUP = 91;
    private static final int BODY = 92;
    private static final int TEARDOWN = 93;
    private static final int[] PHASES = {SETUP, BODY, TEARDOWN};
    private static final long WORK_NANOS = 5_000_000;

    @BeforeEach
    void start() {
        Recorder.start(1000, 100, 1 << 20);
    }

    @AfterEach
    void reset() {
        Recorder.reset();
    }

    @Test
    void theBodyIsFromEntryToExitOfTheTestMethod() {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        call(1);
        CallTreeNode method = TestProbe.enter(2);
        call(3);
        TestProbe.exit(method);
        call(4);
        TestContexts.end(test, begun);

        Calls calls = Calls.recorded();
        assertThat(calls.paths())
                .containsExactlyInAnyOrder(
                        "50 x1",
                        "50/91 x1",
                        "50/91/1 x1",
                        "50/92 x1",
                        "50/92/2 x1",
                        "50/92/2/3 x1",
                        "50/93 x1",
                        "50/93/4 x1");
        phasesAreThoseOfTheTree(calls, "50", test);
        assertThat(test.nanos()[TestContext.BODY]).isGreaterThanOrEqualTo(WORK_NANOS);
    }

    @Test
    void aTestWhoseMethodIsNotMarkedIsAllBody() {
        TestContext test = TestContext.ofTest(50, PHASES, false);
        Object begun = TestContexts.begin(test);
        call(1);
        TestContexts.end(test, begun);

        assertThat(Calls.recorded().paths()).containsExactlyInAnyOrder("50 x1", "50/92 x1", "50/92/1 x1");
        assertThat(test.nanos()[TestContext.SETUP]).isZero();
    }

    @Test
    void aMethodThatIsCalledAgainMakesOneBody() {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        for (int i = 0; i < 2; i++) {
            TestProbe.exit(TestProbe.enter(2));
            work();
        }
        TestContexts.end(test, begun);

        assertThat(test.nanos()[TestContext.BODY]).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(Calls.recorded().count("50/92/2")).isEqualTo(2);
    }

    @Test
    void aTestMethodThatCallsAnotherIsOneBody() {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        CallTreeNode outer = TestProbe.enter(2);
        TestProbe.exit(TestProbe.enter(3));
        call(4);
        TestProbe.exit(outer);
        TestContexts.end(test, begun);

        assertThat(Calls.recorded().count("50/92/2/4")).isEqualTo(1);
    }

    @Test
    void aBodyBelowAnOpenCallIsAPhaseAllTheSame() {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        CallTreeNode interceptor = Probe.enter(1);
        work();
        CallTreeNode method = TestProbe.enter(2);
        work();
        TestProbe.exit(method);
        call(3);
        Probe.exit(interceptor);
        TestContexts.end(test, begun);

        Calls calls = Calls.recorded();
        assertThat(calls.count("50/92/2")).isEqualTo(1);
        assertThat(calls.count("50/91/1/3")).isEqualTo(1);
        assertThat(calls.total("50")).isEqualTo(sum(test));
        assertThat(calls.total("50")).isEqualTo(calls.total("50/91") + calls.total("50/92"));
        assertThat(calls.total("50/92")).isEqualTo(test.nanos()[TestContext.BODY]);
        assertThat(test.nanos()[TestContext.TEARDOWN]).isGreaterThanOrEqualTo(WORK_NANOS);
    }

    @Test
    void whatRunsInTheMidstOfATestIsCountedOnce() {
        long start = System.nanoTime();
        CallTreeNode outermost = Probe.enter(9);
        TestContext one = TestContext.ofTest(50, PHASES, true);
        Object begunOne = TestContexts.begin(one);
        CallTreeNode method = TestProbe.enter(2);
        work();
        TestContext two = TestContext.ofTest(51, PHASES, true);
        Object begunTwo = TestContexts.begin(two);
        call(3);
        TestContexts.end(two, begunTwo);
        call(4);
        TestProbe.exit(method);
        TestContexts.end(one, begunOne);
        Probe.exit(outermost);
        long wall = System.nanoTime() - start;

        Calls calls = Calls.recorded();
        assertThat(calls.count("51/91/3")).isEqualTo(1);
        assertThat(calls.count("50/92/2/4")).isEqualTo(1);
        phasesAreThoseOfTheTree(calls, "50", one);
        phasesAreThoseOfTheTree(calls, "51", two);
        assertThat(calls.total("9") + calls.total("50") + calls.total("51")).isBetween(3 * WORK_NANOS, wall);
    }

    @Test
    void aClassIsInSetupUntilItsFirstTest() {
        TestContext testClass = TestContext.ofClass(60, new int[] {94, 95, 95}, true);
        Object begunClass = TestContexts.begin(testClass);
        call(1);
        TestContext test = TestContext.ofTest(50, PHASES, false);
        TestContexts.end(test, TestContexts.begin(test));
        call(2);
        TestContexts.end(testClass, begunClass);

        assertThat(Calls.recorded().paths()).contains("60/94/1 x1", "60/95/2 x1", "50 x1");
    }

    @Test
    void aTestWhoseEndIsNotToldEndsWithTheCallThatItBeganIn() {
        CallTreeNode runner = Probe.enter(9);
        TestContexts.begin(TestContext.ofTest(50, PHASES, true));
        call(1);
        Probe.exit(runner);
        call(2);

        assertThat(Calls.recorded().paths()).contains("9 x1", "50/91/1 x1", "2 x1");
    }

    @Test
    void framesForWorkThatWasHandedOverCountNoCallAndNoTime() throws InterruptedException {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        Thread worker = new Thread(() -> {
            Object elsewhere = TestContexts.beginElsewhere(test);
            call(7);
            TestContexts.end(test, elsewhere);
        });
        worker.start();
        worker.join();
        TestContexts.end(test, begun);

        Calls calls = Calls.recorded();
        assertThat(calls.count("50")).isEqualTo(1);
        assertThat(calls.count("50/91/7")).isEqualTo(1);
        assertThat(test.nanos()[TestContext.SETUP]).isEqualTo(sum(test));
    }

    @Test
    void aBodyOnAnotherThreadIsABody() throws InterruptedException {
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        Thread timed = new Thread(() -> {
            Object elsewhere = TestContexts.beginElsewhere(test);
            CallTreeNode method = TestProbe.enter(2);
            work();
            TestProbe.exit(method);
            TestContexts.end(test, elsewhere);
        });
        timed.start();
        timed.join();
        work();
        TestContexts.end(test, begun);

        assertThat(test.nanos()[TestContext.BODY]).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(test.nanos()[TestContext.TEARDOWN]).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(Calls.recorded().count("50/92/2")).isEqualTo(1);
    }

    @Test
    void aSnapshotInTheMidstShowsWhatStandsStillWithoutTheTimeSince() {
        TestContext one = TestContext.ofTest(50, PHASES, false);
        Object begunOne = TestContexts.begin(one);
        call(1);
        TestContext two = TestContext.ofTest(51, PHASES, false);
        Object begunTwo = TestContexts.begin(two);
        Calls before = Calls.recorded();
        work();
        Calls after = Calls.recorded();
        TestContexts.end(two, begunTwo);
        TestContexts.end(one, begunOne);

        assertThat(before.total("50")).isEqualTo(after.total("50")).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(after.total("51")).isGreaterThanOrEqualTo(before.total("51") + WORK_NANOS);
    }

    @Test
    void whereTheTreeIsFullTimesAreKeptAllTheSame() {
        Recorder.reset();
        Recorder.start(1, 100, 0);
        call(1);
        TestContext test = TestContext.ofTest(50, PHASES, true);
        Object begun = TestContexts.begin(test);
        CallTreeNode method = TestProbe.enter(2);
        work();
        TestProbe.exit(method);
        TestContexts.end(test, begun);
        call(1);

        assertThat(test.nanos()[TestContext.BODY]).isGreaterThanOrEqualTo(WORK_NANOS);
        assertThat(Calls.recorded().count("1")).isEqualTo(2);
    }

    @Test
    void thinningLeavesFramesAlone() {
        for (int i = 0; i < 3; i++) {
            TestContext each = TestContext.ofTest(50, PHASES, false);
            Object begun = TestContexts.begin(each);
            TestContexts.end(each, begun);
            Recorder.thin(new int[] {50, SETUP, BODY, TEARDOWN}, false);
        }

        assertThat(Calls.recorded().paths()).containsExactlyInAnyOrder("50 x3", "50/92 x3");
        assertThat(Calls.recorded().total("50")).isPositive();
    }

    private static void phasesAreThoseOfTheTree(Calls calls, String path, TestContext test) {
        long[] nanos = test.nanos();
        assertThat(calls.total(path + "/91")).isEqualTo(nanos[TestContext.SETUP]);
        assertThat(calls.total(path + "/92")).isEqualTo(nanos[TestContext.BODY]);
        assertThat(calls.total(path + "/93")).isEqualTo(nanos[TestContext.TEARDOWN]);
        assertThat(calls.total(path)).isEqualTo(sum(test));
    }

    private static long sum(TestContext test) {
        return Arrays.stream(test.nanos()).sum();
    }

    private static void call(int method) {
        CallTreeNode node = Probe.enter(method);
        work();
        Probe.exit(node);
    }

    private static void work() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WORK_NANOS) {
            Thread.onSpinWait();
        }
    }
}
