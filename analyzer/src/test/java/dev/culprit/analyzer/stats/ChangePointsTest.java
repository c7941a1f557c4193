package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds are fixed, so that a failure can be repeated; the bands hold about three standard errors of each simulation. */
class ChangePointsTest {

    private static final double LEVEL = 0.01;
    private static final double LEAST = 1.05;
    private static final double CONFIDENCE = 0.95;

    private static List<Step> steps(double[] values) {
        return ChangePoints.of(values).steps(LEVEL, LEAST, CONFIDENCE, 0);
    }

    private static List<Integer> places(double[] values) {
        return steps(values).stream().map(Step::first).toList();
    }

    /** In which part of the series something is found. */
    private static double alarms(int seeds, LongFunction<double[]> series) {
        return LongStream.range(0, seeds)
                        .filter(seed -> !places(series.apply(seed)).isEmpty())
                        .count()
                / (double) seeds;
    }

    /** Where nothing changes: at 2 % noise hardly a step of 5 % can be chance, at 10 % many could. Correlated noise wanders like a change. */
    @ParameterizedTest
    @CsvSource({
        // commits, noise, correlation of neighbours, alarms at most
        "12, .02, 0, .02",
        "30, .02, 0, .02",
        "30, .10, 0, .025",
        "100, .10, 0, .025",
        "30, .10, .3, .05",
        "30, .10, .6, .08",
        "30, .10, .8, .12",
        "100, .10, .6, .06",
    })
    void noiseAloneSeldomLooksLikeAChange(int commits, double deviation, double correlation, double most) {
        double alarms = alarms(
                400,
                seed -> TestingSeries.noise(commits, deviation, correlation, seed)
                        .values());

        assertThat(alarms).isLessThanOrEqualTo(most);
    }

    /** A function that the compiler makes in one of two ways, by chance, is not normal. */
    @ParameterizedTest
    @CsvSource({".15, .05", ".5, .05"})
    void twoLevelsByChanceAreNoStep(double often, double most) {
        double alarms = alarms(400, seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            TestingSeries series = TestingSeries.noise(30, .005, 0, seed);
            for (int i = 0; i < 30; i++) {
                if (random.nextDouble() < often) {
                    series.spike(i, 1.2);
                }
            }
            return series.values();
        });

