package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.JvmActivity;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Allocated bytes, CPU time and memory as evidence. */
class MeteringTest {

    private static final long KIB = 1024;

    private final Random random = new Random(42);

    @Test
    void aFunctionThatAllocatesMorePerCallIsNamedThoughItsTimeIsTheSame() {
        Comparison comparison = compare(3, 4 * KIB, 13 * KIB);

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.failed()).isTrue();
        Culprit culprit = comparison.culprits().get(0);
        assertThat(comparison.culprits()).hasSize(1);
        assertThat(culprit.cause()).isEqualTo(Cause.ALLOCATION);
        assertThat(culprit.function().shortName()).isEqualTo("Orders.price");
        assertThat(culprit.callSite()).isNotNull();
        assertThat(culprit.callSite().line()).isEqualTo(12);
        assertThat(culprit.ratio()).isCloseTo(3.25, within(0.05));
        assertThat(culprit.deltaBytes()).isCloseTo(100.0 * 9 * KIB, within(20.0 * KIB));
        assertThat(culprit.explanation())
                .startsWith("Orders.price allocates 3.2")
                .contains(" times as much in its own code per call (4.0", " KiB → 13.0 KiB); its code is unchanged");
        assertThat(comparison.reasons().get(0))
                .startsWith("A regression is proven: ")
                .endsWith(" more bytes are allocated than the baseline's total.");
        assertThat(comparison.amounts().allocated()).isNotNull();
        assertThat(comparison.amounts().allocated().ratio()).isCloseTo(2.5, within(0.1));
    }

    @Test
    void oneForkIsEnoughForBytesWhenTheyGrowByHalf() {
        assertThat(compare(1, 4 * KIB, 13 * KIB).culprits()).hasSize(1);
        Comparison little = compare(1, 10 * KIB, 13 * KIB);
        assertThat(little.culprits()).isEmpty();
        assertThat(little.verdict()).isNotEqualTo(Verdict.REGRESSED);
    }

    @Test
    void bytesThatAreTheSameNameNobody() {
        for (int run = 0; run < 50; run++) {
            Comparison comparison = compare(3, 4 * KIB, 4 * KIB);
            assertThat(comparison.culprits()).isEmpty();
            assertThat(comparison.improvements()).isEmpty();
        }
    }

    @Test
    void lessAllocationIsAnImprovementOfTheFunctionAndNoVerdictOnTime() {
        Comparison comparison = compare(3, 13 * KIB, 4 * KIB);

        assertThat(comparison.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(comparison.culprits()).isEmpty();
        assertThat(comparison.improvements()).hasSize(1);
        assertThat(comparison.improvements().get(0).cause()).isEqualTo(Cause.ALLOCATION);
        assertThat(comparison.improvements().get(0).deltaBytes()).isNegative();
    }

    @Test
    void theTimeOfThoseWhomOnlyTheirBytesAccuseStaysInTheSum() {
        Comparison comparison = compare(3, 4 * KIB, 13 * KIB);

        double named =
                comparison.culprits().stream().mapToDouble(Culprit::deltaNanos).sum()
                        + comparison.suspects().stream()
                                .mapToDouble(Culprit::deltaNanos)
                                .sum()
                        + comparison.improvements().stream()
                                .mapToDouble(Culprit::deltaNanos)
                                .sum();
        assertThat(named + comparison.parts().restNanos())
                .isCloseTo(comparison.total().candidate() - comparison.total().baseline(), within(1.0));
    }

    @Test
    void theBytesOfMoreCallsBelongToTheCallSite() {
        LoadedSet baseline = set("baseline", 3, fork -> shop(4 * KIB, 1, 0));
        LoadedSet candidate = set("candidate", 3, fork -> shop(4 * KIB, 3, 0));

        Culprit culprit = judge(baseline, candidate).culprits().get(0);

        assertThat(culprit.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(culprit.callee()).isNotNull();
        assertThat(culprit.deltaBytes()).isCloseTo(200.0 * 2 * KIB, within(10.0 * KIB));
    }

    @Test
    void withoutTheColumnNothingIsSaidAboutBytes() {
        LoadedSet baseline = set("baseline", 3, fork -> shop(-1, 1, 0));
        LoadedSet candidate = set("candidate", 3, fork -> shop(-1, 3, 0));

        Comparison comparison = judge(baseline, candidate);

        assertThat(comparison.amounts().allocated()).isNull();
        assertThat(comparison.culprits().get(0).deltaBytes()).isNull();
    }

    @Test
    void aFunctionWhoseElapsedTimeGrewAndWhoseCpuTimeDidNotWaits() {
        Culprit waits = slower(10_000, 10_100).culprits().get(0);
        assertThat(waits.cause()).isEqualTo(Cause.WAIT);
        assertThat(waits.explanation()).contains("but no more CPU time (10.0 µs → 10.1 µs): it waits");

        Culprit works = slower(10_000, 60_000).culprits().get(0);
        assertThat(works.cause()).isEqualTo(Cause.SLOWER_CALLS);
        assertThat(works.explanation()).contains(", CPU time (10.0 µs → 60.0 µs)");
    }

    @Test
    void memoryThatGrewInEveryForkIsSaidAndIsNoVerdict() {
        Comparison grown = judge(memory(3, 100), memory(3, 160));
        assertThat(grown.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .isEqualTo(
                                "The heap after a collection is 1.6 times as large: 102 MiB → 162 MiB, the largest of"
                                        + " the forks."));
        assertThat(grown.verdict()).isNotEqualTo(Verdict.REGRESSED);
        assertThat(grown.candidate().memory())
                .containsEntry(JvmActivity.HEAP_AFTER_GC_BYTES, 162L << 20)
                .doesNotContainKey(JvmActivity.RSS_PEAK_BYTES);

        assertThat(judge(memory(3, 100), memory(3, 140)).reasons()).noneMatch(reason -> reason.contains("heap"));
        assertThat(judge(memory(2, 100), memory(2, 160)).reasons()).noneMatch(reason -> reason.contains("heap"));
    }

    private static LoadedSet memory(int forks, long mib) {
        return set("set", forks, fork -> shop(-1, 1, 0).activity(JvmActivity.HEAP_AFTER_GC_BYTES, (mib + fork) << 20));
    }

    private Comparison compare(int forks, long before, long after) {
        LoadedSet baseline = set("baseline", forks, fork -> shop(noisy(before), 1, noise(0.02)));
        LoadedSet candidate = set("candidate", forks, fork -> shop(noisy(after), 1, noise(0.02)));
        return judge(baseline, candidate);
    }

    private Comparison slower(long cpuBefore, long cpuAfter) {
        LoadedSet baseline = set("baseline", 5, fork -> working(noisy(20_000), cpuBefore));
        LoadedSet candidate = set("candidate", 5, fork -> working(noisy(70_000), cpuAfter));
        return judge(baseline, candidate);
    }

    private static TestingJvm working(long self, long cpu) {
        return jvm().thread(
                        "main",
                        call("a.Main.main")
                                .self(5_000)
                                .cpu(5_000)
                                .calls(call("a.Orders.price", 12)
                                        .times(100)
                                        .self(100 * self)
                                        .cpu(100 * cpu)));
    }

    /** {@code bytes} per call of price, of which each calls lookup so often, which allocates 2 KiB. */
    private static TestingJvm shop(long bytes, int lookups, double noise) {
        long price = Math.round(50_000 * (1 + noise));
        var main = call("a.Main.main").self(5_000);
        var priced = call("a.Orders.price", 12).times(100).self(100 * price);
        var lookup = call("a.Tax.lookup", 88).times(100L * lookups).self(100L * lookups * 7_000);
        if (bytes >= 0) {
            main.allocates(KIB);
            priced.allocates(100 * bytes);
            lookup.allocates(100L * lookups * 2 * KIB);
        }
        return jvm().thread("main", main.calls(priced.calls(lookup)));
    }

    private double noise(double sd) {
        return sd * random.nextGaussian();
    }

    private long noisy(long value) {
        return Math.round(value * (1 + noise(0.002)));
    }

    private static Comparison judge(LoadedSet baseline, LoadedSet candidate) {
        return Judge.judge(baseline, candidate, Thresholds.DEFAULT, "culprit diff a b");
    }
}
