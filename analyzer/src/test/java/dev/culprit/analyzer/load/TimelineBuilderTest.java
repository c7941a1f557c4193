package dev.culprit.analyzer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineBuilderTest {

    private static final long MILLI = 1_000_000;

    private static RunTimeline timeline(TestingRun... runs) {
        TimelineBuilder builder = new TimelineBuilder();
        for (int i = 0; i < runs.length; i++) {
            builder.add("", i + ".culprit", runs[i].fork("fork " + i).profile());
        }
        return Objects.requireNonNull(builder.build());
    }

    /** A test that sleeps for 20 ms in its setup, and a thread beside it that waits for a lock. */
    private static TestingRun run(long bodyMillis) {
        TestingRun run = new TestingRun(4).looksEach(10 * MILLI);
        run.thread("helper").at(5 * MILLI).call("a.Helper.run", 0, () -> {});
        TestingThread main = run.thread("main");
        main.test(
                "a.ATest.works",
                () -> main.call("a.ATest.setUp", 0, () -> main.sleeps(12, 20 * MILLI)),
                () -> main.works(bodyMillis * MILLI),
                TestingThread.NOTHING);
        TestingThread locked = run.thread("locked");
        locked.at(7 * MILLI);
        locked.call("a.Pool.borrow", 0, () -> locked.waits(MethodKind.LOCK, "a.Lock.lock()V", 41, 3 * MILLI));
        return run;
    }

    @Test
    void testsWaitsAndLoadAreOnOneScale() {
        RunTimeline timeline = timeline(run(30));

        assertThat(timeline.lengthNanos()).isEqualTo(50 * MILLI);
        assertThat(timeline.lanes()).extracting("thread").containsExactly("main", "locked");
        assertThat(timeline.tests())
                .extracting("lane", "id", "startNanos", "setupNanos", "bodyNanos")
                .containsExactly(tuple(0, "a.ATest.works", 0L, 20 * MILLI, 30 * MILLI));
        assertThat(timeline.waits())
                .extracting("lane", "kind", "callee", "site.file", "site.line", "startNanos", "nanos")
                .containsExactly(
                        tuple(0, MethodKind.SLEEP, "Thread.sleep", "ATest.java", 12, 0L, 20 * MILLI),
                        tuple(1, MethodKind.LOCK, "Lock.lock", "Pool.java", 41, 7 * MILLI, 3 * MILLI));
        assertThat(timeline.looks()).extracting("atNanos").startsWith(0L, 10 * MILLI, 20 * MILLI);
        assertThat(timeline.looks().get(4).processNanos()).isEqualTo(20 * MILLI);
        assertThat(timeline.leftOut()).isEqualTo(LeftOut.NOTHING);
    }

    @Test
    void ofSeveralForksTheOneOfMedianLengthIsShown() {
        assertThat(timeline(run(90), run(30), run(60)).fork()).isEqualTo("fork 2");
    }

    @Test
    void ofTooManyWaitsAndThreadsTheLongestStay() {
        TestingRun run = new TestingRun(4);
        TestingThread main = run.thread("main");
        main.call("a.Main.main", 0, () -> {
            for (int i = 0; i < TimelineLimits.WAITS + 50; i++) {
                main.sleeps(12, (i < 50 ? 1 : 2) * MILLI);
            }
        });
        for (int i = 0; i < TimelineLimits.LANES + 3; i++) {
            TestingThread other = run.thread("other " + i);
            other.call("a.Other.run", 0, () -> other.sleeps(13, MILLI));
        }

        RunTimeline timeline = timeline(run);

        assertThat(timeline.waits()).hasSize(TimelineLimits.WAITS).allMatch(wait -> wait.nanos() == 2 * MILLI);
        assertThat(timeline.lanes().get(0).thread()).isEqualTo("main");
        assertThat(timeline.leftOut().waits()).isEqualTo(50 + TimelineLimits.LANES + 3);
    }

    @Test
    void withoutTestsAndWaitsThereIsNoTimeline() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.call("a.Main.main", 0, () -> main.works(MILLI));
        TimelineBuilder builder = new TimelineBuilder();
        builder.add("", "a.culprit", run.profile());

        assertThat(builder.build()).isNull();
    }
}
