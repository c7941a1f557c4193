package dev.culprit.analyzer.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TypicalWorkTest {

    @Test
    void withEquallyManyCallsItIsTheWholeChange() {
        TypicalWork work = new TypicalWork(1_000, 3_000, 1);

        assertThat(work.slower(Math.log(3))).isCloseTo(2_000, within(1e-6));
        assertThat(new TypicalWork(3_000, 1_000, 1).faster(Math.log(1.0 / 3))).isCloseTo(2_000, within(1e-6));
    }

    @Test
    void oneStalledCallDoesNotMultiplyASmallChange() {
        TypicalWork stalled = new TypicalWork(1_000, 91_000, 1);

        assertThat(stalled.slower(Math.log(1.15))).isCloseTo(150, within(1e-6));
        assertThat(new TypicalWork(91_000, 1_000, 1).faster(Math.log(1 / 1.15))).isCloseTo(150, within(1e-6));
    }

    @Test
    void moreCallsCostMoreOfTheSameChange() {
        assertThat(new TypicalWork(1_000, 4_000, 2).slower(Math.log(2)))
                .isGreaterThan(1_000)
                .isLessThan(2_000);
        assertThat(new TypicalWork(1_000, 1_000, 0.5).slower(Math.log(2))).isCloseTo(1_000 * Math.log(2), within(1e-6));
    }

    @Test
    void aSideThatTookNothingBoundsNothing() {
        assertThat(new TypicalWork(0, 1_000, 1).slower(1)).isInfinite();
        assertThat(new TypicalWork(1_000, 0, 1).faster(-1)).isInfinite();
    }
}
