package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.Interval;
import org.junit.jupiter.api.Test;

class CountTestTest {

    @Test
    void equalCountsInAllForksOfASideAreExact() {
        CountEstimate estimate = calls(of(1, 1, 1), of(41, 41, 41));

        assertThat(estimate).isEqualTo(new CountEstimate(CountKind.EXACT, 1, 41, 41, new Interval(41, 41), 0));
        assertThat(estimate.isChanged(.05)).isTrue();
    }

    @Test
    void equalCountsOnBothSidesAreExactlyNoChange() {
        CountEstimate estimate = calls(of(7.25, 7.25), of(7.25, 7.25));

        assertThat(estimate.kind()).isEqualTo(CountKind.EXACT);
        assertThat(estimate.p()).isEqualTo(1);
        assertThat(estimate.ratio()).isEqualTo(1);
        assertThat(estimate.isChanged(.05)).isFalse();
    }

    @Test
    void oneForkDecidesOnAWholeNumber() {
        assertThat(calls(of(100), of(105)).kind()).isEqualTo(CountKind.EXACT);
        assertThat(calls(of(100), of(105)).isChanged(.05)).isTrue();
    }

    @Test
    void oneForkOfAnUnstableLookingCountIsASuspicion() {
        CountEstimate small = calls(of(3.7), of(3.9));
        assertThat(small.kind()).isEqualTo(CountKind.SUSPECT);
        assertThat(small.isChanged(.05)).isFalse();
        assertThat(small.ratio()).isEqualTo(3.9 / 3.7);
        assertThat(calls(of(3.7), of(7.4)).kind()).isEqualTo(CountKind.EXACT);
    }

    @Test
    void countsThatVaryAreTestedAgainstTheirVariation() {
        assertThat(calls(of(100, 103, 98, 101, 99), of(101, 97, 104, 100, 99)).isChanged(.05))
                .isFalse();
        CountEstimate change = calls(of(100, 103, 98, 101, 99), of(120, 124, 118, 121, 119));
        assertThat(change.kind()).isEqualTo(CountKind.MEASURED);
        assertThat(change.isChanged(.001)).isTrue();
        assertThat(change.ratio()).isEqualTo(1.2016, within(1e-3));
        assertThat(1.2).isBetween(change.interval().low(), change.interval().high());
    }

    @Test
    void twoForksOfAVaryingCountAreNoEvidenceOfASmallChange() {
        assertThat(calls(of(100, 100.1), of(105, 105.2)).kind()).isEqualTo(CountKind.SUSPECT);
    }

    @Test
    void aTinyVariationIsNoMoreCertainThanTheFloor() {
        // Without a floor for the noise of bytes, a change of a thousandth would be certain.
        assertThat(CountTest.BYTES
                        .compare(of(100_000, 100_000, 100_001), of(100_100, 100_100, 100_101), .95)
                        .isChanged(.05))
                .isFalse();
    }

    @Test
    void callsFromNothingAreInfinitelyMore() {
        CountEstimate exact = calls(of(0, 0, 0), of(5, 5, 5));
        assertThat(exact.ratio()).isInfinite();
        assertThat(exact.isChanged(.05)).isTrue();

        CountEstimate varying = calls(of(0, 0, 0), of(5, 6, 5));
        assertThat(varying.kind()).isEqualTo(CountKind.MEASURED);
        assertThat(varying.isChanged(.05)).isTrue();
        assertThat(varying.interval().isKnown()).isFalse();
    }

    @Test
    void nothingOnBothSidesIsNoChange() {
        assertThat(calls(of(0, 0), of(0, 0)).ratio()).isEqualTo(1);
    }

    @Test
    void withoutAValueNothingIsKnown() {
        CountEstimate estimate = calls(of(Double.NaN), of(1, 2));
        assertThat(estimate.kind()).isEqualTo(CountKind.UNKNOWN);
        assertThat(estimate.isChanged(.05)).isFalse();
    }

    @Test
    void anImpossibleCountIsRefused() {
        assertThatThrownBy(() -> calls(of(-1), of(1))).hasMessageContaining("not negative: -1");
    }

    private static CountEstimate calls(double[] baseline, double[] candidate) {
        return CountTest.CALLS.compare(baseline, candidate, .95);
    }

    private static double[] of(double... values) {
        return values;
    }
}
