package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {

    private final Amounts amounts = Amounts.ASCII;

    @Test
    void sentencesForTerminalsAreAsciiButForTheNames() {
        assertThat(Amounts.ascii("Pr\u00eat.pr\u00e9 takes 3 times as long (1.00 \u00b5s \u2192 3.00 \u00b5s) \u2026"))
                .isEqualTo("Pr\u00eat.pr\u00e9 takes 3 times as long (1.00 us -> 3.00 us) ...");
    }

    @Test
    void durationsHaveThreeDigitsAndAUnit() {
        assertThat(amounts.duration(0)).isEqualTo("0 ns");
        assertThat(amounts.duration(999.4)).isEqualTo("999 ns");
        assertThat(amounts.duration(999.6)).isEqualTo("1 us");
        assertThat(amounts.duration(1_234_567)).isEqualTo("1.23 ms");
        assertThat(amounts.duration(-41.04e6)).isEqualTo("-41 ms");
        assertThat(amounts.duration(99.94e9)).isEqualTo("99.9 s");
        assertThat(amounts.duration(99.96e9)).isEqualTo("1 min 40 s");
        assertThat(amounts.duration(3725e9)).isEqualTo("62 min 05 s");
        assertThat(amounts.duration(Double.NaN)).isEqualTo("-");
    }

    @Test
    void aSignIsWrittenWhereADirectionIsMeant() {
        assertThat(amounts.signedDuration(1.41e9)).isEqualTo("+1.41 s");
        assertThat(amounts.signedDuration(-1.41e9)).isEqualTo("-1.41 s");
        assertThat(amounts.signedDuration(0)).isEqualTo("0 ns");
        assertThat(Amounts.UNICODE.signedDuration(-1.41e3)).isEqualTo("\u22121.41 \u00b5s");
    }

    @Test
    void smallChangesArePercentagesAndLargeOnesFactors() {
        assertThat(amounts.change(1.124)).isEqualTo("+12.4 %");
        assertThat(amounts.change(0.5)).isEqualTo("-50.0 %");
        assertThat(amounts.change(1)).isEqualTo("+-0.0 %");
        assertThat(amounts.change(1.99)).isEqualTo("+99.0 %");
        assertThat(amounts.change(1.9996)).isEqualTo("2x");
        assertThat(amounts.change(2)).isEqualTo("2x");
        assertThat(amounts.change(41.23)).isEqualTo("41.2x");
        assertThat(amounts.change(Double.NaN)).isEqualTo("new");
        assertThat(amounts.change(Double.POSITIVE_INFINITY)).isEqualTo("new");
    }

    @Test
    void bothEndsOfARangeAreWrittenAlike() {
        assertThat(amounts.range(1.098, 1.151, " .. ")).isEqualTo("+9.8 % .. +15.1 %");
        assertThat(amounts.range(1.889, 3.81, " .. ")).isEqualTo("1.89x .. 3.81x");
    }

    @Test
    void countsAreGroupedAndMeansKeepThreeDigits() {
        assertThat(amounts.count(1277)).isEqualTo("1,277");
        assertThat(amounts.count(2.0 / 3)).isEqualTo("0.667");
        assertThat(amounts.count(412.4)).isEqualTo("412");
        assertThat(amounts.count(123_456_789)).isEqualTo("123 M");
    }

    @Test
    void bytesAreScaledByPowersOfTwo() {
        assertThat(amounts.bytes(1023)).isEqualTo("1023 B");
        assertThat(amounts.bytes(1024 * 1024 * 1.5)).isEqualTo("1.5 MiB");
    }
}
