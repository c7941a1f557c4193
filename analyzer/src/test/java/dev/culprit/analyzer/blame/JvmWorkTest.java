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
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Garbage collection, compilation and class loading, which no function does. */
class JvmWorkTest {

    private static final long MILLI = 1_000_000;

    @Test
    void collectionsAreNotBlamedOnTheFunctionThatTheyFallInto() {
        Comparison comparison = compare(5, collecting("G1", 10, 4), collecting("G1", 50, 21));

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.GC);
        assertThat(first.function().shortName()).isEqualTo("[gc]");
        assertThat(first.deltaNanos()).isCloseTo(40.0 * MILLI, within(4.0 * MILLI));
        assertThat(first.explanation())
                .startsWith("Garbage collection takes ")
                .contains(", in 21 collections instead of 4)");
        assertThat(comparison.culprits()).hasSize(1);
        assertSumsUp(comparison);
    }

    @Test
    void lessCollectingIsAnImprovement() {
        Comparison comparison = compare(5, collecting("G1", 50, 21), collecting("G1", 10, 4));

        assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(comparison.improvements()).extracting(Culprit::cause).containsExactly(Cause.GC);
        assertSumsUp(comparison);
    }

    @Test
    void theCyclesOfAConcurrentCollectorExplainNothing() {
        Comparison comparison = compare(5, collecting("ZGC Cycles", 10, 4), collecting("ZGC Cycles", 50, 21));

        assertThat(comparison.culprits())
                .extracting(culprit -> culprit.function().shortName())
                .containsExactly("Job.run");
    }

    @Test
    void aFunctionWithChangedCodeAnswersForItself() {
        Comparison comparison = compare(5, collecting("G1", 10, 4), (shop, fork) -> {
            collecting("G1", 50, 21).accept(shop, fork);
            fork.main().calls(call("a.Job.run", 7).times(0).body("v2"));
        });

        assertThat(comparison.culprits())
                .extracting(culprit -> culprit.function().shortName())
                .containsExactly("Job.run");
    }

    @Test
    void collectionsThatVaryDoNotExplainAnything() {
        BiConsumer<TestingShop, TestingFork> varying = (shop, fork) ->
                collecting("G1", fork.index() % 2 == 0 ? 10 : 50, 9).accept(shop, fork);

        assertThat(compare(5, varying, varying).culprits()).isEmpty();
    }

    @Test
    void compilingAndLoadingMoreIsSaid() {
        Comparison comparison = compare(
                3,
                (shop, fork) -> fork.jvm()
                        .activity(JvmActivity.JIT_NANOS, shop.noisy(200 * MILLI))
                        .activity(JvmActivity.CLASSES_LOADED, 1_200),
                (shop, fork) -> fork.jvm()
                        .activity(JvmActivity.JIT_NANOS, shop.noisy(700 * MILLI))
                        .activity(JvmActivity.CLASSES_LOADED, 1_450 + fork.index()));

        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.reasons())
                .anyMatch(reason ->
                        reason.startsWith("The JVM's compiler worked ") && reason.contains(" longer per fork"))
                .contains(
                        "251 more classes are loaded per fork (1,200 → 1,451); that time is in the functions that need"
                                + " them first.");
    }

    private static void assertSumsUp(Comparison comparison) {
        double parts = Stream.of(comparison.culprits(), comparison.suspects(), comparison.improvements())
                .flatMap(list -> list.stream())
                .mapToDouble(Culprit::deltaNanos)
                .sum();
        assertThat(parts + comparison.parts().restNanos())
                .isCloseTo(comparison.total().candidate() - comparison.total().baseline(), within(1e-3));
    }

    /** A function that is called once and stands still while garbage is collected. */
    private static BiConsumer<TestingShop, TestingFork> collecting(String collector, long millis, long times) {
        return (shop, fork) -> {
            long pauses = shop.noisy(millis * MILLI);
            fork.main().calls(call("a.Job.run", 7).self(shop.noisy(20 * MILLI) + pauses));
            fork.jvm()
                    .environment(EnvironmentFacts.JVM_GC, collector)
                    .activity(JvmActivity.GC_NANOS, pauses)
                    .activity(JvmActivity.GC_COUNT, times);
        };
    }
}
