package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.formats.TestingRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code culprit diff} of recordings that others made of a real program, without any agent. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SampledRecordingsTest {

    private static final int FORKS = 3;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMethodThatDoesMoreIsNamedWithTheLineThatCallsIt(boolean profiler) throws Exception {
        Path baseline = recorded(profiler, "old", 1);
        Path candidate = recorded(profiler, "new", 12);

        JsonNode found = compared(baseline, candidate);

        // The JDK takes a sample of a few threads each 20 ms, of a busy machine fewer: then nobody is accused, and the
        // first suspect is right.
        boolean accused = found.path("culprits").has(0);
        if (profiler) {
            assertThat(found.path("verdict").asText()).as("%s", found).isEqualTo("REGRESSED");
            assertThat(accused).as("%s", found).isTrue();
        }
        JsonNode culprit = found.path(accused ? "culprits" : "suspects").path(0);
        assertThat(culprit.path("method").asText()).as("%s", found).isEqualTo("grouped");
        assertThat(culprit.path("callSite").path("method").asText()).isEqualTo("repeatedly");
        assertThat(culprit.path("callSite").path("line").asInt()).isPositive();
    }

    private Path recorded(boolean profiler, String name, int groupings) throws IOException, InterruptedException {
        Path side = Files.createDirectory(temp.resolve(name));
        for (int fork = 0; fork < FORKS; fork++) {
            TestingRecording.of(profiler, side.resolve(fork + ".jfr"), groupings);
        }
        return side;
    }

    private JsonNode compared(Path baseline, Path candidate) throws IOException {
        Path json = temp.resolve("diff.json");
        TestingInvocation culprit = new TestingInvocation(temp);
        culprit.run("diff", baseline, candidate, "--normalize", "recording", "--json", json);
        assertThat(culprit.exit()).as(culprit.err()).isIn(ExitCodes.OK, ExitCodes.REGRESSED);
        return new ObjectMapper().readTree(json.toFile());
    }
}
