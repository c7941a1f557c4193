package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.blame.TestingShop.compare;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.blame.TestingShop.TestingFork;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is said of calls from one line. */
class CallSiteTest {

    @Test
    void theLatencyIsThatOfTheCallsFromTheNamedLine() {
        Comparison comparison = compare(
                3,
                price(
                        call("a.Tax.lookup", 88).times(10).self(10 * 2_000),
                        call("a.Tax.lookup", 99).times(500).self(500 * 90)),
                price(
                        call("a.Tax.lookup", 88).times(5_000).self(5_000 * 2_000),
                        call("a.Tax.lookup", 99).times(500).self(500 * 90)));

        Culprit first = comparison.culprits().get(0);
        assertThat(first.calleeLine()).isEqualTo(88);
        assertThat(first.baseline().mean()).isCloseTo(2_000, within(40.0));
        assertThat(first.candidate().p99()).isCloseTo(2_000, within(40.0));
    }

    @Test
    void oneForkWithWholeCountsDecides() {
        Comparison comparison = compare(
                1,
                price(call("a.Tax.lookup", 88).times(2_000).self(2_000 * 2_000)),
                price(call("a.Tax.lookup", 88).times(3_000).self(3_000 * 2_000)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits().get(0).calleeLine()).isEqualTo(88);
    }

    @Test
    void oneForkWithAnUnstableLookingCountRaisesASuspicionOnly() {
        Comparison comparison = compare(
                1,
                price(call("a.Tax.lookup", 88).times(2_011).self(2_011 * 9_000)),
                price(call("a.Tax.lookup", 88).times(2_290).self(2_290 * 9_000)));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.suspects().get(0).calleeLine()).isEqualTo(88);
    }

    @Test
    void aClassThatIsNewlyInitialisedIsNamedWithTheLineThatDoesIt() {
        Comparison comparison = compare(
                3,
                (shop, fork) -> {
                    price().accept(shop, fork);
                    fork.main().calls(call("a.Rates.<clinit>", 3).times(0).self(0));
                },
                price(call("a.Rates.<clinit>", 92).times(1).self(6_000_000)));

        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.CLASS_LOADING);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.explanation())
                .isEqualTo("Orders.price now makes the JVM initialise Rates at line 92, which takes 6.00 ms.");
    }

    @Test
    void ownCodeThatGrewWithTheCallsThatItMakesComesAfterThem() {
        Comparison comparison = compare(5, lookups(3_000, 1_000), lookups(6_000, 2_000));

        assertThat(comparison.culprits())
                .extracting(Culprit::cause)
                .containsExactly(Cause.MORE_CALLS, Cause.SLOWER_CALLS);
        assertThat(comparison.culprits().get(0).deltaNanos())
                .isLessThan(comparison.culprits().get(1).deltaNanos());
        assertThat(comparison.culprits().get(1).explanation()).contains(", as it makes 2.00 times as many calls");
    }

    @Test
    void ownCodeThatGrewByMoreThanTheCallsThatItMakesIsJudgedByItsSize() {
        Comparison comparison = compare(5, lookups(3_000, 1_000), lookups(4_500, 4_000));

        assertThat(comparison.culprits())
                .extracting(Culprit::cause)
                .containsExactly(Cause.SLOWER_CALLS, Cause.MORE_CALLS);
        assertThat(comparison.culprits().get(0).explanation()).doesNotContain("many calls");
    }

    /** Calls of {@code lookup} from line 88 of a method whose own code takes so much per call. */
    private static BiConsumer<TestingShop, TestingFork> lookups(int lookups, long ownNanos) {
        return price(ownNanos, call("a.Tax.lookup", 88).times(lookups).self(lookups * 100L));
    }

    private static BiConsumer<TestingShop, TestingFork> price(TestingCall... callees) {
        return price(1_000, callees);
    }

    private static BiConsumer<TestingShop, TestingFork> price(long ownNanos, TestingCall... callees) {
        return (shop, fork) -> fork.main()
                .calls(call("a.Orders.price", 12)
                        .times(1_000)
                        .self(shop.noisy(1_000 * ownNanos))
                        .calls(callees));
    }
}
