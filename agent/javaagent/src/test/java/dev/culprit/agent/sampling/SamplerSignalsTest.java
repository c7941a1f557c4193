package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplerSignalsTest {

    @ParameterizedTest
    @CsvSource({
        // A JVM without and with jdk.CPUTimeSample.
        "2000000101005ccf, ',signal=16/26'",
        "2000000105005ccf, ',signal=16/26'",
        // SIGSTKFLT, SIGVTALRM, both, and SIGPWR besides.
        "0000000000008000, ',signal=30/26'",
        "0000000002000000, ',signal=16/30'",
        "0000000002008000, ''",
        "0000000020000000, ',signal=16/26'",
        "0000000022000000, ''",
        "ffffffffffffffff, ''"
    })
    void twoThatNobodyHandles(String caught, String option) {
        assertThat(SamplerSignals.option(TakenSignals.of("SigCgt:\t" + caught))).isEqualTo(option);
    }
}
