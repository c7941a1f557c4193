package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

    @Property(tries = 200)
    void aSmallerPNeverHasALargerQ(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = array(values);
        double[] q = FalseDiscoveryRate.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(q[i]).isBetween(p[i], 1.0);
            for (int k = 0; k < p.length; k++) {
                if (p[i] <= p[k]) {
                    assertThat(q[i]).isLessThanOrEqualTo(q[k]);
                }
            }
        }
    }

    @Property(tries = 100)
    void loweringOnePLowersOrKeepsEveryQ(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = 0, max = 1) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double factor) {
        double[] p = array(values);
        double[] lower = p.clone();
        lower[0] *= factor;
        double[] before = FalseDiscoveryRate.adjust(p);
        double[] after = FalseDiscoveryRate.adjust(lower);
        for (int i = 0; i < p.length; i++) {
            assertThat(after[i]).isLessThanOrEqualTo(before[i]);
        }
    }

    @Test
    void changedFunctionsShareTheirPartOfTheBudget() {
        double[] p = new double[100];
        Arrays.fill(p, .9);
        p[3] = .005;
        boolean[] changed = new boolean[100];
        changed[3] = true;

        assertThat(FalseDiscoveryRate.adjust(p)[3]).isEqualTo(.5, within(1e-12));
        // One changed function of 100 has the weight 50.
        assertThat(FalseDiscoveryRate.adjust(p, changed)[3]).isEqualTo(.005 / 50 * 100, within(1e-12));
    }

    @Test
    void codeEvidenceNeverCountsAgainstAFunction() {
        double[] p = {.01, .5, .5, .5};
        boolean[] changed = {true, true, true, false};

        assertThat(FalseDiscoveryRate.adjust(p, changed)).isEqualTo(FalseDiscoveryRate.adjust(p));
    }

    @Test
    void anUnknownPIsNoMember() {
        assertThat(FalseDiscoveryRate.adjust(new double[] {.02, Double.NaN, .04}))
                .containsExactly(new double[] {.04, Double.NaN, .04}, within(1e-12));
        assertThat(FalseDiscoveryRate.adjust(new double[0])).isEmpty();
    }

    @Test
    void theStrictFormMultipliesByTheHarmonicNumber() {
        assertThat(FalseDiscoveryRate.adjustStrictly(new double[] {.01, .5, .5}))
                .containsExactly(new double[] {.055, 11.0 / 12, 11.0 / 12}, within(1e-12));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
