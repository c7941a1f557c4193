package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of others. */
class PublishedExamplesTest {

    /** Benjamini and Hochberg (1995), section 3: 15 p values of Neuhaus et al., four rejected at 5 %, three by Bonferroni. */
    @Test
    void theExampleOfBenjaminiAndHochbergRejectsFour() {
        double[] p = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0
        };
        double[] q = FalseDiscoveryRate.adjust(p);

        assertThat(Arrays.stream(q).filter(v -> v <= .05).count()).isEqualTo(4);
        assertThat(q[0]).isEqualTo(.0015, within(1e-9));
        assertThat(q[3]).isEqualTo(.035625, within(1e-9));
        assertThat(q[4]).isEqualTo(.0603, within(1e-9));
    }

    /** R's {@code sleep} data (Student, Biometrika 6 (1908) 1): t.test prints t = -1.8608, df = 17.776, p-value = 0.07939. */
    @Test
    void studentsSleepDataByWelch() {
        double[] first = {.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2};
        double[] second = {1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        Arm arm = TwoSample.compare(first, second, 0);

        assertThat(arm.log() / arm.standardError()).isEqualTo(1.8608, within(5e-5));
        assertThat(arm.degreesOfFreedom()).isEqualTo(17.776, within(5e-4));
        assertThat(2 * arm.pSlower()).isEqualTo(.07939, within(5e-6));
        assertThat(arm.interval(.95).low()).isEqualTo(-.2054832, within(1e-6));
        assertThat(arm.interval(.95).high()).isEqualTo(3.3654832, within(1e-6));
    }

    /** The same in pairs: t.test(paired = TRUE) prints t = -4.0621, df = 9, p-value = 0.002833. */
    @Test
    void studentsSleepDataInPairs() {
        double[] first = {.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2};
        double[] second = {1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        Arm arm = FunctionTest.run(TestingObservations.single(first, second))
                .estimates()
                .get(0)
                .moderated();

        assertThat(arm.log() / arm.standardError()).isEqualTo(4.0621, within(5e-5));
        assertThat(arm.degreesOfFreedom()).isEqualTo(9);
        assertThat(2 * arm.pSlower()).isEqualTo(.002833, within(5e-7));
    }

    /** Any table of Student's t. */
    @ParameterizedTest
    @CsvSource({"1, .95, 6.314", "2, .975, 4.303", "4, .99, 3.747", "7, .95, 1.895", "30, .995, 2.750"})
    void quantilesOfStudentsT(double df, double probability, double expected) {
        assertThat(StudentT.quantile(probability, df)).isEqualTo(expected, within(5e-4));
        assertThat(StudentT.upperTail(expected, df)).isEqualTo(1 - probability, within(1e-4));
    }

    @Test
    void aFarTailKeepsItsPrecision() {
        // scipy.stats.t.sf(100, 9)
        assertThat(StudentT.upperTail(100, 9)).isEqualTo(2.536544883104282e-15, within(1e-16));
    }

    /** scipy.stats.nct.sf. */
    @ParameterizedTest
    @CsvSource({
        "2.0, 4, 3.0, 0.8229827388",
        "54.0, 2, 68.5, 0.7997881342",
        "3.7, 7, 1.0, 0.02946640235",
        "2.5, 1.5, 4, 0.8684149904",
        "1.7, 200, 2.5, 0.7879264046",
        "4.0, 9, 4.5, 0.6760796688"
    })
    void upperTailsOfNoncentralT(double t, double df, double ncp, double expected) {
        assertThat(NoncentralT.upperTail(t, df, ncp)).isEqualTo(expected, within(1e-7));
    }
}
