package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.culprit.profile.JvmActivity;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessCpuTest {

    @TempDir
    private Path directory;

    @Test
    void userAndSystemTimeAreAddedWhateverTheProcessIsCalled() throws IOException {
        assertThat(nanos("42 (a) b (c d)) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0"))
                .isEqualTo(3_000_000_000L);
    }

    @Test
    void whatIsNotAStatLineTellsNothing() throws IOException {
        assertThat(nanos("42 (java) S 1 2")).isNull();
        assertThat(nanos("x")).isNull();
        assertThat(ProcessCpu.nanos(directory.resolve("missing").toFile())).isNull();
    }

    @Test
    void activityHasWhatTheManagementBeanSays() {
        OperatingSystemMXBean bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = bean.getProcessCpuTime();

        long read = Activity.read().get(JvmActivity.PROCESS_CPU_NANOS);

        // Either counts whole ticks of user and of system time.
        assertThat(read).isBetween(before - 20_000_000, bean.getProcessCpuTime() + 20_000_000);
    }

    private Long nanos(String content) throws IOException {
        File file = directory.resolve("stat").toFile();
        Files.writeString(file.toPath(), content + "\n");
        return ProcessCpu.nanos(file);
    }
}
