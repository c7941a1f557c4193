package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.SetBuilder;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingSamples;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;

/**
 * A program of one function with a probe, which calls forty of a library, on a machine whose speed differs from fork to fork by tens of
 * percent: the probe alone decides nothing.
 */
class SampledEvidenceTest {

    private static final int FORKS = 5;
    private static final int FUNCTIONS = 40;
    private static final double SAMPLES = 4_000;

    @Test
    void aLibraryFunctionThatDoublesIsProvenAgainstTheMachinesNoise() throws LoadException {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 20; i++) {
            Comparison comparison = compare(random, work(0, 400), work(0, 800));
            boolean named = comparison.verdict() == Verdict.REGRESSED
                    && comparison.culprits().get(0).function().shortName().equals("F0.run");
            found += named ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(18);
    }

    @Test
    void whatIsNewIsProvenByItsCounts() throws LoadException {
        Comparison comparison = compare(new Random(4), work(0, 0), work(0, 700));
        Culprit culprit = comparison.culprits().get(0);

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(culprit.function().shortName()).isEqualTo("F0.run");
        assertThat(culprit.path()).containsExactly("a.Main.main", "lib.F0.run");
        assertThat(culprit.codeChanged()).isNull();
        assertThat(sumOfParts(comparison))
                .isCloseTo(comparison.total().candidate() - comparison.total().baseline(), within(1.0));
    }

    @Test
    void workThatMovedFromOneFunctionToAnotherIsNoRegression() throws LoadException {
        double[] before = work(0, 800);
        double[] after = work(0, 0);
        before[1] = 0;
        after[1] = 800;
        Comparison comparison = compare(new Random(5), before, after);

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
    }

