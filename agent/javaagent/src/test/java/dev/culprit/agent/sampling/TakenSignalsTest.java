package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TakenSignalsTest {

    /** Lines of JVMs without and with {@code jdk.CPUTimeSample}, and such as other kernels may have. */
    @ParameterizedTest
    @CsvSource({
        "SigCgt:\t2000000101005ccf, false",
        "SigCgt:\t2000000105005ccf, true",
        "SigCgt:\tffffffffffffffff, true",
        "SigCgt:\t, false",
        "'', false",
        ", false"
    })
    void whoHasTheSignalIsReadFromTheKernel(String line, boolean taken) {
        assertThat(TakenSignals.of(line).has(TakenSignals.SIGPROF)).isEqualTo(taken);
    }
}
