package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.cli.fork.ForkSeries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixSpecTest {

    private static final Path OUT = Path.of("out");

    @Test
    void theValueStandsWhereverThePlaceholderDoes() throws CommandFailure {
        MatrixSpec spec = MatrixSpec.parse("workers=1,8");

        List<ForkSeries> series = spec.series(List.of("mvn", "-Dn={workers}", "-T{workers}x{workers}", "test"), OUT);

        assertThat(series).extracting(ForkSeries::name).containsExactly("workers=1", "workers=8");
        assertThat(series.get(1).command().words()).containsExactly("mvn", "-Dn=8", "-T8x8", "test");
        assertThat(series.get(1).profiles().path()).isEqualTo(OUT.resolve("workers-8"));
    }

    @Test
    void valuesThatNoFileMayBeCalledHaveDirectoriesOfTheirOwn() throws CommandFailure {
        MatrixSpec spec = MatrixSpec.parse("gc=-XX:+UseG1GC,-XX:-UseG1GC,a/b,a:b,A:b");

        assertThat(spec.series(List.of("java", "{gc}"), OUT))
                .extracting(series -> series.profiles().path().getFileName().toString())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("gc-[A-Za-z0-9._-]+"))
                .contains("gc-a_b", "gc-a_b-2", "gc-A_b-3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workers | is not understood",
                "=1,2 | is not understood",
                "1x=1,2 | is not understood",
                "workers=1 | has one value only",
                "workers= | has an empty value",
                "workers=1,,2 | has an empty value",
                "workers=1,2, | has an empty value",
                "workers=1,2,1 | has the value '1' twice",
            })
    void whatIsNotUnderstoodIsNamed(String text, String why) {
        assertThatThrownBy(() -> MatrixSpec.parse(text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--matrix '" + text + "' " + why);
    }

    @Test
    void aCommandThatWouldAlwaysBeTheSameIsRefused() throws CommandFailure {
        MatrixSpec spec = MatrixSpec.parse("workers=1,8");

        assertThatThrownBy(() -> spec.checkCommand(List.of("mvn", "test")))
                .hasMessageContaining("COMMAND has no {workers} in it");
        assertThatThrownBy(() -> spec.checkCommand(List.of())).hasMessageContaining("COMMAND is missing");
        spec.checkCommand(List.of("mvn", "-Dn={workers}"));
    }

    @Test
    void aClaimIsAboutTheLastSettingUnlessItNamesOne() throws CommandFailure {
        MatrixSpec spec = MatrixSpec.parse("workers=1,4,8");

        assertThat(MatrixClaim.parse("faster 40%", spec, 0.05).position()).isEqualTo(2);
        assertThat(MatrixClaim.parse("4: faster 40%", spec, 0.05).position()).isEqualTo(1);
        assertThat(MatrixClaim.parse("workers=4: faster 40%", spec, 0.05).position())
                .isEqualTo(1);
        assertThat(MatrixClaim.parse("best: not slower", spec, 0.05).position()).isEqualTo(MatrixClaim.BEST);
        assertThatThrownBy(() -> MatrixClaim.parse("1: faster 40%", spec, 0.05)).hasMessageContaining("4, 8");
        assertThatThrownBy(() -> MatrixClaim.parse("16: faster 40%", spec, 0.05))
                .hasMessageContaining("'16' is none of the settings");
        assertThatThrownBy(() -> MatrixClaim.parse("nice", spec, 0.05)).hasMessageContaining("--claim 'nice'");
    }
}
