package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.verdict.Judge;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** That a sentence agrees with the numbers, and says when there are none. */
class ExplanationTest {

    private static final Function PRICE = new Function("a.Orders", "price", "()V", "Orders.java", 7);

    @Test
    void anUnknownRatioIsNotShown() {
        assertThat(Explanation.ownCode(PRICE, 20_000_000, Double.NaN, 100_000, 300_000, false, null, null))
                .isEqualTo(
                        "Orders.price takes 20.0 ms more in its own code (100 \u00b5s \u2192 300 \u00b5s), but too few"
                                + " forks call it to tell a change from chance; its code is unchanged, and so is that of its"
                                + " callers.");
        assertThat(Explanation.ownCode(PRICE, -5_000_000_000.0, Double.NaN, Double.NaN, 300_000, true, null, null))
                .isEqualTo("Orders.price takes 5.00 s less in its own code, but too few forks call it to tell a change"
                        + " from chance; its code changed.");
        assertThat(Explanation.rewritten(PRICE, null, Double.NaN)).doesNotContain("NaN");
    }

    @Test
    void aTypicalCallThatGoesTheOtherWayIsSaid() {
        assertThat(Explanation.ownCode(PRICE, 2_600_000, 0.8, 20_000, 16_000, true, null, null))
                .isEqualTo(
                        "Orders.price takes 2.60 ms more in its own code, although its typical call takes 0.80 times as"
                                + " long: only some calls became slower; its code changed.");
    }

    @Test
    void aSlowerCallIsShownWithItsSizes() {
        assertThat(Explanation.ownCode(PRICE, 2_600_000, 3, 20_000, 60_000, true, null, null))
                .isEqualTo("Orders.price takes 3.00 times as long in its own code per call (20.0 \u00b5s \u2192 60.0"
                        + " \u00b5s); its code changed.");
    }

    @Test
    void sizesThatContradictTheRatioAreNotBothShown() {
        assertThat(Explanation.ownCode(PRICE, 2_600_000, 1.05, 7_330_000, 4_060_000, true, null, null))
                .isEqualTo("Orders.price takes 1.05 times as long in its own code per call (7.33 ms before); its code"
                        + " changed.");
    }

    @Test
    void aMethodThatCallsAnotherOfItsNameIsToldFromThatAndFromItself() {
        Function other = new Function("a.Orders", "price", "(I)V", "Orders.java", 9);

        assertThat(Explanation.moreCalls(PRICE, other, 8, 0, 1, true))
                .isEqualTo("Orders.price now calls another Orders.price, once per call at line 8; its code changed.");
        assertThat(Explanation.moreCalls(PRICE, PRICE, 8, 1, 2, true)).startsWith("Orders.price calls itself ");
    }

    @Test
    void theTypicalCallIsThatOfTheForksThatMakeIt() {
        Comparison comparison = compare(
                fork -> fork < 2
                        ? main().calls(call("a.Orders.price", 5).times(100).self(5_000_000))
                        : main(),
                fork -> fork < 2
                        ? main().calls(call("a.Orders.price", 5).times(100).self(15_000_000))
                        : main());

        assertThat(comparison.suspects().get(0).explanation()).contains("(50.0 \u00b5s \u2192 150 \u00b5s)");
    }

    @Test
    void truncatedCallsHaveASentenceOfTheirOwn() {
        Comparison comparison = compare(
                fork -> main().calls(call("[truncated]").times(100).self(1_000_000)),
                fork -> main().calls(call("[truncated]").times(100).self(9_000_000)));

        assertThat(comparison.suspects().get(0).function().shortName()).isEqualTo("[truncated]");
        assertThat(comparison.suspects().get(0).explanation())
                .isEqualTo("Calls beyond the limits of the recorded tree take 8.00 ms more; a narrower --include shows"
                        + " which.");
    }

    private static TestingCall main() {
        return call("a.Main.main").self(1_000);
    }

    private static Comparison compare(IntFunction<TestingCall> baseline, IntFunction<TestingCall> candidate) {
        return Judge.judge(side(baseline), side(candidate), Thresholds.DEFAULT, "culprit diff");
    }

    private static LoadedSet side(IntFunction<TestingCall> main) {
        return set("side", 5, fork -> jvm().thread("main", main.apply(fork)));
    }
}
