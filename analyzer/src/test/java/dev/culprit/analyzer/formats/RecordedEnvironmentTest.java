package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.EnvironmentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What recordings say of where they were made. */
class RecordedEnvironmentTest {

    @TempDir
    Path temp;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theJdkSaysAllThatForbidsAComparison() throws Exception {
        Map<String, String> facts = facts(TestingRecording.byTheJdk(temp, ""));

        assertThat(facts)
                .containsEntry(EnvironmentFacts.JDK_VERSION, System.getProperty("java.runtime.version"))
                .containsEntry(EnvironmentFacts.JVM_NAME, System.getProperty("java.vm.name"))
                .containsEntry(EnvironmentFacts.JDK_VENDOR, System.getProperty("java.vm.vendor"))
                .containsEntry(EnvironmentFacts.OS_NAME, "Linux")
                .containsEntry(EnvironmentFacts.OS_VERSION, System.getProperty("os.version"));
        assertThat(facts.get(EnvironmentFacts.CPU_MODEL)).isNotBlank().doesNotContain("Vendor", "  ");
        assertThat(Integer.parseInt(facts.get(EnvironmentFacts.CPU_COUNT))).isPositive();
        assertThat(facts.get(EnvironmentFacts.OS_ARCH)).isNotBlank();
        assertThat(facts.get(EnvironmentFacts.JVM_GC)).matches("[A-Za-z0-9+]+");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void asyncProfilerSaysTheSameButForTheCollector() throws Exception {
        Map<String, String> facts = facts(TestingRecording.byAsyncProfiler(temp, "event=ctimer,interval=1ms"));

        assertThat(facts)
                .containsEntry(EnvironmentFacts.JDK_VERSION, System.getProperty("java.vm.version"))
                .containsEntry(EnvironmentFacts.JVM_NAME, System.getProperty("java.vm.name"))
                .containsEntry(EnvironmentFacts.JDK_VENDOR, System.getProperty("java.vm.vendor"))
                .containsEntry(EnvironmentFacts.OS_NAME, "Linux")
                .doesNotContainKey(EnvironmentFacts.JVM_GC);
        assertThat(facts.get(EnvironmentFacts.CPU_MODEL)).isNotBlank().doesNotContain("model name");
    }

    @Test
    void chunksOfTwoMachinesAreOfBoth() throws IOException {
        byte[] one = chunk(true).environment("A", "17+1").finished();
        byte[] other = chunk(false).environment("B", "17+1").finished();
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);

        assertThat(facts(Files.write(temp.resolve("both.jfr"), both)))
                .containsEntry(EnvironmentFacts.CPU_MODEL, "A | B")
                .containsEntry(EnvironmentFacts.CPU_COUNT, "8")
                .containsEntry(EnvironmentFacts.JDK_VERSION, "17+1")
                .containsEntry(EnvironmentFacts.OS_NAME, "Linux")
                .containsEntry(EnvironmentFacts.OS_VERSION, "6.1.0-13")
                .containsEntry(EnvironmentFacts.OS_ARCH, "x86_64")
                .containsEntry(EnvironmentFacts.JVM_GC, "G1New+G1Old");
    }

    @Test
    void whatIsNotSaidIsNotKnown() throws IOException {
        assertThat(facts(Files.write(temp.resolve("silent.jfr"), chunk(true).finished())))
                .isEmpty();
        assertThat(facts(Files.writeString(temp.resolve("stacks.collapsed"), "a.A.run 5\n")))
                .isEmpty();
    }

    private static TestingChunk chunk(boolean compressed) {
        return new TestingChunk(compressed)
                .thread(1, "main")
                .stack(1, "a.A.run:1")
                .execution(5, 1, 1, 0);
    }

    private static Map<String, String> facts(Path file) throws IOException {
        return SampleEvents.content(file).environment().facts();
    }
}