    @Test
    void chanceAloneIsHardlyEverARegression() throws LoadException {
        Random random = new Random(6);
        int alarms = 0;
        for (int i = 0; i < 100; i++) {
            alarms += compare(random, work(0, 400), work(0, 400)).verdict() == Verdict.REGRESSED ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void whatBecameOfTheSamplesIsSaid() throws LoadException {
        Comparison comparison = compare(new Random(7), work(0, 400), work(0, 400));
        ComparabilityCheck check = check(comparison, "samples.cpu");

        assertThat(check.level()).isEqualTo(Level.SAME);
        assertThat(check.candidate()).contains("ctimer: ", "100.0 % below calls with probes");
    }

    @Test
    void samplesOfTwoEnginesAreNotComparedAndThatIsSaid() throws LoadException {
        LoadedSet one = set(fork -> TestingSamples.of("cpu", "ctimer").stack(400, "a.Main.main:1", "lib.A.a:2"));
        LoadedSet other = set(fork -> TestingSamples.of("cpu", "perf_events").stack(400, "a.Main.main:1", "lib.A.a:2"));
        Comparison comparison = Judge.judge(one, other, Thresholds.DEFAULT, "test");

        assertThat(check(comparison, "samples.cpu").level()).isEqualTo(Level.NOTE);
        assertThat(check(comparison, "samples.cpu").message()).contains("two engines");
    }

    @Test
    void whereProbesAndSamplesDisagreeIsSaid() throws LoadException {
        LoadedSet set = disagreeing(TestingSamples.cpu());
        Comparison comparison = Judge.judge(set, set, Thresholds.DEFAULT, "test");

        assertThat(check(comparison, "samples.probes").message())
                .contains(
                        "Probes measured 50 % of the time in Main.small, samples of cpu saw 10 %: its probes distort it");
    }

    @Test
    void samplesOfWaitsTellNothingOfProbes() throws LoadException {
        for (String event : List.of("lock", "park", "nativelock", "trace", "native")) {
            LoadedSet set = disagreeing(TestingSamples.of(event, "jdk.ThreadPark"));

            assertThat(Judge.judge(set, set, Thresholds.DEFAULT, "test").comparability())
                    .extracting(ComparabilityCheck::fact)
                    .contains("samples." + event)
                    .doesNotContain("samples.probes");
        }
    }

    @Test
    void aSideWithoutAWaitThatBothLookedForIsNotUnmeasured() throws LoadException {
        for (String event : List.of("lock", "park")) {
            LoadedSet quiet =
                    set(fork -> TestingSamples.cpu().lookingFor("lock", "jdk.JavaMonitorEnter+jdk.ThreadPark"));
            LoadedSet waiting = set(fork -> TestingSamples.of(event, "jdk.ThreadPark")
                    .stack(1, "a.Main.main:1")
                    .lookingFor("lock", "jdk.JavaMonitorEnter+jdk.ThreadPark"));
            ComparabilityCheck check =
                    check(Judge.judge(quiet, waiting, Thresholds.DEFAULT, "test"), "samples." + event);

            assertThat(check.level()).isEqualTo(Level.SAME);
            assertThat(check.message()).isEmpty();
            assertThat(check.baseline()).isEqualTo("no such wait");
            assertThat(check.candidate()).startsWith("jdk.ThreadPark: 5 samples");
        }
    }

    @Test
    void aSideThatDidNotLookForAWaitOrOtherwiseIsNotCompared() throws LoadException {
        LoadedSet waiting = set(fork -> TestingSamples.of("lock", "lock_tracer")
                .stack(1, "a.Main.main:1")
                .lookingFor("lock", "lock_tracer"));
        LoadedSet none = set(fork -> TestingSamples.cpu());
        LoadedSet other = set(fork -> TestingSamples.cpu().lookingFor("lock", "jdk.JavaMonitorEnter"));
        LoadedSet some = set(
                fork -> fork == 0 ? TestingSamples.cpu() : TestingSamples.cpu().lookingFor("lock", "lock_tracer"));

        for (LoadedSet quiet : List.of(none, other, some)) {
            assertThat(check(Judge.judge(waiting, quiet, Thresholds.DEFAULT, "test"), "samples.lock")
                            .message())
                    .isEqualTo("Only one side has samples of lock, so they are not compared.");
        }
    }

    @Test
    void badSamplesAreSaid() throws LoadException {
        LoadedSet set = set(fork -> visitor -> {
            List<String> missing =
                    TestingSamples.cpu().stack(80, "a.Main.main:1").read(visitor);
            visitor.sample(0, -1, -1, -1, 20, 20);
            return missing;
        });

        assertThat(check(Judge.judge(set, set, Thresholds.DEFAULT, "test"), "samples.cpu")
                        .message())
                .contains("20 % of these samples lack their stack");
    }

    private static LoadedSet disagreeing(TestingSamples samples) throws LoadException {
        SetBuilder builder = new SetBuilder();
        builder.add(
                "f",
                jvm().thread(
                                "main",
                                call("a.Main.main")
                                        .calls(
                                                call("a.Main.small", 1)
                                                        .times(1000)
                                                        .self(500_000_000),
                                                call("a.Main.large", 2).self(500_000_000)))
                        .build(),
                samples.stack(100, "a.Main.main:1", "a.Main.small:9").stack(900, "a.Main.main:2", "a.Main.large:9"));
        return builder.build("side");
    }

    private static ComparabilityCheck check(Comparison comparison, String fact) {
        return comparison.comparability().stream()
                .filter(check -> check.fact().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    private static double sumOfParts(Comparison comparison) {
        return comparison.parts().restNanos()
                + Stream.of(comparison.culprits(), comparison.suspects(), comparison.improvements())
                        .flatMap(List::stream)
                        .mapToDouble(Culprit::deltaNanos)
                        .sum();
    }

    /** Expected samples of each function, of which number {@code special} has {@code samples}. */
    private static double[] work(int special, double samples) {
        return IntStream.range(0, FUNCTIONS)
                .mapToDouble(f -> f == special ? samples : SAMPLES / FUNCTIONS)
                .toArray();
    }

    private static Comparison compare(Random random, double[] baseline, double[] candidate) throws LoadException {
        double[] speeds = IntStream.range(0, FORKS)
                .mapToDouble(i -> Math.exp(0.25 * random.nextGaussian()))
                .toArray();
        return Judge.judge(side(random, baseline, speeds), side(random, candidate, speeds), Thresholds.DEFAULT, "test");
    }

    private static LoadedSet side(Random random, double[] work, double[] speeds) throws LoadException {
        SetBuilder builder = new SetBuilder();
        for (int fork = 0; fork < FORKS; fork++) {
            double speed = speeds[fork] * Math.exp(0.1 * random.nextGaussian());
            TestingSamples samples = TestingSamples.cpu();
            double all = 0;
            for (int f = 0; f < FUNCTIONS; f++) {
                all += work[f];
                long count = work[f] == 0
                        ? 0
                        : new PoissonDistribution(work[f]).inverseCumulativeProbability(random.nextDouble());
                if (count > 0) {
                    samples.stack(count, "a.Main.main:1", "lib.F" + f + ".run:5");
                }
            }
            builder.add(
                    "f" + fork,
                    jvm().thread("main", call("a.Main.main").self(Math.round(all * speed * 1_000_000)))
                            .fork(Integer.toString(fork))
                            .build(),
                    samples);
        }
        return builder.build("side");
    }

    private static LoadedSet set(java.util.function.IntFunction<dev.culprit.analyzer.load.SampleSource> samples)
            throws LoadException {
        SetBuilder builder = new SetBuilder();
        for (int fork = 0; fork < FORKS; fork++) {
            builder.add(
                    "f" + fork,
                    jvm().thread("main", call("a.Main.main").self(1_000_000_000L + fork))
                            .fork(Integer.toString(fork))
                            .build(),
                    samples.apply(fork));
        }
        return builder.build("side");
    }
}
