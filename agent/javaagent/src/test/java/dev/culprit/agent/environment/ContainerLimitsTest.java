package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerLimitsTest {

    @TempDir
    private Path root;

    @Test
    void versionTwoIsRead() throws IOException {
        write("cpu.max", "150000 100000\n");
        write("memory.max", "1073741824\n");

        assertThat(limits().cpu()).isEqualTo("1.50");
        assertThat(limits().memory()).isEqualTo("1073741824");
    }

    @Test
    void versionTwoWithoutLimitsIsNone() throws IOException {
        write("cpu.max", "max 100000\n");
        write("memory.max", "max\n");

        assertThat(limits().cpu()).isEqualTo("none");
        assertThat(limits().memory()).isEqualTo("none");
    }

    @Test
    void versionOneIsRead() throws IOException {
        write("cpu/cpu.cfs_quota_us", "200000\n");
        write("cpu/cpu.cfs_period_us", "100000\n");
        write("memory/memory.limit_in_bytes", "512\n");

        assertThat(limits().cpu()).isEqualTo("2.00");
        assertThat(limits().memory()).isEqualTo("512");
    }

    @Test
    void versionOneWithoutLimitsIsNone() throws IOException {
        write("cpu/cpu.cfs_quota_us", "-1\n");
        write("cpu/cpu.cfs_period_us", "100000\n");
        write("memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(limits().cpu()).isEqualTo("none");
        assertThat(limits().memory()).isEqualTo("none");
    }

    @Test
    void elsewhereThereIsNone() {
        assertThat(limits().cpu()).isEqualTo("none");
        assertThat(limits().memory()).isEqualTo("none");
    }

    private ContainerLimits limits() {
        return new ContainerLimits(root.toFile());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}
