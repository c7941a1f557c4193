package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CpuTimesTest {

    @Test
    void busyIsAllThatProcessesAndTheKernelUseAndIdleContainsWaitingForDisks() {
        CpuTimes times = of("cpu  100 20 3 4000 50 6 7 800 90 10\ncpu0 1 2 3 4 5 6 7");

        assertThat(times).isEqualTo(new CpuTimes(7, 1_360_000_000, 40_500_000_000L));
    }

    @Test
    void whatCannotBeReadIsUnknown() {
        assertThat(of("")).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(of("cpu  1 2 3")).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(of("cpu  a b c d e f g")).isEqualTo(new CpuTimes(7, -1, -1));
        assertThat(of("intr 1 2 3")).isEqualTo(new CpuTimes(7, -1, -1));
    }

    @Test
    void differencesOfUnknownTimesAreUnknownAndNoneIsNegative() {
        CpuTimes before = new CpuTimes(10, -1, 30);

        assertThat(new CpuTimes(15, 20, 29).since(before)).isEqualTo(new CpuTimes(5, -1, 0));
    }

    @Test
    void theTimesOfThisProcessAndItsMachineAreReadOnLinux() {
        assumeThat(new File("/proc/stat")).exists();
        CpuTimes before = CpuTimes.read();
        CpuTimes times = CpuTimes.read();

        Long process = ProcessCpu.nanos(new File("/proc/self/stat"));
        assertThat(times.process()).isBetween(before.process(), process);
        assertThat(times.process()).isPositive();
        assertThat(times.busy()).isGreaterThanOrEqualTo(times.process());
        assertThat(times.idle()).isNotNegative();
    }

    private static CpuTimes of(String stat) {
        return CpuTimes.of(7, stat.getBytes(StandardCharsets.US_ASCII));
    }
}
