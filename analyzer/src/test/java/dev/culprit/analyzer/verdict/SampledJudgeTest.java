package dev.culprit.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.load.SampledSetBuilder;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.Workload;
import dev.culprit.analyzer.testing.TestingSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;

/** Two sets of recordings of a sampler, among them the cases in which tools that subtract counts mislead. */
class SampledJudgeTest {

    private static final int FORKS = 5;

    @Test
    void aFunctionThatTakesMoreIsNamedWithItsCallSite() {
        Comparison comparison = judge(program(40), program(120));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit culprit = comparison.culprits().get(0);
        assertThat(culprit.function().shortName()).isEqualTo("Tax.rate");
        assertThat(culprit.callSite()).isNotNull();
        assertThat(culprit.callSite().method()).isEqualTo("price");
        assertThat(culprit.callSite().line()).isEqualTo(20);
        assertThat(culprit.explanation())
                .contains("Tax.rate takes 800 ms more", "(400 ms → 1.20 s per run; 200 → 600 samples)");
        assertThat(comparison.culprits()).hasSize(1);
    }

    @Test
    void theSameProgramRecordedTwiceAsLongIsNoRegression() {
        Comparison comparison = judge(program(40), fork -> {
            TestingSamples samples = TestingSamples.cpu();
            add(samples, 80, 2);
            return samples;
        });

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.reasons())
                .anyMatch(reason ->
                        reason.contains("2.00 times as many samples") && reason.contains("it did more work, or"));
        assertThat(comparison.total().ratio()).isBetween(0.95, 1.05);
    }

    @Test
    void halfTheSamplesAreLessWorkOrAFasterProgram() {
        IntFunction<TestingSamples> longer = fork -> {
            TestingSamples samples = TestingSamples.cpu();
            add(samples, 80, 2);
            return samples;
        };

        assertThat(judge(longer, program(40)).reasons())
                .anyMatch(reason -> reason.contains("0.50 times as many samples")
                        && reason.contains("it did less work, or all of it became faster"));
    }

    @Test
    void whoSaysThatRecordingsHoldEqualWorkGetsThemComparedAsTheyAre() {
        IntFunction<TestingSamples> longer = fork -> {
            TestingSamples samples = TestingSamples.cpu();
            add(samples, 80, 2);
            return samples;
        };
        Comparison comparison = SampledJudge.judge(
                set(program(40)), set(longer), null, Workload.Basis.RECORDING, Thresholds.DEFAULT, "test");

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.total().ratio()).isBetween(1.9, 2.1);
    }

    @Test
    void aSubtreeThatGrowsDoesNotMakeTheOthersLookFaster() {
        Comparison comparison = judge(program(40), program(1000));

        assertThat(comparison.improvements()).isEmpty();
        assertThat(comparison.culprits())
                .extracting(culprit -> culprit.function().shortName())
                .containsExactly("Tax.rate");
    }

    @Test
    void whatIsOnlyInTheBaselineIsShownAndNamed() {
        Comparison comparison = judge(program(80), program(0));

        assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(comparison.improvements().get(0).function().shortName()).isEqualTo("Tax.rate");
        assertThat(rows(comparison, "rate")).hasSize(1);
        int row = rows(comparison, "rate").get(0);
        assertThat(comparison.tree().baselineSelf()[row]).isPositive();
        assertThat(comparison.tree().candidateSelf()[row]).isZero();
    }

    @Test
    void whatIsOnlyInTheCandidateIsNew() {
        Comparison comparison = judge(program(0), program(80));

        assertThat(comparison.culprits().get(0).cause()).isEqualTo(Cause.NEW_CODE);
    }

    @Test
    void namesThatTheJvmAndCompilersNumberAreTheSame() {
        Comparison comparison = judge(
                numbered(
                        "lib.A$$Lambda.0x00007f1a.run",
                        "lib.A.lambda$run$1",
                        "jdk.internal.reflect.GeneratedMethodAccessor12.invoke",
                        "jdk.proxy2.$Proxy21.call"),
                numbered(
                        "lib.A$$Lambda.0x00007fff.run",
                        "lib.A.lambda$run$2",
                        "jdk.internal.reflect.GeneratedMethodAccessor19.invoke",
                        "jdk.proxy2.$Proxy25.call"));

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
        DiffTree tree = comparison.tree();
        IntStream.range(1, tree.size())
                .filter(row -> tree.baselineSelf()[row] + tree.candidateSelf()[row] > 0)
                .forEach(row -> assertThat(tree.baselineSelf()[row]).isEqualTo(tree.candidateSelf()[row]));
    }

    @Test
    void anInnerFrameShowsWhatItsCalleesGrewBy() {
        DiffTree tree = judge(program(40), program(120)).tree();
        int price = rows(tree, "price").get(0);

        assertThat(total(tree, tree.candidateSelf(), price) - total(tree, tree.baselineSelf(), price))
                .isEqualTo(800_000_000);
        assertThat(tree.baselineSelf()[price]).isEqualTo(tree.candidateSelf()[price]);
    }

    @Test
    void samplesOfTwoEnginesAreRefused() {
        Comparison comparison = judge(
                fork -> TestingSamples.of("cpu", "ctimer").stack(40, "a.Main.main:1"),
                fork -> TestingSamples.of("cpu", "perf_events").stack(90, "a.Main.main:1"));

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0))
                .contains(
                        "the baseline has cpu (ctimer) in ns, the candidate cpu (perf_events) in ns. Samples of two engines");
    }

    @Test
    void samplesOfTwoUnitsAreRefused() {
        Comparison comparison = judge(
                fork -> TestingSamples.of("cpu", "jdk.ExecutionSample").stack(90, "a.Main.main:1"),
                fork -> TestingSamples.counted("cpu", "jdk.ExecutionSample").stack(90, "a.Main.main:1"));

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0))
                .contains(
                        "the baseline has cpu (jdk.ExecutionSample) in ns, the candidate cpu (jdk.ExecutionSample) in samples",
                        "record both sides with the same tool and settings");
        assertThat(SampledJudge.shared(
                        List.of(new SampledEvent("cpu", "x", SampleUnit.NANOSECONDS, 10)),
                        List.of(new SampledEvent("cpu", "x", SampleUnit.SAMPLES, 0)),
                        null))
                .isEmpty();
    }

    @Test
    void aRecordingOfAnotherEventIsNoForkOfThisOne() {
        IntFunction<TestingSamples> program = program(40);
        IntFunction<TestingSamples> slow = program(400);
        Comparison comparison = judge(
                program, fork -> fork < 2 ? TestingSamples.allocations().stack(9, "a.Main.main:1") : slow.apply(fork));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.total().candidate())
                .isEqualTo(judge(program, slow).total().candidate());
        assertThat(comparison.candidate().warnings())
                .contains(
                        "2 of the 5 recordings have no samples of cpu (ctimer) and are not compared by it: recording 1,"
                                + " recording 2.");
        assertThat(comparison.candidate().gaps()).isEmpty();
    }

    @Test
    void aRunThatNeverWaitedForALockCounts() {
        Comparison comparison = judge(
                fork -> TestingSamples.of("lock", "lock").stack(20, "a.Main.main:1"),
                fork -> fork < 2
                        ? TestingSamples.cpu().stack(9, "a.Main.main:1")
                        : TestingSamples.of("lock", "lock").stack(20, "a.Main.main:1"));

        assertThat(comparison.total().candidate()).isEqualTo(comparison.total().baseline() * 3 / 5);
    }

    @Test
    void anEventThatOneSideLacksIsRefused() {
        Comparison comparison = SampledJudge.judge(
                set(program(40)), set(program(40)), "wall", Workload.Basis.AUTO, Thresholds.DEFAULT, "test");

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0)).contains("share no 'wall'");
    }

    @Test
    void waitingInWallSamplesIsAWait() {
        IntFunction<TestingSamples> slow = fork -> TestingSamples.of("wall", "wall")
                .stack(100, "a.Main.main:1", "a.Shop.price:20")
                .stack(100 + fork, "a.Main.main:1", "lib.Pool.take:3", "java.util.concurrent.locks.LockSupport.park:9");
        IntFunction<TestingSamples> quick = fork -> TestingSamples.of("wall", "wall")
                .stack(100, "a.Main.main:1", "a.Shop.price:20")
                .stack(10 + fork, "a.Main.main:1", "lib.Pool.take:3", "java.util.concurrent.locks.LockSupport.park:9");
        Culprit culprit = judge(quick, slow).culprits().get(0);

        assertThat(culprit.function().shortName()).isEqualTo("Pool.take");
        assertThat(culprit.cause()).isEqualTo(Cause.WAIT);
    }

    @Test
    void whatLooksLikeLessIsNoProofThatNothingBecameSlower() {
        Comparison same = judge(
                fork -> TestingSamples.cpu().stack(fork % 2 == 0 ? 2 : 60, "a.Main.main:1", "lib.Tax.rate:3"),
                fork -> TestingSamples.cpu().stack(fork % 2 == 0 ? 2 : 60, "a.Main.main:1", "lib.Tax.rate:3"));

        assertThat(same.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(same.amounts().smallestVisible()).isGreaterThan(0.1);
        assertThat(same.reasons().get(0)).doesNotContain("up to 0 %");
    }

    @Test
    void ofTwoEnginesTheOneThatSeesAllThreadsIsCompared() {
        IntFunction<TestingSamples> both =
                fork -> TestingSamples.of("cpu", fork == 0 ? "jdk.ExecutionSample" : "jdk.CPUTimeSample")
                        .stack(40, "a.Main.main:1");
        Comparison comparison = judge(both, both);

        assertThat(comparison.comparability().get(0).baseline()).isEqualTo("cpu jdk.CPUTimeSample");
    }

    @Test
    void bytesOfPartsAddUpAsThoseOfTheWholeDo() {
        IntFunction<TestingSamples> little = fork -> TestingSamples.allocations()
                .stack(100 + fork, "a.Main.main:1", "a.Shop.price:20")
                .stack(20 + fork, "a.Main.main:1", "lib.Tax.rate:3");
        IntFunction<TestingSamples> much = fork -> TestingSamples.allocations()
                .stack(100 + fork, "a.Main.main:1", "a.Shop.price:20")
                .stack(120 + fork, "a.Main.main:1", "lib.Tax.rate:3");
        Culprit culprit = judge(little, much).culprits().get(0);

        assertThat(culprit.function().shortName()).isEqualTo("Tax.rate");
        assertThat(culprit.cause()).isEqualTo(Cause.ALLOCATION);
        assertThat(culprit.deltaNanos()).isEqualTo(culprit.deltaBytes()).isEqualTo(1_000_000_000);
    }

    @Test
    void chanceAloneIsHardlyEverARegression() {
        Random random = new Random(11);
        long alarms = IntStream.range(0, 200)
                .filter(i -> judge(drawn(random, 1), drawn(random, 1)).verdict() == Verdict.REGRESSED)
                .count();

        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    @Test
    void aFunctionThatDoublesIsFoundAmongThirty() {
        Random random = new Random(12);
        long found = IntStream.range(0, 50)
                .mapToObj(i -> judge(drawn(random, 1), drawn(random, 2)))
                .filter(comparison -> comparison.verdict() == Verdict.REGRESSED
                        && comparison.culprits().get(0).function().shortName().equals("F0.run"))
                .count();

        assertThat(found).isGreaterThanOrEqualTo(45);
    }

    /** Thirty functions, of which the first takes {@code factor} times as much; counts scatter twice as much as Poisson's. */
    private static IntFunction<TestingSamples> drawn(Random random, double factor) {
        return fork -> {
            TestingSamples samples = TestingSamples.cpu();
            for (int f = 0; f < 30; f++) {
                double mean = (f == 0 ? 500 * factor : 20 + 10 * f) / 2;
                long count = 2L * new PoissonDistribution(mean).inverseCumulativeProbability(random.nextDouble());
                if (count > 0) {
                    samples.stack(count, "a.Main.main:1", "lib.F" + f + ".run:5");
                }
            }
            return samples;
        };
    }

    /** Ten functions that do not change, and one that does. */
    private static IntFunction<TestingSamples> program(int rate) {
        return fork -> {
            TestingSamples samples = TestingSamples.cpu();
            add(samples, rate, 1);
            return samples;
        };
    }

    private static void add(TestingSamples samples, int rate, int times) {
        if (rate > 0) {
            samples.stack(rate, "a.Main.main:10", "a.Shop.price:20", "lib.Tax.rate:30");
        }
        samples.stack(20L * times, "a.Main.main:10", "a.Shop.price:21");
        for (int f = 0; f < 10; f++) {
            samples.stack((30L + f) * times, "a.Main.main:10", "lib.F" + f + ".run:1");
        }
    }

    private static IntFunction<TestingSamples> numbered(String... names) {
        return fork -> {
            TestingSamples samples = TestingSamples.cpu();
            for (String name : names) {
                samples.stack(50, "a.Main.main:1", name + ":3", "lib.B.work:4");
            }
            return samples;
        };
    }

    private static List<Integer> rows(Comparison comparison, String method) {
        return rows(comparison.tree(), method);
    }

    private static List<Integer> rows(DiffTree tree, String method) {
        return IntStream.range(1, tree.size())
                .filter(row ->
                        tree.frames().get(tree.frame()[row]).function().method().equals(method))
                .boxed()
                .toList();
    }

    private static double total(DiffTree tree, double[] self, int top) {
        boolean[] below = new boolean[tree.size()];
        return IntStream.range(0, tree.size())
                .filter(row -> below[row] = row == top || row > 0 && below[tree.parent()[row]])
                .mapToDouble(row -> self[row])
                .sum();
    }

    private static Comparison judge(IntFunction<TestingSamples> baseline, IntFunction<TestingSamples> candidate) {
        Comparison comparison = SampledJudge.judge(
                set(baseline), set(candidate), null, Workload.Basis.AUTO, Thresholds.DEFAULT, "test");
        double parts = comparison.parts().restNanos()
                + List.of(comparison.culprits(), comparison.suspects(), comparison.improvements()).stream()
                        .flatMap(List::stream)
                        .mapToDouble(Culprit::deltaNanos)
                        .sum();
        double delta = comparison.total().candidate() - comparison.total().baseline();
        if (!Double.isNaN(delta)) {
            assertThat(parts).isCloseTo(delta, org.assertj.core.data.Offset.offset(1.0));
            assertThat(Arrays.stream(comparison.tree().candidateSelf()).sum())
                    .isCloseTo(comparison.total().candidate(), org.assertj.core.data.Offset.offset(1.0));
        }
        return comparison;
    }

    private static SampledSet set(IntFunction<TestingSamples> recording) {
        SampledSetBuilder builder = new SampledSetBuilder();
        for (int fork = 0; fork < FORKS; fork++) {
            try {
                builder.add(recording.apply(fork));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return builder.build("set");
    }
}
