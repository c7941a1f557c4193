package dev.culprit.analyzer.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Period.Kind;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WallSplitTest {

    private static final double MILLI = 1e6;

    @Test
    void theWallTimeIsParted() {
        TestingRun run = TestingRun.run()
                .wall(1_000)
                .starting(0, 200)
                .setup(0, "main", 200, 250)
                .test("a", 0, "main", 250, 400)
                .test("b", 0, "worker", 300, 500)
                .test("c", 0, "main", 600, 700);

        WallSplit split = split(run, 2);

        assertThat(split.startNanos()).isEqualTo(200 * MILLI);
        assertThat(split.runningNanos()).isEqualTo((300 + 100) * MILLI);
        assertThat(split.gapNanos()).isEqualTo(100 * MILLI);
        assertThat(split.endNanos()).isEqualTo(300 * MILLI);
        assertThat(split.laneNanos()).isEqualTo((200 + 200 + 100) * MILLI);
        assertThat(split.setupNanos()).isEqualTo(50 * MILLI);
        assertThat(split.lanes()).isEqualTo(2);
        assertThat(split.workerStartNanos()).isEqualTo(200 * MILLI);
    }

    @Test
    void workersWhoseJvmIsStillStartingAreToldFromIdleOnes() {
        TestingRun run = TestingRun.run()
                .wall(1_000)
                .starting(0, 200)
                .starting(1, 500)
                .test("a", 0, "main", 200, 900)
                .test("b", 1, "main", 500, 700);

        WallSplit split = split(run, 2);

        assertThat(split.idleNanos()).isEqualTo((300 + 200) * MILLI);
        assertThat(split.startingNanos()).isEqualTo(300 * MILLI);
        assertThat(split.workerStartNanos()).isEqualTo(350 * MILLI);
    }

    @Test
    void aTestInTheMidstOfAnotherOnItsThreadCountsOnce() {
        TestingRun run =
                TestingRun.run().wall(500).test("outer", 0, "w", 100, 400).test("inner", 0, "w", 200, 300);

        assertThat(split(run, 1).laneNanos()).isEqualTo(300 * MILLI);
    }

    @Test
    void ofOneJvmWithoutTestsNothingIsKnownButItself() {
        TestingRun run = TestingRun.run().wall(500).withoutTests().period(Kind.JVM, 0, "", 50, 450);

        WallSplit split = split(run, 4);

        assertThat(split.ofTests()).isFalse();
        assertThat(split.laneNanos()).isEqualTo(400 * MILLI);
        assertThat(WallSplit.of(TestingRun.run().withoutTests().build(1), 1)).isNull();
    }

    @Property(tries = 300)
    void thePartsAddUpToTheWallTimeWhateverThePeriods(@ForAll long seed) {
        Random random = new Random(seed);
        TestingRun run = TestingRun.run().wall(1_000);
        for (int jvm = 0; jvm < 3; jvm++) {
            run.starting(jvm, random.nextInt(1_200));
            for (int i = random.nextInt(5); i >= 0; i--) {
                int start = random.nextInt(1_100);
                run.test(
                        jvm + "-" + i,
                        jvm,
                        random.nextInt(3) == 0 ? "" : "w" + random.nextInt(2),
                        start,
                        start + random.nextInt(400));
            }
        }

        WallSplit split = split(run, 2);

        assertThat(split.startNanos() + split.runningNanos() + split.gapNanos() + split.endNanos())
                .isCloseTo(1_000 * MILLI, within(1.0));
        assertThat(split.laneNanos()).isGreaterThanOrEqualTo(split.runningNanos());
        assertThat(split.startingNanos()).isLessThanOrEqualTo(split.idleNanos());
    }

    private static WallSplit split(TestingRun run, double workers) {
        @Nullable WallSplit split = WallSplit.of(run.build(1), workers);
        if (split == null) {
            throw new AssertionError("nothing is known of the run");
        }
        return split;
    }
}
