package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.ProbeCost;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time that one side does not measure where the other does is blamed on nobody. */
class ProbePlansTest {

    private static final int FORKS = 5;
    private static final long LEAF_CALLS = 64_000;
    private static final long LEAF_NANOS = 100;

    @Test
    void timeOfAFunctionThatOneSideTookTheProbeOffIsNotItsCallers() {
        Comparison comparison = compare(fork -> timed(fork, 1), fork -> off(fork));

        assertNobodyIsNamed(comparison);
        assertThat(plan(comparison).level()).isEqualTo(Level.WARNING);
        assertThat(plan(comparison).message()).contains("Leaf.work", "Middle.run", "--plan");
    }

    @Test
    void aFunctionWithoutAProbeInTheBaselineIsNotNewInTheCandidate() {
        Comparison comparison = compare(fork -> off(fork), fork -> timed(fork, 1));

        assertNobodyIsNamed(comparison);
    }

    @Test
    void takingAProbeOffHalfWayIsNoFewerCalls() {
        Comparison comparison = compare(fork -> timed(fork, 1), fork -> offHalfWay(fork));

        assertNobodyIsNamed(comparison);
    }

    @Test
    void aFunctionThatIsOnlyCountedOnOneSideHidesItsTimeInItsCaller() {
        Comparison comparison = compare(fork -> timed(fork, 1), fork -> counted(fork, 1));

        assertNobodyIsNamed(comparison);
    }

    /** Known limit: its time is in its caller on both sides, so it is the caller that is named. */
    @Test
    void aFunctionThatBothSidesOnlyCountedIsPartOfItsCaller() {
        Comparison comparison = compare(fork -> counted(fork, 1), fork -> counted(fork, 3));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Middle.run");
        assertThat(comparison.comparability()).noneMatch(check -> check.fact().equals("plan.thinned"));
    }

    @Test
    void sampledAndFullyTimedCallsAreComparedAndAreTheSame() {
        Comparison comparison = compare(fork -> timed(fork, 1), fork -> sampled(fork, 1));

        assertNobodyIsNamed(comparison);
        assertThat(comparison.comparability()).noneMatch(check -> check.fact().equals("plan.thinned"));
    }

    @Test
    void aSlowerFunctionIsFoundThroughItsSampledCalls() {
        Comparison comparison = compare(fork -> sampled(fork, 1), fork -> sampled(fork, 2));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Leaf.work");
        assertThat(first.deltaNanos()).isBetween(0.8 * LEAF_CALLS * LEAF_NANOS, 1.2 * LEAF_CALLS * LEAF_NANOS);
        assertThat(first.explanation()).contains("Not every call was timed");
    }

    @Test
    void probesThatOnlyOneSideKnowsTheCostOfAreLeftInOnBoth() {
        Comparison comparison = compare(
                fork -> timed(fork, 1).probeCost(new ProbeCost(40, 40, 1)),
                fork -> timed(fork, 1).probeCost(ProbeCost.UNKNOWN));

        assertNobodyIsNamed(comparison);
        assertThat(comparison.comparability())
                .filteredOn(check -> check.fact().equals("probe.cost"))
                .extracting(ComparabilityCheck::level)
                .containsExactly(Level.NOTE);
    }

    @Test
    void whatProbesAddIsSubtractedFromTheTotalAndSaidBesideIt() {
        ProbeCost cost = new ProbeCost(20, 10, 0.1);
        Comparison comparison = compare(
                fork -> timed(fork, 1).probeCost(cost), fork -> timed(fork, 1).probeCost(cost));

        assertThat(comparison.amounts().basis()).isNotNull();
        // Two functions below main: the leaf's calls and the one of the middle.
        assertThat(comparison.amounts().basis().baselineProbeNanos()).isEqualTo((LEAF_CALLS + 1) * 30.0 + 20);
    }

