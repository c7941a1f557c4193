package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.blame.TestingShop.compare;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.sleep;
import static dev.culprit.analyzer.testing.TestingProfiles.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.blame.TestingShop.TestingFork;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.MethodKind;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Who is named when a program waits longer. */
class WaitsTest {

    private static final long MS = 1_000_000;

    @Test
    void aLongerSleepIsBlamedOnTheFunctionThatSleeps() {
        Comparison comparison = compare(
                3,
                start("v1", sleep(12).times(2).self(2 * MS)),
                start("v2", sleep(12).times(2).self(6 * MS)));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.WAIT);
        assertThat(first.function().shortName()).isEqualTo("Pool.start");
        assertThat(first.callee()).isNotNull();
        assertThat(first.callee().shortName()).isEqualTo("Thread.sleep");
        assertThat(first.callee().kind()).isEqualTo(MethodKind.SLEEP);
        assertThat(first.calleeLine()).isEqualTo(12);
        assertThat(first.callSite()).isNotNull();
        assertThat(first.callSite().line()).isEqualTo(40);
        assertThat(first.deltaNanos()).isCloseTo(4 * MS, within(1.0));
        assertThat(first.ratio()).isCloseTo(3, within(0.01));
        assertThat(first.baseline().mean()).isCloseTo(MS, within(0.01 * MS));
        assertThat(first.candidate().mean()).isCloseTo(3 * MS, within(0.03 * MS));
        assertThat(first.explanation())
                .isEqualTo("Pool.start waits 3.00 times as long in Thread.sleep at line 12 (2.00 ms → 6.00 ms per"
                        + " call); its code changed.");
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void moreSleepsDecideInOneForkAndAreCounted() {
        Comparison comparison = compare(
                1,
                start("v1", sleep(12).times(2).self(2 * MS)),
                start("v2", sleep(12).times(6).self(6 * MS)));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.WAIT);
        assertThat(first.baselineCalls()).isEqualTo(2);
        assertThat(first.candidateCalls()).isEqualTo(6);
        assertThat(first.explanation())
                .isEqualTo("Pool.start waits 3.00 times as often in Thread.sleep at line 12 (2 times → 6 times per"
                        + " call, 1.00 ms each); its code changed.");
    }

    @Test
    void inOneForkALongerSleepIsASuspicionOnly() {
        Comparison comparison = compare(
                1, start("v1", sleep(12).self(2 * MS)), start("v2", sleep(12).self(6 * MS)));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.suspects().get(0).cause()).isEqualTo(Cause.WAIT);
    }

    /** As recorded with nine busy threads per processor. */
    @Test
    void ofSleepsThatAreLateTheShortestSaysWhatWasAskedFor() {
        double[] late = {0.041, 0.048, 0.068};
        double[] later = {0.091, 0.103, 0.096};
        Comparison comparison = compare(3, sleeping(late), sleeping(later));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.WAIT);
        assertThat(first.calleeLine()).isEqualTo(12);
    }

    @Test
    void ofSleepsOfAnyLengthTheShortestSaysNothing() {
        double[] some = {0.012, 0.048, 0.033};
        double[] others = {0.091, 0.017, 0.046};

        assertThat(compare(3, sleeping(some), sleeping(others)).culprits()).isEmpty();
    }

    @Test
    void howOftenAThreadParksInOneForkIsChance() {
        Comparison comparison = compare(
                1,
                start("v1", park().times(2).self(2 * MS)),
                start("v2", park().times(6).self(6 * MS)));

        assertThat(comparison.culprits()).isEmpty();
    }

    @Test
    void fewerButLongerWaitsOfTheSameSumAreNoChange() {
        Comparison comparison = compare(
                3,
                start("v1", park().times(5).self(5 * MS)),
                start("v2", park().times(1).self(5 * MS)));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
    }

    @Test
    void aNewWaitIsThatOfTheFunctionThatWaits() {
        Comparison comparison = compare(3, start("v1"), start("v2", sleep(12).self(4 * MS)));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.WAIT);
        assertThat(first.function().shortName()).isEqualTo("Pool.start");
        assertThat(first.explanation())
                .isEqualTo("Pool.start now waits in Thread.sleep at line 12, 4.00 ms per call; its code changed.");
    }

    @Test
    void aNewFunctionThatWaitsIsNewCode() {
        Comparison comparison = compare(
                3,
                start("v1"),
                start("v2", call("a.Pool.pause", 11).self(1_000).calls(sleep(30).self(4 * MS))));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.NEW_CODE);
        assertThat(first.function().shortName()).isEqualTo("Pool.pause");
    }

    @Test
    void waitingForALockIsItsOwnCause() {
        TestingCall before = waits(MethodKind.LOCK, "java.util.concurrent.locks.Lock.lock", 12)
                .times(20)
                .self(2 * MS);
        TestingCall after = waits(MethodKind.LOCK, "java.util.concurrent.locks.Lock.lock", 12)
                .times(20)
                .self(8 * MS);
        Comparison comparison = compare(3, start("v1", before), start("v1", after));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.LOCK);
        assertThat(first.explanation())
                .startsWith("Pool.start waits 4.00 times as long in Lock.lock at line 12")
                .endsWith("its code is unchanged, and so is that of its callers.");
    }

    @Test
    void aShorterWaitIsAnImprovement() {
        Comparison comparison = compare(
                3, start("v1", sleep(12).self(6 * MS)), start("v2", sleep(12).self(2 * MS)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(comparison.improvements().get(0).callee()).isNotNull();
        assertThat(comparison.improvements().get(0).deltaNanos()).isCloseTo(-4 * MS, within(1.0));
    }

    @Test
    void aSleepThatMovedToAnotherLineIsNoChange() {
        Comparison comparison = compare(
                3, start("v1", sleep(12).self(4 * MS)), start("v2", sleep(19).self(4 * MS)));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
    }

    @Test
    void whoJoinsASlowerThreadIsNotToBlame() {
        Comparison comparison = compare(5, joining(4 * MS), joining(12 * MS));

        Culprit first = only(comparison);
        assertThat(first.function().shortName()).isEqualTo("Worker.run");
        assertThat(first.cause()).isEqualTo(Cause.SLOWER_CALLS);
    }

    @Test
    void equalWaitsLeaveTheVerdictUnchanged() {
        Comparison comparison = compare(
                7,
                start("v1", sleep(12).times(2).self(2 * MS)),
                start("v1", sleep(12).times(2).self(2 * MS)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    private static TestingCall park() {
        return waits(MethodKind.PARK, "java.util.concurrent.CountDownLatch.await", 12);
    }

    private static BiConsumer<TestingShop, TestingFork> start(String body, TestingCall... waits) {
        return (shop, fork) -> fork.main()
                .calls(call("a.Pool.start", 40).self(20_000).body(body).calls(waits));
    }

    /** @param seconds of the sleep in each fork */
    private static BiConsumer<TestingShop, TestingFork> sleeping(double[] seconds) {
        return (shop, fork) -> {
            long nanos = Math.round(seconds[fork.index()] * 1e9);
            fork.main()
                    .calls(call("a.Pool.start", 40).self(20_000).calls(sleep(12).self(nanos)));
        };
    }

    private static BiConsumer<TestingShop, TestingFork> joining(long nanos) {
        return (shop, fork) -> {
            long work = shop.noisy(nanos);
            fork.jvm()
                    .thread("pool-#", call("a.Worker.run").times(20).self(work).body("v" + nanos));
            fork.main()
                    .calls(call("a.Pool.start", 40)
                            .self(20_000)
                            .calls(park().times(20).self(work)));
        };
    }

    private static Culprit only(Comparison comparison) {
        assertThat(comparison.culprits()).as("%s", comparison.reasons()).hasSize(1);
        return comparison.culprits().get(0);
    }
}
