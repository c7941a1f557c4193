package dev.culprit.samples.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.samples.action.TestingRunner.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The action's steps with a repository that is really cloned, the launcher, the agent and a small program: what a project goes through from its first
 * run on.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the steps are of bash")
@Timeout(300)
@Tag("beside")
final class ActionIT {

    @TempDir
    private Path temp;

    private ServedRepository repository;
    private TestingGitHub gitHub;
    private Path caches;
    private int jobs;

    @BeforeEach
    void open() throws Exception {
        repository = new ServedRepository(temp);
        gitHub = new TestingGitHub();
        caches = temp.resolve("caches");
    }

    @AfterEach
    void close() {
        gitHub.close();
    }

    @Test
    void aProjectIsMeasuredFromItsFirstRunOnAndAForksPullRequestIsJudgedWhereNothingOfItRuns() throws Exception {
        Job first = measuring(repository.cloned(repository.head())).push("main").run();
        assertThat(first.exit()).as(first.log()).isZero();
        assertThat(first.outputs()).containsEntry("verdict", "NO_BASELINE").containsEntry("saved", "true");
        assertThat(first.summary()).contains("NO BASELINE", "Recorded as the baseline of main");

        Job second = measuring(repository.cloned(repository.document("main", "open daily")))
                .push("main")
                .run();
        assertThat(second.exit()).as(second.log()).isZero();
        assertThat(second.outputs().get("verdict")).isNotEqualTo("NO_BASELINE");
        assertThat(entries()).hasSize(2);

        repository.branch("slow");
        String slow = repository.slowDown("slow");
        Job regressed =
                measuring(repository.cloned(slow)).pullRequest("somebody/shop").run();
        assertThat(regressed.exit()).as(regressed.log()).isEqualTo(1);
        assertThat(regressed.outputs()).containsEntry("verdict", "REGRESSED").containsEntry("exit-code", "1");
        assertThat(regressed.summary()).contains("Shop.java:13");
        assertThat(regressed.ran()).doesNotContain("Save the baseline", "Keep the baselines", "Comment");
        assertThat(regressed.artifact().resolve("culprit-report"))
                .isDirectoryContaining("glob:**.{html,json,md,sarif,xml}");

        commentsOn(slow, regressed.artifact());
        repository.checkOut("main");
        repository.branch("harmless");
        Job harmless = measuring(repository.cloned(repository.document("harmless", "closed on Sundays")))
                .pullRequest("acme/shop")
                .with("comment-token", TestingGitHub.TOKEN)
                .variable("GITHUB_API_URL", gitHub.address())
                .run();
        assertThat(harmless.exit()).as(harmless.log()).isZero();
        assertThat(harmless.ran()).contains("Comment");
        assertThat(entries()).hasSize(2);
        assertThat(gitHub.comments("github-actions[bot]"))
                .singleElement()
                .asString()
                .doesNotContain("REGRESSED");
    }

    /** As performance-comment.yml does: a clone of main, the profiles of the fork's job, a token that may comment. */
    private void commentsOn(String head, Path artifact) throws Exception {
        gitHub.pullRequest(6, "0".repeat(40));
        gitHub.pullRequest(7, head);
        String somebodys = "<!-- culprit comment: check -->\nall is well";
        gitHub.comment("somebody", somebodys);
        for (int time = 1; time <= 2; time++) {
            Path main = repository.cloned("origin/main");
            TestingRunner.copy(artifact, main.resolve("handed-over"));
            Files.writeString(main.resolve("handed-over/run.sh"), "exit 1\n");
            Job judged = runner(main)
                    .push("main")
                    .with("set", "handed-over")
                    .with("untrusted", "true")
                    .with("check-options", "--base origin/main")
                    .with("artifact", "")
                    .with("comment-token", TestingGitHub.TOKEN)
                    .with("comment-commit", head)
                    .variable("GITHUB_API_URL", gitHub.address())
                    .run();
            assertThat(judged.exit()).as(judged.log()).isEqualTo(1);
            assertThat(judged.outputs()).containsEntry("verdict", "REGRESSED");
            assertThat(judged.ran()).contains("Comment").doesNotContain("Measure", "Save the baseline");
            assertThat(judged.log()).doesNotContain(TestingGitHub.TOKEN);
            assertThat(main.resolve("handed-over/run.sh")).doesNotExist();
        }
        assertThat(gitHub.comments("github-actions[bot]"))
                .as("the second time the comment is written anew")
                .singleElement()
                .asString()
                .contains("REGRESSED", "Shop.java:13");
        assertThat(gitHub.comments("somebody")).containsExactly(somebodys);
        assertThat(gitHub.refused()).isEmpty();
    }

