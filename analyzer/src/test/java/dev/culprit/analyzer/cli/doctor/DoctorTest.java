package dev.culprit.analyzer.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path root;

    @Test
    void aSlowClockIsAConcern() throws IOException {
        file("/sys/devices/system/clocksource/clocksource0/current_clocksource", "acpi_pm\n");

        Finding source = new Clock(files()).examine().get(0);

        assertThat(source.observation()).isEqualTo("acpi_pm");
        assertThat(source.concern()).isTrue();
    }

    @Test
    void perfEventsAreJudgedByTheirSetting() throws IOException {
        assertThat(new PerfEvents(files()).examine().observation()).contains("none on this system");
        file("/proc/sys/kernel/perf_event_paranoid", "2\n");
        assertThat(new PerfEvents(files()).examine().observation()).contains("user code only");
        file("/proc/sys/kernel/perf_event_paranoid", "4");
        assertThat(new PerfEvents(files()).examine().observation()).contains("none without privileges");
        file("/proc/sys/kernel/perf_event_paranoid", "-1");
        assertThat(new PerfEvents(files()).examine().observation()).contains("user and kernel");
    }

    @Test
    void theLimitOfAContainerIsShownInCores() throws IOException {
        file("/sys/fs/cgroup/cpu.max", "150000 100000\n");
        assertThat(observation(new Processors(files()).examine(), "container CPU"))
                .isEqualTo("1.50 cores");
        file("/sys/fs/cgroup/cpu.max", "max 100000\n");
        assertThat(observation(new Processors(files()).examine(), "container CPU"))
                .isEqualTo("no limit");
    }

    @Test
    void theOlderControlGroupsAreReadToo() throws IOException {
        file("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
        file("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824");

        assertThat(observation(new Processors(files()).examine(), "container CPU"))
                .isEqualTo("0.50 cores");
        assertThat(new Memory(files()).examine().observation()).isEqualTo("1024 MiB");
    }

    @Test
    void aMemoryLimitNearTheLargestNumberIsNone() throws IOException {
        file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        assertThat(new Memory(files()).examine().observation()).isEqualTo("no limit");
    }

    @Test
    void equalRunsAreQuietAndScatteredOnesAreNot() {
        double[] even = new double[40];
        Arrays.fill(even, 8e6);
        double[] scattered = even.clone();
        Arrays.fill(scattered, 20, 40, 12e6);

        assertThat(Noise.noise(even).concern()).isFalse();
        assertThat(Noise.noise(scattered).concern()).isTrue();
    }

    @Test
    void agentsInTheEnvironmentAreAConcern() {
        List<Finding> findings = new Agents(Map.of("JAVA_TOOL_OPTIONS", "-ea -javaagent:/x/other.jar=a=b")).examine();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.observation()).isEqualTo("JAVA_TOOL_OPTIONS attaches /x/other.jar=a=b");
            assertThat(finding.concern()).isTrue();
        });
    }

    @Test
    void installedJdksAreListedWithTheirVersions() throws IOException {
        file("/usr/lib/jvm/some-jdk/release", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"21.0.3\"\n");

        assertThat(new Jdks(files(), Map.of()).examine())
                .extracting(Finding::observation)
                .anyMatch(text -> text.startsWith("21.0.3 in ") && text.endsWith("some-jdk"));
    }

    @Test
    void anExaminationOfThisMachineSaysSomethingOfEverything() {
        assertThat(Doctor.ofThisMachine(Map.of()).examine())
                .extracting(Finding::subject)
                .contains("clock cost", "perf events", "processors", "load", "noise", "steal", "this JVM", "agents");
    }

    @Test
    void samplingThatCannotBeTriedIsSaid() {
        assertThat(Sampling.byThisJvm(root.resolve("no-agent.jar")).examine())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.concern()).isTrue();
                    assertThat(finding.observation()).isEqualTo("could not be tried");
                    assertThat(finding.advice()).isEqualTo("a JVM with the agent said nothing about samples");
                });
        assertThat(new Sampling(root.resolve("no-agent.jar"), root.resolve("no-java")).examine())
                .singleElement()
                .extracting(Finding::observation)
                .isEqualTo("could not be tried");
    }

    private SystemFiles files() {
        return new SystemFiles(root);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String observation(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .observation();
    }
}
