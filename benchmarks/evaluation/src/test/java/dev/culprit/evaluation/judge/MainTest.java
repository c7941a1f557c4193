package dev.culprit.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void anAnswerHasTheIdTheResultAndPartsThatAddUp() throws IOException {
        JsonNode answer = Main.answer(job(profile("baseline", 10), profile("candidate", 30)));

        assertThat(answer.path("id").asText()).isEqualTo("x/1");
        assertThat(answer.path("error").isMissingNode()).isTrue();
        assertThat(answer.at("/result/culprits/0/cause").asText()).isEqualTo("MORE_CALLS");
        assertThat(answer.at("/result/culprits/0/callee/method").asText()).isEqualTo("work");
        assertThat(answer.path("partsError").asDouble()).isCloseTo(0, within(1.0));
    }

    @Test
    void aSetThatCannotBeReadIsAnAnswerToo() throws IOException {
        JsonNode answer = Main.answer(job(folder.resolve("none.culprit"), profile("candidate", 30)));

        assertThat(answer.path("id").asText()).isEqualTo("x/1");
        assertThat(answer.path("error").asText()).contains("none.culprit");
        assertThat(answer.path("result").isMissingNode()).isTrue();
    }

    private static JsonNode job(Path baseline, Path candidate) {
        ObjectNode job = JSON.createObjectNode().put("id", "x/1");
        job.putArray("baseline").add(baseline.toString());
        job.putArray("candidate").add(candidate.toString());
        return job;
    }

    /** A profile of {@code main} that calls {@code work} {@code calls} times, for a millisecond each. */
    private Path profile(String name, long calls) throws IOException {
        long work = calls * 1_000_000;
        CallTree tree = new CallTree(
                "main",
                1,
                new int[] {-1, 0},
                new int[] {0, 1},
                new int[] {0, 5},
                new long[] {1, calls},
                new long[] {work + 1000, work},
                new long[] {1000, work});
        Manifest manifest = new Manifest(
                "1",
                new ProcessInfo(1, 0, 1, 1, "java", "/", null),
                "1",
                null,
                Map.of(),
                Map.of(),
                new InstrumentationPlan(List.of(), List.of(), "/", 1, 2, Map.of(), List.of()),
                ProbeCost.UNKNOWN,
                Map.of(),
                new Completeness(true, 0, 0, 0, List.of()));
        List<MethodInfo> methods =
                List.of(method("main", List.of(new MethodInfo.Site(5, 1))), method("work", List.of()));
        Path file = folder.resolve(name + ".culprit");
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(new Profile(manifest, methods, List.of(tree), List.of(), List.of()), out);
        }
        return file;
    }

    private static MethodInfo method(String name, List<MethodInfo.Site> sites) {
        return new MethodInfo("a.A", name, "()V", "A.java", 1, 9, name.hashCode(), sites);
    }
}
