package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** That a verdict says no more than the forks do. */
class ConclusionTest {

    private final Random random = new Random(5);

    @Test
    void timesOfOneForkWithFewFunctionsAreNotUnchanged() {
        Comparison comparison = judge(1, i -> main().calls(work(10_000)), i -> main().calls(work(30_000)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aFunctionThatOnlyOneForkCallsIsNotUnchanged() {
        Comparison comparison = judge(
                4,
                i -> withOthers(i == 1 ? main().calls(work(900)) : main()),
                i -> withOthers(i == 3 ? main().calls(work(900)) : main()));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void truncatedCallsAreNotUnchanged() {
        Comparison comparison = judge(
                5,
                i -> withOthers(main().calls(call("[truncated]").times(100).self(noisy(1_000_000)))),
                i -> withOthers(main().calls(call("[truncated]").times(100).self(noisy(1_500_000)))));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsThatVaryWildlyAreNotUnchanged() {
        Comparison comparison = judge(5, this::polling, this::polling);

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reasons().get(0)).startsWith("The noise may hide");
    }

    @Test
    void aTotalThatIsSlowerForSureIsNotUnchangedWhenOnlyOneOfAHundredCallsIs() {
        Comparison comparison =
                judge(5, i -> withOthers(main().calls(slowest(50))), i -> withOthers(main().calls(slowest(20_000))));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reasons().get(0))
                .startsWith("The total takes at least")
                .contains("more time");
        assertThat(comparison.suspects().get(0).function().shortName()).isEqualTo("A.work");
    }

    @Test
    void aTotalThatIsSlowerForSureIsNotUnchangedWhenEveryFunctionIsTooSmallToBeNamed() {
        Comparison comparison = judge(5, i -> changed(300, 1), i -> changed(300, 1.6));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reasons().get(0))
                .startsWith("The total takes at least")
                .contains("more time");
    }

    @Test
    void aTotalThatIsFasterForSureIsNotUnchangedEither() {
        Comparison comparison = judge(5, i -> changed(300, 1.6), i -> changed(300, 1));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reasons().get(0))
                .startsWith("The total takes at least")
                .contains("less time");
    }

    @Test
    void everythingProvenCountsHoweverManyCulpritsThereAre() {
        Comparison comparison = judge(5, i -> withOthers(changed(30, 1)), i -> withOthers(changed(30, 1.5)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.failed()).isTrue();
        assertThat(comparison.culprits()).hasSize(30);
        assertThat(comparison.suspects())
                .extracting(suspect -> suspect.function().className())
                .noneMatch(name -> name.startsWith("a.Changed"));
    }

    @Test
    void oneStalledForkDoesNotCloseTheGate() {
        Comparison comparison = judge(
                3,
                i -> withOthers(main().calls(work(1_000, 0, "v1"))),
                i -> withOthers(main().calls(work(1_150, i == 2 ? 90_000 : 0, "v2"))));

        assertThat(comparison.culprits())
                .extracting(culprit -> culprit.function().shortName())
                .containsExactly("A.work");
        assertThat(comparison.failed()).isFalse();
    }

    @Test
    void aTotalThatGoesTheOtherWayThanWhatIsProvenIsExplained() {
        Comparison comparison = judge(
                3,
                i -> withOthers(main().calls(work(1_000), disk(i == 2 ? 90_000_000 : 1_000))),
                i -> withOthers(main().calls(work(3_000), disk(1_000))));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.total().ratio()).isLessThan(1);
        assertThat(comparison.reasons()).anyMatch(reason -> reason.startsWith("The total went the other way"));
    }

    @Test
    void aTotalThatDoesNotShowWhatIsProvenIsExplained() {
        Comparison comparison = judge(
                5,
                i -> withOthers(main().calls(work(1_000), disk(1_000_000 * (i + 1)))),
                i -> withOthers(main().calls(work(3_000), disk(1_000_000 * (5 - i)))));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.total().ratio()).isGreaterThan(1);
        assertThat(comparison.total().interval().low()).isLessThan(1);
        assertThat(comparison.reasons())
                .contains(
                        "The total alone does not show it, its interval holds no change; the verdict rests on the proven"
                                + " parts.");
        assertThat(comparison.culprits().get(0).certainty().confidence()).isEqualTo(0.95);
        assertThat(comparison.culprits().get(0).certainty().least()).isBetween(1.0, 3.5);
    }