    @Test
    void aFunctionThatIsMostlyProbeIsNotAccusedOfBeingSlower() {
        ProbeCost cost = new ProbeCost(90, 1, 0.1);
        Comparison comparison = compare(
                fork -> timed(fork, 1).probeCost(cost), fork -> timed(fork, 1.3).probeCost(cost));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.comparability())
                .anyMatch(check ->
                        check.fact().equals("probe.share") && check.message().contains("Leaf.work"));
    }

    @Test
    void aSlowerCallerIsNamedAlthoughItsCalleeWasTimedInOneFork() {
        ProbeCost cost = new ProbeCost(0, 100, 0.1, 1);
        Comparison comparison = compare(
                fork -> (fork == 1
                                ? middle(fork, 3e6, LEAF_CALLS, LEAF_CALLS * 100)
                                : middle(fork, 3e6, 1_000, LEAF_CALLS + 99_000))
                        .probeCost(cost),
                fork -> middle(fork, 6e6, 1_000, LEAF_CALLS + 99_000).probeCost(cost));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Middle.run");
    }

    /** Of which {@code timed} leaf calls were timed and the others only counted, with what the probes of both cost their caller. */
    private static TestingJvm middle(int fork, double nanos, long timed, long probeNanos) {
        return program(
                        fork,
                        noisy(nanos, fork) + probeNanos,
                        call("a.Leaf.work", 7)
                                .times(LEAF_CALLS)
                                .self(timed)
                                .untimed(LEAF_CALLS - timed)
                                .sampled(16, 16))
                .thinned(leaf(Timing.SAMPLED));
    }

    private static void assertNobodyIsNamed(Comparison comparison) {
        assertThat(Stream.of(comparison.culprits(), comparison.suspects(), comparison.improvements())
                        .flatMap(List::stream)
                        .map(Culprit::explanation))
                .isEmpty();
        assertThat(comparison.verdict()).isNotIn(Verdict.REGRESSED, Verdict.IMPROVED);
    }

    private static ComparabilityCheck plan(Comparison comparison) {
        return comparison.comparability().stream()
                .filter(check -> check.fact().equals("plan.thinned"))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison compare(IntFunction<TestingJvm> baseline, IntFunction<TestingJvm> candidate) {
        LoadedSet before = set("baseline", FORKS, fork -> baseline.apply(fork).started(1_000_000L * fork));
        LoadedSet after = set("candidate", FORKS, fork -> candidate.apply(fork).started(1_000_000L * fork + 100_000));
        return Judge.judge(before, after, Thresholds.DEFAULT, "");
    }

    /** A per mille or so of noise that no two forks share. */
    private static long noisy(double nanos, int fork) {
        return Math.round(nanos * (1 + 0.001 * (fork % 3)));
    }

    private static TestingJvm program(int fork, long middleNanos, TestingCall... leaf) {
        return jvm().thread(
                        "main",
                        call("a.Main.main")
                                .self(noisy(2e6, fork))
                                .calls(call("a.Middle.run", 5).self(middleNanos).calls(leaf)));
    }

    private static TestingJvm timed(int fork, double slower) {
        return program(
                fork,
                noisy(3e6, fork),
                call("a.Leaf.work", 7).times(LEAF_CALLS).self(noisy(slower * LEAF_CALLS * LEAF_NANOS, fork)));
    }

    private static TestingJvm sampled(int fork, double slower) {
        long timedCalls = LEAF_CALLS / 64;
        long timedNanos = noisy(slower * timedCalls * LEAF_NANOS, fork);
        return program(
                        fork,
                        noisy(3e6, fork) + 63 * timedNanos,
                        call("a.Leaf.work", 7)
                                .times(LEAF_CALLS)
                                .self(timedNanos)
                                .untimed(LEAF_CALLS - timedCalls)
                                .sampled(timedCalls, timedNanos))
                .thinned(leaf(Timing.SAMPLED));
    }

    private static TestingJvm counted(int fork, int more) {
        return program(
                        fork,
                        noisy(3e6 + more * LEAF_CALLS * LEAF_NANOS, fork),
                        call("a.Leaf.work", 7).times(more * LEAF_CALLS).untimed(more * LEAF_CALLS))
                .thinned(leaf(Timing.COUNTED));
    }

    private static TestingJvm off(int fork) {
        return program(fork, noisy(3e6 + LEAF_CALLS * LEAF_NANOS, fork)).thinned(leaf(Timing.OFF));
    }

    private static TestingJvm offHalfWay(int fork) {
        long half = LEAF_CALLS / 2;
        return program(
                        fork,
                        noisy(3e6 + half * LEAF_NANOS, fork),
                        call("a.Leaf.work", 7).times(half).self(noisy(half * LEAF_NANOS, fork)))
                .thinned(leaf(Timing.OFF));
    }

    private static ThinnedMethod leaf(Timing timing) {
        return new ThinnedMethod("a.Leaf", "work", "()V", timing, "budget", 1, 0, 0);
    }
}
