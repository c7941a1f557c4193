package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit check} with a real repository, real JVMs with the agent, and the finished jars. */
@Tag("beside")
class CheckIT {

    @TempDir
    Path temp;

    private TestingHistory history;
    private Path store;
    private Path json;
    private Path sarif;

    /** One story, as its forks are shared: main is saved, a change that calls more fails, one that does not passes. */
    @Test
    void aChangeThatIsSlowerFailsAtItsLineAndOneThatIsNotPasses() throws Exception {
        history = new TestingHistory(temp.resolve("a repository"));
        store = temp.resolve("store");
        json = temp.resolve("result.json");
        sarif = temp.resolve("result.sarif");
        history.git("branch", "slower");
        history.git("reset", "--quiet", "--hard", "HEAD~1");
        assertThat(record("main")).as(said()).isZero();
        assertThat(culprit("baseline", "save", set("main"), "--store", store.toString()))
                .as(said())
                .isZero();

        history.git("checkout", "--quiet", "slower");
        assertThat(record("slower")).as(said()).isZero();
        int slower = check("slower");

        assertThat(slower).as(said()).isEqualTo(1);
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(result.at("/verdict").asText()).isEqualTo("REGRESSED");
        // Where the machine is not as fast as it was for the baseline, that counts as none, and the merge base is
        // measured at once.
        assertThat(result.at("/reasons/0").asText())
                .as(said())
                .matches(
                        "(Measured again before anybody is accused:|There is no baseline to compare times with, so) .*");
        assertThat(result.at("/baseline/label").asText()).endsWith(", measured now");
        assertThat(result.at("/culprits/0/method").asText()).isEqualTo("price");
        assertThat(result.at("/culprits/0/callee/method").asText()).isEqualTo("tax");
        assertThat(out()).contains(TestingShop.CULPRIT, "20,000 -> 60,000");
        JsonNode place =
                new ObjectMapper().readTree(sarif.toFile()).at("/runs/0/results/0/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("Shop.java");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(13);
        assertThat(history.worktrees()).isEmpty();

        history.git("checkout", "--quiet", "-b", "harmless", "main");
        Files.writeString(history.root.resolve("README.md"), "A shop.\n");
        history.git("add", "--all");
        history.git("commit", "--quiet", "-m", "Describe it");
        assertThat(record("harmless")).as(said()).isZero();
        int harmless = check("harmless");

        assertThat(harmless).as(said()).isZero();
        assertThat(new ObjectMapper().readTree(json.toFile()).at("/culprits"))
                .as(said())
                .isEmpty();
    }

    private int record(String name) throws Exception {
        Files.deleteIfExists(history.root.resolve("out/Shop.class"));
        return culprit("run", "-o", set(name), "--forks", "2", "--", "sh", "run.sh");
    }

    private int check(String name) throws Exception {
        return culprit(
                "check",
                set(name),
                "--store",
                store.toString(),
                "--json",
                json.toString(),
                "--sarif",
                sarif.toString(),
                "--",
                "sh",
                "run.sh");
    }

    private String set(String name) {
        return temp.resolve(name).toString();
    }

    private int culprit(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(FinishedJars.culprit());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(history.root.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
        String path = builder.environment().getOrDefault("PATH", "");
        builder.environment().put("PATH", Path.of(FinishedJars.java()).getParent() + ":" + path);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return out() + Files.readString(temp.resolve("err"));
    }

    private String out() throws IOException {
        return Files.readString(temp.resolve("out"));
    }
}
