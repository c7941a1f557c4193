package dev.culprit.agent.thinning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThinningPlanTest {

    @TempDir
    private Path directory;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String entry(String name, String timing) {
        return "{\"class\":\"a.B\",\"name\":\"" + name + "\",\"descriptor\":\"()V\",\"timing\":\"" + timing + "\"}";
    }

    @Test
    void aJsonFileSaysWhichMethodsAreThinned() throws IOException {
        Path file = write("plan.json", "{\"thinned\":[" + entry("one", "SAMPLED") + "," + entry("two", "OFF") + "]}");

        ThinningPlan plan = ThinningPlan.read(file.toFile());

        assertThat(plan.isGiven()).isTrue();
        assertThat(plan.of("a.B", "one", "()V")).isEqualTo(Timing.SAMPLED);
        assertThat(plan.of("a.B", "two", "()V")).isEqualTo(Timing.OFF);
        assertThat(plan.of("a.B", "two", "(I)V")).isEqualTo(Timing.EVERY);
        assertThat(plan.of("a.C", "one", "()V")).isEqualTo(Timing.EVERY);
    }

    @Test
    void ofTwoEntriesTheOneCountsThatMeasuresLess() throws IOException {
        Path file =
                write("plan.json", "{\"thinned\":[" + entry("one", "COUNTED") + "," + entry("one", "SAMPLED") + "]}");

        assertThat(ThinningPlan.read(file.toFile()).of("a.B", "one", "()V")).isEqualTo(Timing.COUNTED);
    }

    @Test
    void withoutAFileThereIsNoPlan() throws IOException {
        assertThat(ThinningPlan.read(null).isGiven()).isFalse();
        assertThat(ThinningPlan.read(null).of("a.B", "one", "()V")).isEqualTo(Timing.EVERY);
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path noJson = write("notes.txt", "hello");
        Path wrongTiming = write("wrong.json", "{\"thinned\":[" + entry("one", "EVERY") + "]}");
        Path noPlan = write("other.json", "{\"name\":\"x\"}");
        Path halfProfile = write("half.culprit", "PK\3\4half a zip file");
        Path missing = directory.resolve("missing.json");
        Path empty = Files.createDirectory(directory.resolve("empty"));

        for (Path file : new Path[] {noJson, wrongTiming, noPlan, halfProfile, missing, empty}) {
            assertThatThrownBy(() -> ThinningPlan.read(file.toFile()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot read the plan " + file + " (option plan): ");
        }
    }
}
