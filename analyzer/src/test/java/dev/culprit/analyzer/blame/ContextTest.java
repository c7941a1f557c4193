package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.blame.TestingShop.compare;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.blame.TestingShop.TestingFork;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Verdict;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What callers have to do with the time of what they call. */
class ContextTest {

    @Test
    void aFunctionThatIsSlowerBelowOneCallerOnlyIsSaidToBe() {
        Comparison comparison = compare(5, sorting(2_000, 2_000, "v1"), sorting(8_000, 2_000, "v2"));

        Culprit first = comparison.culprits().get(0);
        assertThat(first.function().shortName()).isEqualTo("Sorter.sort");
        assertThat(first.explanation())
                .contains(", but only when Repo.load calls it at line 41, so that may hand it other data;")
                .endsWith("its code is unchanged, but its caller Repo.load changed.");
    }

    @Test
    void aFunctionThatIsSlowerEverywhereIsNot() {
        Comparison comparison = compare(5, sorting(2_000, 2_000, "v1"), sorting(8_000, 8_000, "v1"));

        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Sorter.sort");
        assertThat(comparison.culprits().get(0).explanation()).doesNotContain("only when");
    }

    @Test
    void aChangedCallerOfTheSmallerPartIsNotNamed() {
        Comparison comparison = compare(5, sorting(2_000, 9_000, "v1"), sorting(8_000, 40_000, "v2"));

        assertThat(comparison.culprits().get(0).explanation())
                .endsWith("its code is unchanged, and so is that of its callers.");
    }

    @Test
    void costThatOnlyMovedIsSaidToHave() {
        Comparison comparison = compare(5, moving(2_000, 9_000), moving(8_500, 2_200));

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.suspects().get(0).function().shortName()).isEqualTo("Parser.read");
        assertThat(comparison.suspects().get(0).explanation())
                .contains(" Most of it only moved: Parser.check takes 6.");
    }

    @Test
    void whatIsLeftOfMovedCostIsARegressionWhenItIsLargeEnough() {
        Comparison comparison = compare(5, moving(10_000, 50_000), moving(60_000, 10_000));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits().get(0).function().shortName()).isEqualTo("Parser.read");
        assertThat(comparison.reasons().get(0)).contains("1 change");
    }

    private static BiConsumer<TestingShop, TestingFork> sorting(long inLoad, long inList, String load) {
        return (shop, fork) -> fork.main()
                .calls(
                        call("a.Repo.load", 8)
                                .times(100)
                                .self(10_000)
                                .body(load)
                                .calls(call("a.Sorter.sort", 41).times(1_000).self(shop.noisy(1_000 * inLoad))),
                        call("a.Repo.list", 9)
                                .times(100)
                                .self(10_000)
                                .calls(call("a.Sorter.sort", 52).times(1_000).self(shop.noisy(1_000 * inList))));
    }

    private static BiConsumer<TestingShop, TestingFork> moving(long read, long check) {
        return (shop, fork) -> fork.main()
                .calls(call("a.Parser.parse", 8)
                        .times(100)
                        .self(10_000)
                        .calls(
                                call("a.Parser.read", 41).times(1_000).self(shop.noisy(1_000 * read)),
                                call("a.Parser.check", 42).times(1_000).self(shop.noisy(1_000 * check))));
    }
}
