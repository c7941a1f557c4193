package dev.culprit.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.load.SampledSetBuilder;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.samples.Workload;
import dev.culprit.analyzer.testing.TestingSamples;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that do not weigh alike: one of them may be as much as all others. */
class HeavySampleTest {

    private static final long MILLI = 1_000_000;
    private static final int FUNCTIONS = 10;

    @ParameterizedTest
    @ValueSource(strings = {"lock", "park", "nativelock", "trace", "delay"})
    void oneLongWaitIsNoRegressionOfOneRecordingASide(String event) throws IOException {
        Comparison comparison = judge(1, 1, fork -> waits(event, 1), fork -> waits(event, 3_000));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.failed()).isFalse();
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.reasons())
                .containsExactly(
                        "Samples of " + event + " do not weigh alike: one may be as much as all others together, and a"
                                + " single recording of a side does not tell whether there would be another. Three or more recordings a"
                                + " side, each a file of the set, would tell.");
        Culprit suspect = comparison.suspects().get(0);
        assertThat(suspect.function().shortName()).isEqualTo("F0.run");
        assertThat(suspect.interval().isKnown()).isFalse();
        assertThat(suspect.confidence()).isZero();
        assertThat(comparison.total().interval().isKnown()).isFalse();
        assertThat(comparison.amounts().smallestVisible()).isNaN();
    }

    @Test
    void neitherIsItAnImprovementNorAreEqualSumsUnchanged() throws IOException {
        assertThat(judge(1, 1, fork -> waits("lock", 3_000), fork -> waits("lock", 1))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(1, 1, fork -> waits("lock", 1), fork -> waits("lock", 1))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"1,3", "3,1", "3,3", "2,2", "5,5"})
    void norDoesItMatterHowManyRecordingsThereAreBeside(int before, int after) throws IOException {
        Comparison comparison =
                judge(before, after, fork -> waits("lock", 1), fork -> waits("lock", fork == 0 ? 3_000 : 1));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"3,1", "2,2", "3,3", "5,5", "10,10"})
    void norWhetherOneFunctionWaitsAlone(int before, int after) throws IOException {
        IntFunction<TestingSamples> usual = fork -> alone(100 + fork);

        Comparison comparison = judge(before, after, usual, fork -> fork == 0 ? alone(3_100) : usual.apply(fork));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void allocationsDoNotWeighAlike() throws IOException {
        Supplier<TestingSamples> some = () -> TestingSamples.allocations()
                .weighing(100, 100 * MILLI, "a.Main.main:1", "lib.A.run:5")
                .weighing(100, 100 * MILLI, "a.Main.main:1", "lib.B.run:5");

        Comparison comparison = judge(
                1,
                1,
                fork -> some.get().weighing(1, MILLI, "a.Main.main:1", "lib.A.run:5"),
                fork -> some.get().weighing(1, 900 * MILLI, "a.Main.main:1", "lib.A.run:5"));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"cpu,REGRESSED", "wall,REGRESSED", "native,REGRESSED", "time,REGRESSED"})
    void samplesThatWeighAlikeProveLargeChangesOfOneRecordingASide(String event, Verdict verdict) throws IOException {
        assertThat(judge(1, 1, fork -> equal(event, 100), fork -> equal(event, 1_000))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void timeOfUnevenPiecesProvesNothingOfOneRecordingASide() throws IOException {
        Comparison comparison = judge(1, 1, fork -> waits("time", 1), fork -> waits("time", 3_000));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void waitsThatBecomeLongerInEachRecordingAreFound() throws IOException {
        Random random = new Random(21);
        int found = 0;
        for (int i = 0; i < 30; i++) {
            Comparison comparison = judge(5, 5, fork -> drawn(random, 1, 0.8), fork -> drawn(random, 4, 0.8));
            found += comparison.verdict() == Verdict.REGRESSED
                            && comparison
                                    .culprits()
                                    .get(0)
                                    .function()
                                    .shortName()
                                    .equals("F0.run")
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(27);
    }

    @ParameterizedTest
    @CsvSource({"2,1.5", "3,0.8", "3,1.5", "3,2.5", "5,1.5", "5,2.5"})
    void chanceAloneIsHardlyEverARegression(int forks, double spread) throws IOException {
        Random random = new Random(22);
        int alarms = 0;
        for (int i = 0; i < 200; i++) {
            Comparison comparison =
                    judge(forks, forks, fork -> drawn(random, 1, spread), fork -> drawn(random, 1, spread));
            alarms += comparison.verdict() == Verdict.REGRESSED ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    /** Waits whose lengths are lognormal, the first function's {@code factor} times as long. */
    private static TestingSamples drawn(Random random, double factor, double spread) {
        TestingSamples samples = TestingSamples.of("lock", "lock");
        for (int f = 0; f < FUNCTIONS; f++) {
            int count = new PoissonDistribution(f == 0 ? 60 : 30).inverseCumulativeProbability(random.nextDouble());
            double sum = IntStream.range(0, count)
                    .mapToDouble(i -> MILLI * Math.exp(spread * random.nextGaussian()))
                    .sum();
            if (count > 0) {
                samples.weighing(
                        count, Math.round((f == 0 ? factor : 1) * sum), "a.Main.main:1", "lib.F" + f + ".run:5");
            }
        }
        return samples;
    }

    /** A hundred waits in each function, of 1 ms each but for one in the first. */
    private static TestingSamples waits(String event, long longest) {
        TestingSamples samples = TestingSamples.of(event, event);
        for (int f = 0; f < FUNCTIONS; f++) {
            samples.weighing(100, (99 + (f == 0 ? longest : 1)) * MILLI, "a.Main.main:1", "lib.F" + f + ".run:5");
        }
        return samples;
    }

    private static TestingSamples alone(long millis) {
        return TestingSamples.of("lock", "lock").weighing(100, millis * MILLI, "a.Main.main:1", "lib.F.run:5");
    }

    private static TestingSamples equal(String event, long first) {
        TestingSamples samples = TestingSamples.of(event, event);
        for (int f = 0; f < FUNCTIONS; f++) {
            samples.stack(f == 0 ? first : 100, "a.Main.main:1", "lib.F" + f + ".run:5");
        }
        return samples;
    }

    private static Comparison judge(
            int before, int after, IntFunction<TestingSamples> baseline, IntFunction<TestingSamples> candidate)
            throws IOException {
        return SampledJudge.judge(
                set(before, baseline), set(after, candidate), null, Workload.Basis.AUTO, Thresholds.DEFAULT, "test");
    }

    private static SampledSet set(int forks, IntFunction<TestingSamples> recording) throws IOException {
        SampledSetBuilder builder = new SampledSetBuilder();
        for (int fork = 0; fork < forks; fork++) {
            builder.add(recording.apply(fork));
        }
        return builder.build("set");
    }
}
