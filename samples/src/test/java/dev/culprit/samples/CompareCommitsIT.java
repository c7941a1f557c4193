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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit compare} with real commits, real processes and the finished jars. */
@Tag("beside")
class CompareCommitsIT {

    @TempDir
    Path temp;

    private TestingHistory history;
    private Path json;
    private Path hanging;

    @BeforeEach
    void makeAHistory() throws Exception {
        history = new TestingHistory(temp.resolve("a repository"));
        json = temp.resolve("result.json");
        hanging = temp.resolve("hanging");
    }

    @Test
    void theCommitsCulpritIsNamedWithItsLine() throws Exception {
        int exit = run("compare", "HEAD~1", "HEAD", "--forks", "1", "--json", json.toString(), "--", "sh", "run.sh");

        assertThat(exit).as(said()).isEqualTo(1);
        JsonNode result = result();
        assertThat(result.at("/verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.at("/culprits/0/method").asText()).isEqualTo("price");
        assertThat(result.at("/culprits/0/callee/method").asText()).isEqualTo("tax");
        assertThat(result.at("/culprits/0/cause").asText()).isEqualTo("MORE_CALLS");
        assertThat(result.at("/baseline/commit").asText()).matches("[0-9a-f]{40}");
        assertThat(out()).contains(TestingShop.CULPRIT, "20,000 -> 60,000");
        assertThat(history.worktrees()).isEmpty();
        assertThat(history.root.resolve("out"))
                .as("the working tree is nobody's business")
                .doesNotExist();
    }

    @Test
    void aCommitAgainstItselfIsNeverARegressionAndSaysWhatItCouldHaveSeen() throws Exception {
        int exit = run(
                "compare",
                "HEAD",
                "HEAD",
                "--forks",
                "3",
                "--build",
                "mkdir -p out && javac -d out Shop.java",
                "--json",
                json.toString(),
                "--",
                "java",
                "-cp",
                "out",
                "Shop");

        assertThat(exit).as(said()).isZero();
        assertThat(result().at("/verdict").asText()).isNotEqualTo("REGRESSED");
        assertThat(err()).contains("an A/A comparison");
        assertThat(out().replaceAll("\\s+", " "))
                .containsAnyOf(
                        "No function adds more than",
                        "The noise may hide a slow-down of up to",
                        "These forks do not bound what may have been missed");
        assertThat(history.worktrees()).isEmpty();
    }

    @Test
    void uncommittedChangesAreComparedInPlace() throws Exception {
        history.change();

        int exit = run("compare", "HEAD", "--forks", "1", "--json", json.toString(), "--", "sh", "run.sh");

        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(err()).contains("comparing uncommitted changes of 1 file with HEAD (");
        assertThat(result().at("/candidate/commit").asText()).endsWith("-dirty");
        assertThat(result().at("/candidate/label").asText()).isEqualTo("working tree");
        assertThat(result().at("/culprits/0/method").asText()).isEqualTo("price");
        assertThat(out()).contains("-dirty)", TestingShop.CULPRIT);
        assertThat(history.root.resolve("out/Shop.class")).exists();
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws Exception {
        assertThat(run("compare", "no-such-branch", "--", "sh", "run.sh")).isEqualTo(2);

        assertThat(err().lines()).hasSize(1);
        assertThat(err())
                .startsWith("culprit: there is no commit 'no-such-branch'")
                .contains("git fetch");
        assertThat(history.root.resolve(".culprit")).doesNotExist();
    }

    @Test
    void aBuildThatFailsShowsItsOutputAndLeavesNoWorktree() throws Exception {
        assertThat(run("compare", "HEAD~1", "--build", "echo broken; exit 4", "--", "sh", "run.sh"))
                .isEqualTo(2);

        assertThat(err()).contains("building the baseline failed with exit code 4", "    | broken");
        assertThat(history.worktrees()).isEmpty();
    }

    @Test
    void anInterruptLeavesAReportAndNoWorktree() throws Exception {
        Process culprit = startHanging("--json", json.toString());
        ProcessHandle measured = hanging(culprit);
        assertThat(history.worktrees()).hasSize(2);

        // What Ctrl-C sends.
        new ProcessBuilder("kill", "-INT", Long.toString(culprit.pid())).start().waitFor();
        culprit.waitFor();
        measured.onExit().get(30, TimeUnit.SECONDS);

        assertThat(culprit.exitValue()).as(said()).isEqualTo(130);
        assertThat(history.worktrees()).isEmpty();
        assertThat(result().at("/baseline/forks").asInt()).isEqualTo(1);
        assertThat(result().at("/verdict").asText()).isEqualTo("REGRESSED");
        assertThat(out().replaceAll("\\s+", " "))
                .contains("Interrupted after 1 of at most 10 pairs of forks; an unfinished pair is left out.");
    }

    @Test
    void whatAKilledRunLeftBehindIsRemovedByTheNext() throws Exception {
        Process culprit = startHanging();
        ProcessHandle measured = hanging(culprit);
        culprit.destroyForcibly().waitFor();
        measured.destroyForcibly();
        assertThat(history.worktrees()).hasSize(2);

        run("compare", "HEAD~1", "HEAD", "--build", "exit 1", "--", "sh", "run.sh");

        assertThat(err()).contains("which an earlier comparison has left behind");
        assertThat(history.worktrees()).isEmpty();
    }

    private Process startHanging(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("compare", "HEAD~1", "HEAD", "--no-warmup"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--", "sh", "run.sh"));
        return start(arguments, hanging.toString());
    }

    private ProcessHandle hanging(Process culprit) throws Exception {
        while (!Files.exists(hanging)) {
            assertThat(culprit.waitFor(50, TimeUnit.MILLISECONDS)).as(said()).isFalse();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(hanging).strip()))
                .orElseThrow();
    }

    private int run(String... arguments) throws Exception {
        Process process = start(List.of(arguments), "");
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process start(List<String> arguments, String hang) throws IOException {
        List<String> command = new ArrayList<>(FinishedJars.culprit());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(history.root.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
        builder.environment().put("HANG", hang);
        String path = builder.environment().getOrDefault("PATH", "");
        builder.environment().put("PATH", Path.of(FinishedJars.java()).getParent() + ":" + path);
        return builder.start();
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(Files.readString(json));
    }

    private String said() throws IOException {
        return out() + err();
    }

    private String out() throws IOException {
        return Files.readString(temp.resolve("out"));
    }

    private String err() throws IOException {
        return Files.readString(temp.resolve("err"));
    }
}