    @Test
    void whatCannotBeComparedIsNamedAndNeverPassesForClean() throws Exception {
        measuring(repository.cloned(repository.head())).push("main").run();
        for (int i = 0; i < 3; i++) {
            repository.document("main", "version " + i);
        }
        repository.branch("slow");
        Path clone = repository.cloned(repository.slowDown("slow"));
        Job measured =
                measuring(clone).with("check", "false").pullRequest("acme/shop").run();
        assertThat(measured.ran()).containsExactly("Measure", "Upload the report and the profiles");

        Files.writeString(clone.resolve("old.yml"), "baseline:\n  max-commits: 2\n");
        Job old = runner(clone)
                .pullRequest("acme/shop")
                .with("check-options", "--config old.yml")
                .run();
        assertThat(old.outputs()).containsEntry("verdict", "REGRESSED");
        assertThat(old.summary()).contains("The baseline is old: 3 commits before the wanted one");

        environment(clone.resolve(".culprit/profiles"), "cpu.model", "Another Processor");
        Job elsewhere = runner(clone).pullRequest("acme/shop").run();
        assertThat(elsewhere.exit()).as(elsewhere.log()).isZero();
        assertThat(elsewhere.outputs()).containsEntry("verdict", "NOT_COMPARABLE");
        assertThat(elsewhere.summary()).contains("Another Processor");

        TestingRunner.copy(caches, temp.resolve("kept"));
        caches = temp.resolve("deleted");
        Path fresh = repository.cloned("origin/slow");
        TestingRunner.copy(clone.resolve(".culprit/profiles"), fresh.resolve(".culprit/profiles"));
        Job gone = runner(fresh).pullRequest("acme/shop").run();
        assertThat(gone.exit()).as(gone.log()).isZero();
        assertThat(gone.outputs()).containsEntry("verdict", "NO_BASELINE");
        Job strict = runner(fresh)
                .pullRequest("acme/shop")
                .with("check-options", "--strict")
                .run();
        assertThat(strict.exit()).as(strict.log()).isEqualTo(3);
        assertThat(strict.ran()).contains("Upload the report and the profiles");
    }

    @Test
    void shardsThatAreMeasuredApartAreJudgedTogether() throws Exception {
        Path main = shards(repository.cloned(repository.head()));
        Job saved = runner(main).push("main").with("set", "shard-1,shard-2").run();
        assertThat(saved.outputs()).containsEntry("verdict", "NO_BASELINE").containsEntry("saved", "true");
        repository.branch("slow");

        Path slow = shards(repository.cloned(repository.slowDown("slow")));
        Job judged = runner(slow)
                .pullRequest("acme/shop")
                .with("set", "shard-1,shard-2")
                .run();

        assertThat(judged.exit()).as(judged.log()).isEqualTo(1);
        assertThat(judged.outputs()).containsEntry("verdict", "REGRESSED");
        assertThat(judged.summary()).contains("Shop.java:13");
    }

    private Path shards(Path clone) throws Exception {
        measuring(clone)
                .with("set", "shard-1")
                .with("command", "sh run.sh part")
                .with("check", "false")
                .push("main")
                .run();
        measuring(clone)
                .with("set", "shard-2")
                .with("check", "false")
                .push("main")
                .run();
        return clone;
    }

    @Test
    void whatWasHandedOverAndIsMoreThanFilesIsRefused() throws Exception {
        Path clone = repository.cloned(repository.head());
        Path set = Files.createDirectories(clone.resolve("handed-over"));
        Path outside = Files.writeString(temp.resolve("a secret"), "of the runner");
        Files.createSymbolicLink(set.resolve("1-1-1.culprit"), outside);

        Job job = runner(clone)
                .push("main")
                .with("set", "handed-over")
                .with("untrusted", "true")
                .run();

        assertThat(job.exit()).isEqualTo(1);
        assertThat(job.log()).contains("neither file nor directory");
        assertThat(job.ran()).doesNotContain("Check", "Comment");
    }

    private TestingRunner measuring(Path clone) throws Exception {
        // Other work on this machine makes it faster and slower by more than a comparison stands.
        return runner(clone)
                .with("command", "sh run.sh")
                .with("forks", "1")
                .afterMeasuring(set -> environment(set, "calibration.nanos", "100000"));
    }

    private TestingRunner runner(Path clone) throws Exception {
        return new TestingRunner(caches, clone, temp.resolve("runner " + ++jobs));
    }

    private List<Path> entries() throws Exception {
        try (Stream<Path> entries = Files.list(caches.resolve("entries"))) {
            return entries.toList();
        }
    }

    /** Has the profiles of a set say something else of the machine that they were recorded on. */
    private static void environment(Path set, String fact, String value) throws Exception {
        int changed = 0;
        try (Stream<Path> profiles = Files.list(set)) {
            for (Path profile : profiles.filter(file -> file.toString().endsWith(".culprit"))
                    .toList()) {
                try (FileSystem zip = FileSystems.newFileSystem(profile)) {
                    Path manifest = zip.getPath("manifest.json");
                    String text = Files.readString(manifest, StandardCharsets.UTF_8);
                    String other = text.replaceFirst("(\"" + fact + "\" *: *)\"[^\"]*\"", "$1\"" + value + '"');
                    changed += other.equals(text) ? 0 : 1;
                    Files.writeString(manifest, other);
                }
            }
        }
        // A compiler's JVM is not asked how fast it is.
        assertThat(changed).as("profiles of " + set + " that have " + fact).isPositive();
    }
}
