package dev.culprit.analyzer.scaling;

import static dev.culprit.analyzer.scaling.TestingRun.run;
import static dev.culprit.analyzer.scaling.TestingRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.analyzer.model.Period.Kind;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.profile.MethodKind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LossFinderTest {

    /** 100 ms of start, then 800 ms of eight tests, one after the other. */
    private static TestingRun alone() {
        TestingRun run = run().wall(900).starting(0, 100);
        for (int i = 0; i < 8; i++) {
            run.test("t" + i, 0, "main", 100 + 100 * i, 200 + 100 * i);
        }
        return run;
    }

    /** The eight tests on {@code workers} threads of one JVM, each taking {@code millis}. */
    private static TestingRun shared(int workers, double millis) {
        TestingRun run = run().starting(0, 100).wall(100 + 8 / workers * millis);
        for (int i = 0; i < 8; i++) {
            double start = 100 + i / workers * millis;
            run.test("t" + i, 0, "w" + i % workers, start, start + millis);
        }
        return run;
    }

    @Test
    void aStartThatDoesNotGetShorterIsAllThatIsLost() {
        Loss loss = loss(alone(), shared(4, 100));

        assertThat(loss.idealNanos()).isEqualTo(225e6);
        assertThat(loss.nanos()).isEqualTo(75e6);
        assertThat(main(loss).cause()).isEqualTo(LossCause.START_UP);
        assertThat(main(loss).wallNanos()).isCloseTo(75e6, within(1.0));
        assertThat(main(loss).explanation()).contains("however many workers").contains("100 ms");
    }

    @Test
    void aJvmForEachWorkerIsNamed() {
        TestingRun four = run().wall(900).jvms(4).cpu(900);
        for (int jvm = 0; jvm < 4; jvm++) {
            four.starting(jvm, 700);
            four.test("t" + 2 * jvm, jvm, "main", 700, 800).test("t" + (2 * jvm + 1), jvm, "main", 800, 900);
        }

        Loss loss = loss(alone(), four);

        assertThat(main(loss).cause()).isEqualTo(LossCause.START_UP);
        assertThat(main(loss).explanation())
                .startsWith("4 JVMs are started instead of 1:")
                .contains("700 ms");
    }

    @Test
    void waitingForALockIsNamedWithItsLine() {
        TestingRun waiting = shared(4, 250).waits(MethodKind.LOCK, Place.TEST, "borrow", 41, 8 * 150);

        Loss loss = loss(alone(), waiting);

        assertThat(main(loss).cause()).isEqualTo(LossCause.LOCK);
        assertThat(main(loss).wallNanos()).isCloseTo(300e6, within(1.0));
        assertThat(main(loss).site()).isEqualTo(new CallSite("com.acme.Pool", "borrow", "Pool.java", 41));
        assertThat(main(loss).explanation()).contains("1.20 s for locks", "Pool.java:41 (Pool.borrow)");
    }

    @Test
    void waitsOfOtherThreadsThanTheTestsExplainNothing() {
        TestingRun elsewhere = shared(4, 250).waits(MethodKind.LOCK, Place.ELSEWHERE, "borrow", 41, 8 * 150);

        assertThat(loss(alone(), elsewhere).obstacles()).noneMatch(obstacle -> obstacle.cause() == LossCause.LOCK);
    }

    @Test
    void ofWorkersThatAreJvmsTheOnlyThreadsWaitsAreNamed() {
        TestingRun one = run().wall(1_000).withoutTests().period(Kind.JVM, 1, "", 100, 900);
        TestingRun four = run().wall(1_000).withoutTests();
        for (int jvm = 1; jvm <= 4; jvm++) {
            four.period(Kind.JVM, jvm, "", 100, 900).waits(MethodKind.IO, Place.ONLY_THREAD, "setUp", 7, 600);
        }

        Loss loss = loss(one, four);

        assertThat(main(loss).cause()).isEqualTo(LossCause.WAIT);
        assertThat(main(loss).wallNanos()).isCloseTo(600e6, within(1.0));
        assertThat(main(loss).explanation()).contains("for files and sockets", "Pool.java:7 (Pool.setUp)");
    }

    @Test
    void busyProcessorsAreNamedWhenTestsTakeLongerWithoutWaiting() {
        Loss loss = loss(alone(), shared(4, 250).cpu(1_150));

        assertThat(main(loss).cause()).isEqualTo(LossCause.TOO_FEW_CORES);
        assertThat(main(loss).explanation()).contains("1.9 of 2 are busy");
    }

    @Test
    void moreSetupsAreNamed() {
        TestingRun four = run().wall(900).starting(0, 100);
        for (int worker = 0; worker < 4; worker++) {
            four.setup(0, "w" + worker, 100, 700);
            four.test("t" + 2 * worker, 0, "w" + worker, 700, 800)
                    .test("t" + (2 * worker + 1), 0, "w" + worker, 800, 900);
        }

        Loss loss = loss(alone(), four);

        assertThat(main(loss).cause()).isEqualTo(LossCause.SETUP);
        assertThat(main(loss).wallNanos()).isCloseTo(600e6, within(1.0));
        assertThat(main(loss).explanation())
                .contains("4 setups and teardowns of classes take 2.40 s, 0 take 0 us at 1");
    }

    @Test
    void workersWithoutWorkAreNamed() {
        Loss loss = loss(alone(), shared(2, 100));

        assertThat(main(loss).cause()).isEqualTo(LossCause.IDLE_WORKERS);
        assertThat(main(loss).explanation()).contains("2 tests run at the same time with 4", "only 2 threads ever");
    }

    @Test
    void withoutTestsNoWallTimeIsSharedOut() {
        Setting first =
                setting("1", 2, round -> run().wall(1_000).withoutTests().period(Kind.JVM, 0, "", 0, 900));
        Setting eight = setting(
                "8",
                2,
                round -> run().wall(1_000)
                        .cpu(1_900)
                        .withoutTests()
                        .period(Kind.JVM, 0, "", 0, 900)
                        .waits(MethodKind.LOCK, Place.ELSEWHERE, "borrow", 41, 4_000));

        ScalingResult result = Scaling.of(new Matrix("workers", List.of(first, eight)), 0.95, "culprit compare");

        SettingResult setting = result.settings().get(1);
        assertThat(setting.split()).isNull();
        Loss loss = setting.loss();
        assertThat(loss).isNotNull();
        assertThat(loss == null ? List.<Obstacle>of() : loss.obstacles())
                .hasSize(2)
                .allMatch(obstacle -> Double.isNaN(obstacle.wallNanos()));
        assertThat(result.reasons()).anyMatch(reason -> reason.contains("Pool.java:41"));
    }

    @Property(tries = 300)
    void theReasonsAddUpToWhatIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        Setting first = setting("2", 3, round -> random(random));
        Setting other = setting("6", 3, round -> random(random));

        Loss loss = new LossFinder(first, other).find(MeanSplit.of(first), MeanSplit.of(other));

        assertThat(loss.obstacles().stream().mapToDouble(Obstacle::wallNanos).sum())
                .isCloseTo(loss.nanos(), within(1e-6 * (first.meanWall() + other.meanWall())));
    }

    private static TestingRun random(Random random) {
        TestingRun run = run().wall(600 + random.nextInt(1_000))
                .cpu(random.nextInt(2_000))
                .jvms(1 + random.nextInt(3));
        run.starting(0, random.nextInt(300));
        for (int i = 0; i < 6; i++) {
            int start = random.nextInt(500);
            run.test("t" + i, 0, "w" + random.nextInt(3), start, start + 1 + random.nextInt(300));
            run.setup(0, "w" + random.nextInt(3), start, start + random.nextInt(50));
            run.waits(
                    random.nextBoolean() ? MethodKind.LOCK : MethodKind.IO,
                    Place.values()[random.nextInt(Place.values().length)],
                    "m" + i,
                    i + 1,
                    random.nextInt(200));
        }
        return run;
    }

    private static Loss loss(TestingRun one, TestingRun four) {
        Setting first = setting("1", 1, round -> one);
        Setting other = setting("4", 1, round -> four);
        return new LossFinder(first, other).find(MeanSplit.of(first), MeanSplit.of(other));
    }

    private static Obstacle main(Loss loss) {
        Obstacle main = loss.main();
        if (main == null) {
            throw new AssertionError("nothing was lost: " + loss);
        }
        return main;
    }
}