    @Test
    void costThatMovedIsNoImprovement() {
        Comparison comparison = judge(5, i -> withOthers(moving(3_000, 1_000)), i -> withOthers(moving(1_000, 3_000)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.reasons()).contains("Cost moved from one place to another; the net is no regression.");
    }

    @Test
    void costThatMovedAndGrewIsARegressionByWhatItGrew() {
        Comparison comparison = judge(5, i -> withOthers(moving(3_000, 1_000)), i -> withOthers(moving(1_000, 3_700)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits())
                .extracting(culprit -> culprit.function().shortName())
                .containsExactly("A.there");
        assertThat(comparison.failed()).isFalse();
        assertThat(comparison.reasons())
                .contains("The gate stays open: what is proven is less than the 20 % of --fail.");
    }

    @Test
    void oneChangeIsSpokenOfInTheSingular() {
        Comparison comparison =
                judge(5, i -> withOthers(main().calls(work(1_000))), i -> withOthers(main().calls(work(3_000))));

        assertThat(comparison.reasons().get(0))
                .startsWith("A regression is proven: 1 change with enough evidence takes ");
    }

    private TestingCall polling(int fork) {
        long polls = 200 + random.nextInt(2_000);
        return withOthers(main().calls(call("a.A.poll", 5).times(polls).self(noisy(polls * 5_000))));
    }

    private static TestingCall main() {
        return call("a.Main.main").self(1_000);
    }

    private TestingCall work(long microseconds) {
        return call("a.A.work", 5).times(100).self(noisy(microseconds * 1_000));
    }

    private static TestingCall disk(long nanos) {
        return call("a.Disk.read", 8).self(nanos);
    }

    /** A thousand calls and one that may be stalled. */
    private TestingCall[] work(long microseconds, long stalledMicroseconds, String body) {
        return new TestingCall[] {
            call("a.A.work", 5).times(1_000).self(noisy(microseconds * 1_000)).body(body),
            call("a.A.work", 5).times(1).self(stalledMicroseconds * 1_000).body(body)
        };
    }

    /** A thousand calls, the five slowest of which take this long altogether. */
    private TestingCall[] slowest(long microseconds) {
        return new TestingCall[] {
            call("a.A.work", 5).times(995).self(noisy(995_000)).body("v" + microseconds),
            call("a.A.work", 5).times(5).self(noisy(microseconds * 1_000))
        };
    }

    private TestingCall changed(int functions, double factor) {
        TestingCall main = main();
        for (int i = 0; i < functions; i++) {
            main.calls(call("a.Changed" + i + ".run", 10 + i)
                    .times(100)
                    .self(noisy(1_000_000 * factor))
                    .body("v" + factor));
        }
        return main;
    }

    private TestingCall moving(double here, double there) {
        return main().calls(call("a.A.go", 3)
                .times(10)
                .self(noisy(1_000))
                .calls(
                        call("a.A.here", 5).times(10).self(noisy(here * 1_000)),
                        call("a.A.there", 6).times(10).self(noisy(there * 1_000))));
    }

    private TestingCall withOthers(TestingCall main) {
        for (int i = 0; i < 12; i++) {
            main.calls(call("a.Other.step" + i, 500 + i).times(500).self(noisy(450_000)));
        }
        return main;
    }

    private long noisy(double nanos) {
        return Math.round(nanos * Math.exp(0.02 * random.nextGaussian()));
    }

    private static Comparison judge(int forks, IntFunction<TestingCall> baseline, IntFunction<TestingCall> candidate) {
        Comparison comparison =
                Judge.judge(side(forks, baseline), side(forks, candidate), Thresholds.DEFAULT, "culprit diff");
        double parts = comparison.parts().restNanos()
                + sum(comparison.culprits())
                + sum(comparison.suspects())
                + sum(comparison.improvements());
        assertThat(parts)
                .isCloseTo(comparison.total().candidate() - comparison.total().baseline(), within(1e-3));
        return comparison;
    }

    private static double sum(Iterable<Culprit> culprits) {
        double sum = 0;
        for (Culprit culprit : culprits) {
            sum += culprit.deltaNanos();
        }
        return sum;
    }

    private static LoadedSet side(int forks, IntFunction<TestingCall> main) {
        return set("side", forks, fork -> jvm().thread("main", main.apply(fork)));
    }
}
