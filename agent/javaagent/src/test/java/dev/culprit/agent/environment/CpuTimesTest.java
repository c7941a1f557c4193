package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CpuTimesTest {

    @Test
    void busyIsAllThatProcessesAndTheKernelUseAndIdleContainsWaitingForDisks() {
        CpuTimes times = CpuTimes.of(7, "cpu  100 20 3 4000 50 6 7 800 90 10");

        assertThat(times).isEqualTo(new CpuTimes(7, 1_360_000_000, 40_500_000_000L));
    }

    @Test
    void whatCannotBeReadIsUnknown() {
        assertThat(CpuTimes.of(7, null)).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(CpuTimes.of(7, "cpu  1 2 3")).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(CpuTimes.of(7, "cpu  a b c d e f g")).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(CpuTimes.of(7, "intr 1 2 3")).isEqualTo(new CpuTimes(7, -1, -1));
    }

    @Test
    void differencesOfUnknownTimesAreUnknownAndNoneIsNegative() {
        CpuTimes before = new CpuTimes(10, -1, 30);

        assertThat(new CpuTimes(15, 20, 29).since(before)).isEqualTo(new CpuTimes(5, -1, 0));
    }
}
