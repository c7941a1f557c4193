package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {

    @TempDir
    private Path root;

    @Test
    void theMachineAndTheJvmAreDescribed() throws IOException {
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 3GHz\n");
        write("proc/meminfo", "MemTotal:       16384 kB\n");
        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");

        Map<String, String> facts = read();

        assertThat(facts)
                .containsEntry(EnvironmentFacts.CPU_MODEL, "Some CPU @ 3GHz")
                .containsEntry(EnvironmentFacts.MEMORY_BYTES, "16777216")
                .containsEntry(EnvironmentFacts.CLOCK_SOURCE, "tsc")
                .containsEntry(EnvironmentFacts.CI, "gitlab")
                .containsEntry(EnvironmentFacts.JDK_VERSION, System.getProperty("java.runtime.version"))
                .containsKeys(EnvironmentFacts.JVM_GC, EnvironmentFacts.JVM_MAX_HEAP, EnvironmentFacts.JVM_FLAGS);
        assertThat(Long.parseLong(facts.get(EnvironmentFacts.CALIBRATION_NANOS)))
                .isPositive();
    }

    @Test
    void whatCannotBeReadIsAbsent() {
        assertThat(read())
                .doesNotContainKeys(
                        EnvironmentFacts.CPU_MODEL,
                        EnvironmentFacts.MEMORY_BYTES,
                        EnvironmentFacts.CLOCK_SOURCE,
                        EnvironmentFacts.CPU_GOVERNOR)
                .containsKey(EnvironmentFacts.CPU_COUNT);
    }

    @Test
    void theJvmsOwnWorkIsCounted() {
        assertThat(Activity.read())
                .containsKeys(JvmActivity.GC_COUNT, JvmActivity.JIT_NANOS, JvmActivity.HEAP_PEAK_BYTES)
                .hasEntrySatisfying(
                        JvmActivity.CLASSES_LOADED, count -> assertThat(count).isGreaterThan(100))
                .hasEntrySatisfying(
                        JvmActivity.THREADS_STARTED, count -> assertThat(count).isPositive());
    }

    private Map<String, String> read() {
        return Fingerprint.read(
                root.resolve("proc").toFile(), root.resolve("sys").toFile(), Map.of("GITLAB_CI", "true"), true);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}