        assertThat(alarms).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        // commits, first with it, ratio, noise, found at least
        "30, 15, 1.10, .02, .97",
        "30, 26, 1.10, .02, .90",
        "30, 3, 1.15, .02, .90",
        "60, 55, 1.06, .008, .95",
        "12, 6, 1.20, .02, .75",
        "30, 15, 3.0, .08, .99",
        "30, 20, .8, .02, .97",
    })
    void aStepIsFoundAtItsCommit(int commits, int at, double ratio, double deviation, double least) {
        int seeds = 200;
        long found = LongStream.range(0, seeds)
                .filter(seed -> {
                    List<Integer> places = places(TestingSeries.noise(commits, deviation, 0, seed)
                            .step(at, ratio)
                            .values());
                    return places.size() == 1 && Math.abs(places.get(0) - at) <= 1;
                })
                .count();

        assertThat(found / (double) seeds).isGreaterThanOrEqualTo(least);
    }

    @Test
    void aStepIsSaidWithItsSizeAndItsInterval() {
        int seeds = 300;
        int covered = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Step step = steps(
                            TestingSeries.noise(40, .02, 0, seed).step(20, 1.25).values())
                    .get(0);
            covered += step.interval().low() <= 1.25 && 1.25 <= step.interval().high() ? 1 : 0;
            assertThat(step.ratio()).isCloseTo(1.25, within(.05));
            assertThat(step.after() / step.before()).isCloseTo(1.25, within(.06));
            assertThat(step.last()).isEqualTo(step.first() - 1);
        }
        assertThat(covered / (double) seeds).isBetween(.90, .99);
    }

    @Test
    void severalStepsAreAllFoundEvenIfTheLastUndoesTheFirst() {
        for (int seed = 0; seed < 30; seed++) {
            List<Integer> places = places(TestingSeries.noise(60, .01, 0, seed)
                    .step(13, 1.2)
                    .step(30, 1.1)
                    .step(45, 1 / 1.32)
                    .values());
            assertThat(places).as("seed " + seed).hasSize(3);
            assertThat(Math.abs(places.get(0) - 13)).isLessThanOrEqualTo(1);
            assertThat(Math.abs(places.get(1) - 30)).isLessThanOrEqualTo(1);
            assertThat(Math.abs(places.get(2) - 45)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void spikesAreNoStepsAndAreNamed() {
        double alarms = alarms(
                200,
                seed -> TestingSeries.noise(30, .02, 0, seed)
                        .spike(8, 1.5)
                        .spike(20, 2)
                        .spike(21, 2)
                        .values());
        ChangePoints points =
                ChangePoints.of(TestingSeries.noise(30, .02, 0, 1).spike(8, 1.5).values());

        assertThat(alarms).isLessThanOrEqualTo(.02);
        assertThat(points.spikes()).containsExactly(8);
    }

    @Test
    void aSpikeDoesNotHideAStep() {
        assertThat(places(TestingSeries.noise(30, .01, 0, 5)
                        .step(20, 1.1)
                        .spike(10, 3)
                        .values()))
                .containsExactly(20);
    }

    /** That is what is held against a pinned commit. */
    @Test
    void aSlowCreepHasNoStep() {
        assertThat(alarms(
                        200,
                        seed -> TestingSeries.noise(30, .005, 0, seed)
                                .creep(1.1)
                                .values()))
                .isLessThanOrEqualTo(.02);
        assertThat(alarms(
                        200,
                        seed -> TestingSeries.noise(60, .01, 0, seed).creep(1.3).values()))
                .isLessThanOrEqualTo(.03);
    }

    @Test
    void aConstantSeriesHasNoStepAndOneThatIsConstantTwiceHasOne() {
        double[] constant = new double[20];
        Arrays.fill(constant, 100);
        assertThat(steps(constant)).isEmpty();

        Arrays.fill(constant, 12, 20, 400);
        Step step = steps(constant).get(0);
        assertThat(step.first()).isEqualTo(12);
        assertThat(step.before()).isCloseTo(100, within(1e-9));
        assertThat(step.after()).isCloseTo(400, within(1e-9));
        assertThat(step.ratio()).isCloseTo(4, within(1e-9));
    }

    @Test
    void valuesThatAreEqualInPartsAreNoTrouble() {
        double[] tied = new double[24];
        for (int i = 0; i < tied.length; i++) {
            tied[i] = i % 2 == 0 ? 100 : 101;
        }
        assertThat(steps(tied)).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsLeftOutAndTheStepIsBetweenWhatWas() {
        double[] values = TestingSeries.noise(30, .01, 0, 3)
                .step(15, 1.3)
                .missing(14)
                .missing(15)
                .missing(2)
                .values();

        Step step = steps(values).get(0);

        assertThat(step.last()).isEqualTo(13);
        assertThat(step.first()).isEqualTo(16);
    }

    @Test
    void zeroesAndTooFewValuesTellNothing() {
        assertThat(steps(new double[0])).isEmpty();
        assertThat(steps(new double[] {1, 1, 5, 5, 5})).isEmpty();
        assertThat(steps(new double[12])).isEmpty();
        assertThat(ChangePoints.of(new double[] {1, 2}).p(0)).containsExactly(1);
    }

    /** With a thousand functions, chance has a thousand tries. */
    @Test
    void amongManyFunctionsOnlyThoseThatChangeAreNamed() {
        int falselyNamed = 0;
        int found = 0;
        for (int world = 0; world < 4; world++) {
            ChangePoints[] all = new ChangePoints[300];
            for (int i = 0; i < all.length; i++) {
                TestingSeries series = TestingSeries.noise(40, .08, .3, 1_000L * world + i);
                all[i] = ChangePoints.of((i < 10 ? series.step(25, 2) : series).values());
            }
            double typical = Robust.median(
                    Arrays.stream(all).mapToDouble(ChangePoints::correlation).toArray());
            double[] p = Arrays.stream(all)
                    .flatMapToDouble(one -> Arrays.stream(one.p(typical)))
                    .toArray();
            double[] adjusted = FalseDiscoveryRate.adjust(p);
            double level = 0;
            for (int i = 0; i < p.length; i++) {
                level = adjusted[i] <= .01 ? Math.max(level, p[i]) : level;
            }
            for (int i = 0; i < all.length; i++) {
                List<Step> steps = all[i].steps(level, LEAST, CONFIDENCE, typical);
                if (i < 10) {
                    found += steps.isEmpty() ? 0 : 1;
                } else {
                    falselyNamed += steps.size();
                }
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(37);
        assertThat(falselyNamed).isLessThanOrEqualTo(2);
    }
}
