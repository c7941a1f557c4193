package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.blame.TestingShop.compare;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.sleep;
import static dev.culprit.analyzer.testing.TestingProfiles.task;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.blame.TestingShop.TestingFork;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.profile.MethodKind;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Who is named below tests, phases and tasks. */
class TestContextTest {

    private static final long MS = 1_000_000;

    @Test
    void aFunctionThatATestCallsItselfHasNoCallSite() {
        Comparison comparison = compare(3, body(price("v1", 2 * MS)), body(price("v2", 6 * MS)));

        Culprit first = only(comparison);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.cause()).isEqualTo(Cause.SLOWER_CALLS);
        assertThat(first.callSite()).isNull();
        assertThat(first.tests()).containsExactly("a.OrderTest.checkout");
        assertThat(first.path()).containsExactly("a.Orders.price");
    }

    @Test
    void theTestsOfAChangeAreNamedWithTheLargestShareFirst() {
        Comparison comparison = compare(3, twoTests("v1", MS, MS), twoTests("v2", 2 * MS, 5 * MS));

        assertThat(only(comparison).tests()).containsExactly("a.OrderTest.cancel", "a.OrderTest.checkout");
        assertThat(only(comparison).moreTests()).isZero();
    }

    @Test
    void ofManyTestsTenAreNamedAndTheOthersCounted() {
        Comparison comparison = compare(3, manyTests("v1", MS), manyTests("v2", 2 * MS));

        assertThat(only(comparison).tests()).hasSize(10);
        assertThat(only(comparison).moreTests()).isEqualTo(4);
    }

    @Test
    void codeWithoutProbesIsNamedByItsPhase() {
        Comparison comparison = compare(5, setup(2 * MS), setup(6 * MS));

        Culprit first = only(comparison);
        assertThat(first.function().className()).isEqualTo("a.OrderTest");
        assertThat(first.function().method()).isEqualTo("[setup]");
        assertThat(first.function().kind()).isEqualTo(MethodKind.PHASE);
        assertThat(first.callSite()).isNull();
        assertThat(first.codeChanged()).isFalse();
        assertThat(first.explanation())
                .startsWith("Code without probes in setup of OrderTest takes 2.99 times as long per test (1.99 ms →"
                        + " 5.98 ms); which code that is was not recorded");
    }

    @Test
    void aTestThatAnotherThreadRunsIsTheSameTest() {
        Comparison comparison = compare(3, onThread("main"), onThread("ForkJoinPool-#-worker-#"));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).isEmpty();
        DiffTree tree = comparison.tree();
        for (int row = 1; row < tree.size(); row++) {
            if (tree.frames().get(tree.frame()[row]).function().method().equals("price")) {
                assertThat(tree.baselineCalls()[row]).isEqualTo(tree.candidateCalls()[row]);
            }
        }
    }

    @Test
    void whatATaskCallsIsCalledFromWhereItWasHandedOver() {
        Comparison comparison = compare(3, pool(2 * MS, "v1"), pool(6 * MS, "v2"));

        Culprit first = only(comparison);
        assertThat(first.function().shortName()).isEqualTo("Worker.run");
        assertThat(first.callSite()).isNotNull();
        assertThat(first.callSite().className()).isEqualTo("a.Pool");
        assertThat(first.callSite().method()).isEqualTo("submit");
        assertThat(first.callSite().line()).isEqualTo(17);
        assertThat(first.path()).containsExactly("a.Main.main", "a.Pool.submit", "a.Worker.run");
    }

    @Test
    void moreTasksAreBlamedOnTheFunctionThatHandsThemOver() {
        Comparison comparison = compare(3, tasks(10), tasks(30));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(first.function().shortName()).isEqualTo("Pool.submit");
        assertThat(first.callee()).isNotNull();
        assertThat(first.callee().shortName()).isEqualTo("Worker.run");
        assertThat(first.calleeLine()).isEqualTo(17);
        assertThat(first.callSite()).isNotNull();
        assertThat(first.callSite().line()).isEqualTo(33);
        assertThat(first.explanation())
                .isEqualTo(
                        "Pool.submit hands over 30 instead of 10 tasks that run Worker.run to other threads; its code"
                                + " is unchanged.");
    }

    @Test
    void aTaskThatHandsOverTheNextOneOfItsKindHasAPath() {
        Comparison comparison = compare(3, chain(2 * MS, "v1"), chain(6 * MS, "v2"));

        assertThat(only(comparison).path()).containsExactly("a.Step.run", "a.Step.run");
    }

    @Test
    void aTestThatSleepsLongerIsNamedItself() {
        Comparison comparison = compare(
                3,
                body(call("a.OrderTest.checkout").self(9_000).calls(sleep(31).self(2 * MS))),
                body(call("a.OrderTest.checkout").self(9_000).calls(sleep(31).self(6 * MS))));

        Culprit first = only(comparison);
        assertThat(first.cause()).isEqualTo(Cause.WAIT);
        assertThat(first.function().shortName()).isEqualTo("OrderTest.checkout");
        assertThat(first.calleeLine()).isEqualTo(31);
        assertThat(first.callSite()).isNull();
    }

    private static TestingCall price(String body, long nanos) {
        return call("a.Orders.price").times(200).self(nanos).body(body);
    }

    private static BiConsumer<TestingShop, TestingFork> body(TestingCall called) {
        return (shop, fork) -> fork.jvm()
                .passed("a.OrderTest.checkout", 1_000, called.total(), 1_000)
                .thread(
                        "main",
                        test(
                                "a.OrderTest.checkout",
                                phase("setup").self(1_000),
                                phase("body", called),
                                phase("teardown").self(1_000)));
    }

    private static BiConsumer<TestingShop, TestingFork> twoTests(String body, long one, long other) {
        return (shop, fork) -> {
            body(price(body, one)).accept(shop, fork);
            fork.jvm()
                    .passed("a.OrderTest.cancel", 0, other, 0)
                    .thread("main", test("a.OrderTest.cancel", phase("body", price(body, other))));
        };
    }

    private static BiConsumer<TestingShop, TestingFork> manyTests(String body, long nanos) {
        return (shop, fork) -> {
            for (int i = 0; i < 14; i++) {
                String id = "a.OrderTest.test" + i;
                fork.jvm().passed(id, 0, nanos, 0).thread("main", test(id, phase("body", price(body, nanos))));
            }
        };
    }

    private static BiConsumer<TestingShop, TestingFork> setup(long nanos) {
        return (shop, fork) -> {
            long taken = shop.noisy(nanos);
            fork.jvm()
                    .passed("a.OrderTest.checkout", taken, 0, 0)
                    .thread("main", test("a.OrderTest.checkout", phase("setup").self(taken)));
        };
    }

    private static BiConsumer<TestingShop, TestingFork> onThread(String group) {
        return (shop, fork) -> fork.jvm()
                .passed("a.OrderTest.checkout", 0, 4 * MS, 0)
                .thread(group, test("a.OrderTest.checkout", phase("body", price("v1", 4 * MS))));
    }

    private static BiConsumer<TestingShop, TestingFork> pool(long nanos, String body) {
        return (shop, fork) -> {
            fork.main().calls(call("a.Pool.submit", 33).times(10).self(10_000));
            fork.jvm()
                    .thread(
                            "pool-#",
                            task(
                                            "a.Pool.submit",
                                            call("a.Worker.run", 17)
                                                    .times(10)
                                                    .self(nanos)
                                                    .body(body))
                                    .times(10));
        };
    }

    private static BiConsumer<TestingShop, TestingFork> tasks(int number) {
        return (shop, fork) -> {
            fork.main().calls(call("a.Pool.submit", 33).self(10_000));
            fork.jvm()
                    .thread(
                            "pool-#",
                            task(
                                            "a.Pool.submit",
                                            call("a.Worker.run", 17)
                                                    .times(number)
                                                    .self(number * 300_000L))
                                    .times(number));
        };
    }

    private static BiConsumer<TestingShop, TestingFork> chain(long nanos, String body) {
        return (shop, fork) -> fork.jvm()
                .thread(
                        "pool-#",
                        task(
                                        "a.Step.run",
                                        call("a.Step.run", 9)
                                                .times(50)
                                                .self(nanos)
                                                .body(body))
                                .times(50));
    }

    private static Culprit only(Comparison comparison) {
        assertThat(comparison.culprits()).as("%s", comparison.reasons()).hasSize(1);
        return comparison.culprits().get(0);
    }
}
