package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Thresholds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

    @ParameterizedTest
    @CsvSource({"5%,0.05", "0.05,0.05", "100%,1", "1%,0.01", "12.5%,0.125", "150%,1.5"})
    void aFractionIsAPercentageOrANumber(String text, double value) {
        assertThat(new Fraction.Converter().convert(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "five", "NaN", "Infinity", "5 percent"})
    void anythingElseIsNoFraction(String text) {
        assertThatThrownBy(() -> new Fraction.Converter().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void aNumberThatMustHaveBeenMeantAsAPercentageIsRefused() {
        assertThatThrownBy(() -> new Fraction.Converter().convert("20"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("write 20%");
        assertThatThrownBy(() -> new Fraction.Converter().convert("1"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("write 100% or 1%");
    }

    @Test
    void aStrictGateNeedNotSayTwiceHowStrictItIs() throws CommandFailure {
        ThresholdOptions options = new ThresholdOptions();
        assertThat(options.thresholds()).isEqualTo(Thresholds.DEFAULT);
        options.fail = new Fraction(0.03);
        assertThat(options.thresholds()).isEqualTo(new Thresholds(0.03, 0.03, 0.95));
        options.warn = new Fraction(0.04);
        assertThatThrownBy(options::thresholds)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--warn (4%) must not exceed --fail (3%)");
    }

    @Test
    void aDurationHasUnits() {
        assertThat(new DurationConverter().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(new DurationConverter().convert("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(new DurationConverter().convert("1h30m")).isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-5m", "0s", "soon"})
    void anythingElseIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
