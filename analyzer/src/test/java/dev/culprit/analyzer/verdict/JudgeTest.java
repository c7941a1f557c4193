package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.testing.TestingProfiles;
import dev.culprit.profile.EnvironmentFacts;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The main question, on call trees small enough to check by hand. */
class JudgeTest {

    private static final int FORKS = 5;

    @Test
    void aSlowerFunctionIsNamedWithTheLineItIsCalledFrom() {
        Comparison comparison = compare(shop -> {}, shop -> {
            shop.priceNanos *= 2;
            shop.priceBody = "v2";
        });

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.failed()).isTrue();
        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.cause()).isEqualTo(Cause.SLOWER_CALLS);
        assertThat(first.callSite()).isNotNull();
        assertThat(first.callSite().className()).isEqualTo("a.Main");
        assertThat(first.callSite().line()).isEqualTo(12);
        assertThat(first.ratio()).isCloseTo(2, within(0.3));
        assertThat(first.codeChanged()).isTrue();
        assertThat(comparison.culprits()).hasSize(1);
    }

    @Test
    void theCallerIsNamedWhenACallSiteCallsMoreOften() {
        Comparison comparison = compare(shop -> {}, shop -> {
            shop.lookups *= 41;
            shop.priceBody = "v2";
        });

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.callee()).isNotNull();
        assertThat(first.callee().shortName()).isEqualTo("Tax.lookup");
        assertThat(first.calleeLine()).isEqualTo(88);
        assertThat(first.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(first.ratio()).isCloseTo(41, within(1e-9));
        assertThat(first.confidence()).isEqualTo(1);
        assertThat(first.explanation())
                .isEqualTo(
                        "Orders.price calls Tax.lookup 41 times instead of once per call at line 88; its code changed.");
    }

    @Test
    void countsDecideWithOneForkAndTimesDoNot() {
        Comparison more = compare(1, shop -> {}, shop -> shop.lookups *= 41);
        assertThat(more.verdict()).isEqualTo(Verdict.REGRESSED);

        Comparison slower = compare(1, shop -> {}, shop -> shop.priceNanos *= 3);
        assertThat(slower.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(slower.culprits()).isEmpty();
        assertThat(slower.suspects().get(0).function().shortName()).isEqualTo("Orders.price");
    }

    @Test
    void callsThatCertainlyIncreasedAreNamedWhenNothingElseIsAndCarryNoVerdict() {
        Comparison comparison =
                compare(shop -> shop.extra = call("a.Tax.round", 91).times(10).self(500), shop -> {
                    shop.extra = call("a.Tax.round", 91).times(70).self(3_500);
                    shop.priceBody = "v2";
                });

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).hasSize(1);
        Culprit only = comparison.culprits().get(0);
        assertThat(only.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(only.callee()).isNotNull();
        assertThat(only.callee().shortName()).isEqualTo("Tax.round");
        assertThat(only.explanation()).endsWith("its code changed. That takes too little time to matter.");
    }

    @Test
    void withoutAChangeOfItsCodeACallerOfALittleMoreIsNotNamed() {
        Comparison comparison = compare(
                shop -> shop.extra = call("a.Tax.round", 91).times(10).self(500),
                shop -> shop.extra = call("a.Tax.round", 91).times(70).self(3_500));

        assertThat(comparison.culprits()).isEmpty();
    }

    @Test
    void newCodeIsNamedBelowItsThinWrapper() {
        Comparison comparison = compare(
                shop -> {},
                shop -> shop.extra = call("a.Orders.validate", 90)
                        .times(1_000)
                        .self(10_000)
                        .calls(call("a.Rules.check", 7).times(1_000).self(9_000_000)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.NEW_CODE);
        assertThat(first.function().shortName()).isEqualTo("Rules.check");
        assertThat(first.path()).containsExactly("a.Main.main", "a.Orders.price", "a.Orders.validate", "a.Rules.check");
    }

    @Test
    void newCodeThatLoopsOverANewFunctionIsNamedForIt() {
        Comparison comparison = compare(
                shop -> {},
                shop -> shop.extra = call("a.Orders.validate", 90)
                        .times(1_000)
                        .self(10_000)
                        .calls(call("a.Rules.checkAll", 5)
                                .times(1_000)
                                .self(20_000)
                                .calls(call("a.Rules.check", 7).times(40_000).self(9_000_000))));

        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.NEW_CODE);
        assertThat(first.function().shortName()).isEqualTo("Rules.checkAll");
    }

    @Test
    void knownCodeThatIsCalledFromANewPlaceIsItsCallersBusiness() {
        Comparison comparison = compare(shop -> shop.audits = 1, shop -> {
            shop.audits = 1;
            shop.extra = call("a.Audit.write", 95).times(1_000).self(9_000_000);
            shop.priceBody = "v2";
        });

        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.callee().shortName()).isEqualTo("Audit.write");
        assertThat(first.calleeLine()).isEqualTo(95);
    }

    @Test
    void extractingAHelperIsNoRegression() {
        Comparison comparison = compare(shop -> {}, shop -> {
            shop.priceNanos = 1_000;
            shop.priceBody = "v2";
            shop.extra = call("a.Orders.helper", 91).times(1_000).self(1_000 * 4_050);
        });

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
    }

    @Test
    void aBodyThatDoesItsWorkAnotherWayIsNamedItself() {
        Comparison comparison = compare(shop -> {}, shop -> {
            shop.priceNanos = 1_000;
            shop.priceBody = "v2";
            shop.extra = call("a.Cache.next", 91).times(1_000).self(1_000 * 9_000);
        });

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.cause()).isEqualTo(Cause.SLOWER_CALLS);
        assertThat(first.explanation()).contains("now by calling Cache.next");
    }

    @Test
    void somethingMuchLargerThatIsNewIsNotHiddenByARenamedHelper() {
        Comparison comparison = compare(
                shop -> shop.extra = call("a.Orders.old", 91).times(1_000).self(1_000_000), shop -> {
                    shop.priceBody = "v2";
                    shop.extra = call("a.Orders.fresh", 91).times(1_000).self(1_000_000);
                    shop.another = call("a.Lock.await", 92).times(1_000).self(9_000_000);
                });

        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Lock.await");
    }

    @Test
    void callsThatOnlyMovedToAnotherLineOfTheirCallerAreNoChange() {
        Comparison comparison = compare(
                shop -> {
                    shop.extra = call("a.Codec.hex", 101).times(1_000).self(3_000_000);
                    shop.another = call("a.Codec.hex", 102).times(1_000).self(3_000_000);
                },
                shop -> shop.extra = call("a.Codec.hex", 101).times(2_000).self(6_000_000));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
    }

    @Test
    void equalSetsNameNobody() {
        LoadedSet set = shops("same", FORKS, 7, shop -> {});
        Comparison comparison = Judge.judge(set, set, Thresholds.DEFAULT, "x");

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.suspects()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
        assertThat(comparison.parts().restNanos()).isZero();
    }

    @Test
    void noiseAloneIsNoRegression() {
        for (int seed = 0; seed < 40; seed++) {
            Comparison comparison = Judge.judge(
                    shops("b", FORKS, seed, shop -> {}),
                    shops("c", FORKS, seed + 1_000, shop -> {}),
                    Thresholds.DEFAULT,
                    "x");
            assertThat(comparison.verdict()).as("seed " + seed).isNotEqualTo(Verdict.REGRESSED);
        }
    }

    @Test
    void anImprovementIsSaid() {
        Comparison comparison = compare(shop -> shop.lookups = 41, shop -> {});

        assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(comparison.improvements().get(0).function().shortName()).isEqualTo("Orders.price");
        assertThat(comparison.failed()).isFalse();
    }

    @Test
    void timesOfAnotherCpuAreNotComparableButCountsAre() {
        LoadedSet laptop = set(
                "laptop", FORKS, i -> new Shop(new Random(i)).jvm().environment(EnvironmentFacts.CPU_MODEL, "laptop"));
        LoadedSet ci = set("ci", FORKS, i -> {
            Shop shop = new Shop(new Random(99 + i));
            shop.priceNanos *= 3;
            shop.lookups *= 41;
            return shop.jvm().environment(EnvironmentFacts.CPU_MODEL, "server");
        });

        Comparison comparison = Judge.judge(laptop, ci, Thresholds.DEFAULT, "x");

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0)).startsWith("cpu.model differs (laptop against server)");
        assertThat(comparison.culprits()).extracting(Culprit::cause).containsOnly(Cause.MORE_CALLS);
    }

    @Test
    void thePartsSumToTheChangeOfTheTotal() {
        List<Comparison> comparisons = List.of(
                compare(shop -> {}, shop -> shop.lookups *= 3),
                compare(shop -> shop.audits = 5, shop -> shop.priceNanos *= 4),
                compare(
                        shop -> {},
                        shop -> shop.extra = call("a.X.y", 3).times(10).self(1_000_000)));
        for (Comparison comparison : comparisons) {
            double parts = Stream.of(comparison.culprits(), comparison.suspects(), comparison.improvements())
                            .flatMap(List::stream)
                            .mapToDouble(Culprit::deltaNanos)
                            .sum()
                    + comparison.parts().restNanos();
            assertThat(parts)
                    .isCloseTo(
                            comparison.total().candidate() - comparison.total().baseline(), within(1e-3));
        }
    }

    private static Comparison compare(Edit baseline, Edit candidate) {
        return compare(FORKS, baseline, candidate);
    }

    private static Comparison compare(int forks, Edit baseline, Edit candidate) {
        return Judge.judge(
                shops("baseline", forks, 1, baseline),
                shops("candidate", forks, 2, candidate),
                Thresholds.DEFAULT,
                "culprit diff baseline candidate");
    }

    private static LoadedSet shops(String label, int forks, int seed, Edit edit) {
        Random random = new Random(seed);
        return set(label, forks, i -> {
            Shop shop = new Shop(random);
            edit.apply(shop);
            return shop.jvm();
        });
    }

    private interface Edit {
        void apply(Shop shop);
    }

    /** A program whose functions vary by two percent between forks. */
    private static final class Shop {
        private final Random random;
        long priceNanos = 5_000;
        String priceBody = "v1";
        long lookups = 1;
        long audits = 0;
        TestingCall extra;
        TestingCall another;

        Shop(Random random) {
            this.random = random;
        }

        TestingJvm jvm() {
            TestingCall price = call("a.Orders.price", 12)
                    .times(1_000)
                    .self(noisy(1_000 * priceNanos))
                    .body(priceBody)
                    .calls(call("a.Tax.lookup", 88).times(1_000 * lookups).self(noisy(1_000 * lookups * 400)));
            Stream.of(extra, another).filter(each -> each != null).forEach(price::calls);
            TestingCall main = call("a.Main.main").self(noisy(50_000)).calls(price);
            if (audits > 0) {
                main.calls(call("a.Audit.write", 14).times(audits).self(noisy(audits * 1_000)));
            }
            for (int i = 0; i < 12; i++) {
                main.calls(call("a.Other.step" + i, 20 + i).times(500).self(noisy(500 * 900)));
            }
            return TestingProfiles.jvm().thread("main", main);
        }

        private long noisy(long nanos) {
            return Math.round(nanos * Math.exp(0.02 * random.nextGaussian()));
        }
    }
}
