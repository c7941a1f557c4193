package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.Lane;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import dev.culprit.analyzer.model.RunTimeline.RanTest;
import dev.culprit.analyzer.model.RunTimeline.Wait;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.TestSummary.Phases;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.analyzer.report.PlacedWaits.Part;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedWaitsTest {

    @Test
    void waitsOfTheTestsThreadArePartsOfIt() {
        PlacedWaits waits = new PlacedWaits(run());
        assertThat(waits.in(test("a.T.one", 180)).orElseThrow())
                .containsExactly(new Part(0, 0.1), new Part(0.25, 0.5), new Part(0.9, 1));
        assertThat(waits.in(test("a.T.two", 0)).orElseThrow()).isEmpty();
    }

    @Test
    void whereMostIsNotKnownNothingIsPlaced() {
        assertThat(new PlacedWaits(null).in(test("a.T.one", 180))).isEmpty();
        assertThat(new PlacedWaits(run()).in(test("a.T.other", 180))).isEmpty();
        assertThat(new PlacedWaits(run()).in(test("a.T.one", 300))).isEmpty();
        assertThat(new PlacedWaits(run()).in(test("a.T.two", 1))).isEmpty();
    }

    private static TestSummary test(String id, double waited) {
        Function sleep = new Function("java.lang.Thread", "sleep", "(J)V", null, 0, MethodKind.SLEEP);
        WaitSummary wait = new WaitSummary(null, sleep, waited, 1);
        return new TestSummary(
                id,
                "a.T",
                "m",
                id,
                Status.PASSED,
                1,
                400,
                new Phases(0, 100, 200, 100, 0),
                List.of(wait),
                true,
                0,
                0,
                0,
                0);
    }

    private static RunTimeline run() {
        return new RunTimeline(
                "1",
                2_000,
                List.of("JVM 1"),
                List.of(new Lane(0, "main"), new Lane(0, "worker")),
                List.of(
                        new RanTest(0, "a.T.one", Status.PASSED, 500, 100, 200, 100),
                        new RanTest(1, "a.T.two", Status.PASSED, 1_500, 0, 10, 0)),
                List.of(wait(0, 300, 240), wait(1, 500, 400), wait(0, 600, 100), wait(0, 860, 400), wait(0, 1_400, 1)),
                List.of(),
                List.of(),
                LeftOut.NOTHING);
    }

    private static Wait wait(int lane, long start, long nanos) {
        return new Wait(lane, MethodKind.SLEEP, "Thread.sleep", null, start, nanos);
    }
}
