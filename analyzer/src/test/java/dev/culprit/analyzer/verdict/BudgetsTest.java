package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.callback;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Checked;
import dev.culprit.analyzer.model.Budget.Outcome;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.telemetry.TelemetryReports;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.HandlerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    @Test
    void aFunctionKeepsItsBudgetOrBreaksIt() {
        LoadedSet set = set(
                "s",
                2,
                fork -> jvm().thread("main", call("a.Shop.order").times(100).self(200_000_000)));

        assertThat(only(set, budget("Shop.order", Statistic.P95, 1_900_000)).outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(only(set, budget("Shop.order", Statistic.P95, 2_100_000)).outcome())
                .isEqualTo(Outcome.KEPT);
        assertThat(only(set, budget("a.Shop.order", Statistic.MEAN, 1_900_000)).outcome())
                .isEqualTo(Outcome.BROKEN);
    }

    @Test
    void oneForkAloneMayBeChance() {
        LoadedSet set = set(
                "s",
                3,
                fork -> jvm().thread(
                                "main", call("a.Shop.order").times(100).self(fork == 0 ? 900_000_000 : 100_000_000)));

        Checked checked = only(set, budget("Shop.order", Statistic.P95, 2_000_000));
        assertThat(checked.outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(checked.explanation()).contains("one fork only");
    }

    @Test
    void aFewSlowCallsAreWhatAPercentileAllows() {
        LoadedSet set = set(
                "s",
                2,
                fork -> jvm().thread(
                                "main",
                                call("a.Main.main")
                                        .calls(
                                                call("a.Shop.order", 3)
                                                        .times(96)
                                                        .self(9_600_000),
                                                call("a.Shop.order", 4).times(7).self(70_000_000))));

        assertThat(only(set, budget("Shop.order", Statistic.P95, 1_000_000)).outcome())
                .as("7 of 103 calls are over it: of a function of which 5 %% may be, one in four has as many")
                .isEqualTo(Outcome.KEPT);
        assertThat(only(set, budget("Shop.order", Statistic.P99, 1_000_000)).outcome())
                .isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aNameIsTheEndOfAFunctionsName() {
        LoadedSet set = set("s", jvm().thread("main", call("a.Workshop.order").self(1)));

        assertThat(check(set, budget("shop.order", Statistic.P95, 1))).isEmpty();
        assertThat(check(set, budget("Workshop.order", Statistic.P95, 1))).hasSize(1);
    }

    @Test
    void handlersHaveABudgetEachAndOneTogether() {
        LoadedSet set = set(
                "s",
                2,
                fork -> jvm().thread(
                                "main",
                                call("a.Shop.order")
                                        .times(10)
                                        .self(800_000)
                                        .calls(
                                                callback("a.Slow.on", 7)
                                                        .times(10)
                                                        .self(150_000),
                                                callback("a.Fast.on", 8)
                                                        .times(10)
                                                        .self(50_000)))
                        .handler("lib.Handler", "a.Slow", HandlerKind.NAMED, "a.Slow.on")
                        .handler("lib.Handler", "a.Fast", HandlerKind.NAMED, "a.Fast.on"));

        assertThat(check(set, budget(Budget.HANDLERS, Statistic.P50, 10_000)))
                .extracting(checked -> checked.subject() + " " + checked.outcome())
                .containsExactlyInAnyOrder("lib.Handler a.Slow BROKEN", "lib.Handler a.Fast KEPT");
        assertThat(only(set, budget(Budget.TELEMETRY, Statistic.SHARE, 0.15)).outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(only(set, budget(Budget.TELEMETRY, Statistic.SHARE, 0.25)).outcome())
                .isEqualTo(Outcome.KEPT);
    }

    @Test
    void eachTestHasABudgetForItsHandlersComparedWithTheCodeThatTheyObserve() {
        LoadedSet set = inTests(2, 300_000, 100_000);

        assertThat(check(set, budget(Budget.EACH_TEST, Statistic.SHARE, 0.20)))
                .extracting(checked -> checked.subject() + " " + checked.outcome())
                .containsExactly("a.SuiteTest.one BROKEN");
        Checked kept = only(set, budget(Budget.EACH_TEST, Statistic.SHARE, 0.35));
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(kept.subject()).as("the one that comes closest").isEqualTo("a.SuiteTest.one");
        assertThat(kept.measured()).isEqualTo(0.3);
        assertThat(kept.explanation())
                .contains("telemetry handlers take 300 us and the code that they observe 1000 us")
                .endsWith("no test takes a greater share");
        assertThat(only(inTests(1, 300_000, 100_000), budget(Budget.EACH_TEST, Statistic.SHARE, 0.20))
                        .outcome())
                .isEqualTo(Outcome.UNSURE);
    }

    @Test
    void whereNoTestHasHandlersItsBudgetIsKept() {
        LoadedSet set =
                set("s", 2, fork -> jvm().thread("main", call("a.Shop.order").self(1_000_000)));

        assertThat(only(set, budget(Budget.EACH_TEST, Statistic.SHARE, 0)).outcome())
                .isEqualTo(Outcome.KEPT);
    }

    @Test
    void ofTwoSidesItIsSaidWhatTheBaselineDoes() {
        LoadedSet little = inTests(2, 10_000, 10_000);
        LoadedSet much = inTests(2, 300_000, 300_000);
        LoadedSet other = set(
                "s",
                2,
                fork -> jvm().thread("main", call("a.Other.order").times(100).self(200_000_000)));
        Budget each = budget(Budget.EACH_TEST, Statistic.SHARE, 0.20);
        Budget order = budget("Other.order", Statistic.MEAN, 1_000);

        assertThat(Budgets.compared(check(little, each), check(much, each)))
                .hasSize(2)
                .allMatch(checked -> checked.outcome() == Outcome.BROKEN
                        && checked.explanation().endsWith("; the baseline keeps it"));
        assertThat(Budgets.compared(check(much, each), check(much, each)))
                .allMatch(checked -> checked.explanation().endsWith("; so it is in the baseline"));
        assertThat(Budgets.compared(check(little, order), check(other, order)))
                .singleElement()
                .matches(checked -> checked.explanation().endsWith("; the baseline does not have it"));
        assertThat(Budgets.compared(check(much, each), check(little, each)))
                .singleElement()
                .matches(checked -> checked.outcome() == Outcome.KEPT);
    }

    /** Two tests of a millisecond of their own, with this time in handlers. */
    private static LoadedSet inTests(int forks, long first, long second) {
        return set(
                "s",
                forks,
                fork -> jvm().thread(
                                "main",
                                test("a.SuiteTest.one", phase("body", shop(first))),
                                test("a.SuiteTest.two", phase("body", shop(second))))
                        .handler("lib.Handler", "a.Slow", HandlerKind.NAMED, "a.Slow.on"));
    }

    private static TestingCall shop(long inHandlers) {
        return call("a.Shop.order", 5)
                .self(1_000_000)
                .calls(callback("a.Slow.on", 7).self(inHandlers));
    }

    private static Budget budget(String subject, Statistic statistic, double limit) {
        return new Budget(subject, subject, statistic, limit);
    }

    private static List<Checked> check(LoadedSet set, Budget budget) {
        return Budgets.check(set, TelemetryReports.of(set), List.of(budget));
    }

    private static Checked only(LoadedSet set, Budget budget) {
        List<Checked> all = check(set, budget);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
