package dev.culprit.analyzer.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.scaling.BreakEven.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    @Property(tries = 300)
    void atTheBreakEvenBothSettingsTakeTheSameTime(
            @ForAll @DoubleRange(min = 1, max = 1e4) double firstStart,
            @ForAll @DoubleRange(min = 0.1, max = 1e4) double moreStart,
            @ForAll @DoubleRange(min = 1, max = 1e3) double firstPerTest,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        double start = firstStart + moreStart;
        double perTest = firstPerTest * share;

        BreakEven breakEven = of(start, perTest, firstStart, firstPerTest);

        assertThat(breakEven.outcome()).isEqualTo(Outcome.FROM);
        double n = breakEven.tests();
        assertThat(start + n * perTest)
                .isCloseTo(firstStart + n * firstPerTest, within(1e-6 * (start + n * firstPerTest)));
        assertThat(breakEven.interval().low()).isLessThanOrEqualTo(n * 1.001);
        assertThat(breakEven.interval().high()).isGreaterThanOrEqualTo(n * 0.999);
    }

    @Test
    void whoseTestsCostNoLessNeverPays() {
        assertThat(of(100, 20, 50, 10).outcome()).isEqualTo(Outcome.NEVER);
        assertThat(of(100, 20, 50, 10).explanation("workers=8", "1", 9, 0.95))
                .startsWith("workers=8 never pays at this cost per test");
    }

    @Test
    void whoCostsNoMoreToStartPaysFromTheFirstTestOn() {
        assertThat(of(50, 5, 50, 10).outcome()).isEqualTo(Outcome.ALWAYS);
    }

    @Test
    void roundsThatDisagreeDecideNothing() {
        BreakEven breakEven = BreakEven.of(
                new double[] {100, 90, 110},
                new double[] {9, 12, 8},
                new double[] {50, 50, 50},
                new double[] {10, 10, 10},
                0.95);

        assertThat(breakEven.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(breakEven.tests()).isNaN();
    }

    @Property(tries = 50)
    void itIsFoundFromTheTimesOfASuite(
            @ForAll @IntRange(min = 10, max = 60) int tests,
            @ForAll @IntRange(min = 100, max = 300) int start,
            @ForAll @IntRange(min = 50, max = 400) int more,
            @ForAll long seed) {
        Random random = new Random(seed);
        Setting first = TestingRun.setting("1", 4, round -> suite(tests, start + random.nextDouble(), 1, 10));
        Setting two = TestingRun.setting("2", 4, round -> suite(tests, start + more + random.nextDouble(), 2, 10));

        @Nullable BreakEven breakEven = new FixedCosts(first, two, 0.95).breakEven();

        assertThat(breakEven).isNotNull();
        if (breakEven != null) {
            assertThat(breakEven.outcome()).isEqualTo(Outcome.FROM);
            // Two workers save half of each test of 10 ms; an odd number leaves one of them idle for a test.
            double perTest = 10.0 * ((tests + 1) / 2) / tests;
            assertThat(breakEven.tests()).isCloseTo(more / (10 - perTest), within(2 / (10 - perTest)));
            assertThat(breakEven.interval().low()).isLessThanOrEqualTo(breakEven.tests());
        }
    }

    @Test
    void settingsWithOtherTestsHaveNone() {
        Setting first = TestingRun.setting("1", 2, round -> suite(10, 100, 1, 10));
        Setting fewer = TestingRun.setting("2", 2, round -> suite(9, 100, 2, 10));

        assertThat(new FixedCosts(first, fewer, 0.95).breakEven()).isNull();
        assertThat(TestCounts.of(new Matrix("workers", List.of(first, fewer))))
                .singleElement()
                .asString()
                .contains("workers=2 does not run what 1 runs: 9 tests", "instead of 10 tests", "missing t9");
    }

    private static TestingRun suite(int tests, double start, int workers, double millis) {
        TestingRun run = TestingRun.run()
                .wall(start + (tests + workers - 1) / workers * millis)
                .starting(0, start);
        for (int i = 0; i < tests; i++) {
            double begin = start + i / workers * millis;
            run.test("t" + i, 0, "w" + i % workers, begin, begin + millis);
        }
        return run;
    }

    private static BreakEven of(double start, double perTest, double firstStart, double firstPerTest) {
        return BreakEven.of(three(start), three(perTest), three(firstStart), three(firstPerTest), 0.95);
    }

    private static double[] three(double value) {
        double[] values = new double[3];
        Arrays.fill(values, value);
        return values;
    }
}
