package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.blame.TestingShop.compare;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.blame.TestingShop.TestingFork;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.verdict.Judge;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change that only the slowest calls of a function have. */
class SlowestCallsTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void itIsFoundAlthoughTheTypicalCallIsTheSame(int forks) {
        Comparison comparison = compare(forks, cache(20_000), cache(60_000));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Cache.get");
        assertThat(first.cause()).isEqualTo(Cause.SLOWER_CALLS);
        assertThat(first.deltaNanos()).isCloseTo(4_000_000, within(400_000.0));
        assertThat(first.ratio()).as("of the mean").isCloseTo(6.9 / 2.9, within(0.3));
        assertThat(first.explanation())
                .startsWith("Cache.get takes ")
                .contains("more in its own code: of its calls, the slowest tenth takes 2.9");
        assertThat(comparison.culprits()).hasSize(1);
    }

    /** The machine may have stalled in the forks of one side; no other function tells. */
    @Test
    void inAProgramOfTooFewFunctionsItIsASuspectUnlessItsCodeChanged() {
        assertThat(alone("v1", "v1").culprits()).isEmpty();
        assertThat(alone("v1", "v2").culprits()).hasSize(1);
    }

    private static Comparison alone(String before, String after) {
        return Judge.judge(
                set("baseline", 3, fork -> jvm().thread("main", cached(before, 20_000 + 100 * fork))),
                set("candidate", 3, fork -> jvm().thread("main", cached(after, 60_000 + 100 * fork))),
                Thresholds.DEFAULT,
                "culprit diff baseline candidate");
    }

    private static TestingCall cached(String body, long missNanos) {
        return call("a.Main.main")
                .self(50_000)
                .calls(
                        call("a.Cache.get", 7).times(900).self(900 * 1_000).body(body),
                        call("a.Cache.get", 8).times(100).self(100 * missNanos).body(body));
    }

    @Test
    void withTooFewForksItIsASuspect() {
        Comparison comparison = compare(2, cache(20_000), cache(60_000));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.suspects().get(0).function().shortName()).isEqualTo("Cache.get");
    }

    @Test
    void slowCallsThatVaryBetweenForksOfBothSidesAreNoRegression() {
        BiConsumer<TestingShop, TestingFork> stalls =
                (shop, fork) -> cache(fork.index() % 2 == 0 ? 20_000 : 90_000).accept(shop, fork);

        assertThat(compare(5, stalls, stalls).culprits()).isEmpty();
    }

    @Test
    void oneStalledForkIsNoRegression() {
        Comparison comparison = compare(
                5,
                cache(20_000),
                (shop, fork) -> cache(fork.index() == 2 ? 400_000 : 20_000).accept(shop, fork));

        assertThat(comparison.culprits()).isEmpty();
    }

    /** A thousand calls, of which every tenth misses. */
    private static BiConsumer<TestingShop, TestingFork> cache(long missNanos) {
        return (shop, fork) -> fork.main()
                .calls(
                        call("a.Cache.get", 7).times(900).self(shop.noisy(900 * 1_000)),
                        call("a.Cache.get", 8).times(100).self(shop.noisy(100 * missNanos)));
    }
}
