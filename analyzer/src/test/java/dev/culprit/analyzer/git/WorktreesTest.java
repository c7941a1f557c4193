package dev.culprit.analyzer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreesTest {

    @TempDir
    Path temp;

    private TestingRepository made;
    private Repository repository;

    @BeforeEach
    void makeARepository() throws Exception {
        made = new TestingRepository(temp.resolve("a repository"))
                .file("A", "1")
                .commit("one")
                .file("A", "2")
                .commit("two");
        repository = made.open();
    }

    @Test
    void aWorktreeHoldsItsCommitAndGoesAway() throws Exception {
        Path folder = temp.resolve("out/work trees");
        try (Worktrees worktrees = new Worktrees(repository, folder)) {
            Path tree = worktrees.add("baseline", repository.resolve("HEAD~1"));
            assertThat(tree.resolve("A")).hasContent("1");
            // As a build does.
            Files.writeString(tree.resolve("built"), "x");
        }

        assertThat(folder).doesNotExist();
        assertThat(listed()).hasSize(1);
    }

    @Test
    void twoOfOneCommitAreNoProblem() throws Exception {
        try (Worktrees worktrees = new Worktrees(repository, temp.resolve("trees"))) {
            Commit head = repository.resolve("HEAD");
            assertThat(worktrees.add("baseline", head)).isNotEqualTo(worktrees.add("candidate", head));
            assertThat(listed()).hasSize(3);
        }
        assertThat(listed()).hasSize(1);
    }

    @Test
    void aCheckOutThatFailsNamesTheCommitAndThePlace() throws Exception {
        Path folder = temp.resolve("trees");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("baseline"), "in the way");

        try (Worktrees worktrees = new Worktrees(repository, folder)) {
            assertThatThrownBy(() -> worktrees.add("baseline", repository.resolve("main")))
                    .isInstanceOf(GitFailure.class)
                    .hasMessageStartingWith("git cannot check main (")
                    .hasMessageContaining(folder.resolve("baseline").toString());
        }
    }

    @Test
    void keptOnesStayAndAreNobodysLeftovers() throws Exception {
        Path tree;
        try (Worktrees worktrees = new Worktrees(repository, temp.resolve("trees"))) {
            tree = worktrees.add("baseline", repository.resolve("HEAD"));
            assertThat(worktrees.keep()).containsExactly(tree);
        }

        assertThat(Worktrees.removeLeftovers(repository)).isEmpty();
        assertThat(tree.resolve("A")).hasContent("2");
        assertThat(listed()).noneMatch(line -> line.startsWith("locked"));
    }

    @Test
    void keptOnesAreNobodysLeftoversAfterAnInterruptionEither() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Repository stoppable = Repository.around(made.root, process -> {
            if (interrupted.get()) {
                throw new IOException("culprit is being stopped");
            }
            return ProcessStarter.waitFor(process);
        });
        Worktrees worktrees = new Worktrees(stoppable, temp.resolve("trees"));
        Path tree = worktrees.add("baseline", stoppable.resolve("HEAD"));
        interrupted.set(true);

        assertThat(worktrees.keep()).containsExactly(tree);

        String listed = String.join(
                "\n", repository.git().ask("worktree", "list", "--porcelain").lines());
        assertThat(listed).contains(tree.toString()).doesNotContain("locked");
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneUsesIsNot() throws Exception {
        Path dead = lockedBy(new Owner(deadPid(), 1), "dead");
        Path gone = lockedBy(new Owner(deadPid(), 1), "gone");
        delete(gone);
        Path recycled = lockedBy(new Owner(ProcessHandle.current().pid(), 1), "recycled");
        Path alive = lockedBy(Owner.ofThisProcess(), "alive");
        Path foreign = temp.resolve("foreign");
        made.git("worktree", "add", "--quiet", "--detach", foreign.toString());
        made.git("worktree", "lock", "--reason", "on a stick", foreign.toString());

        assertThat(Worktrees.removeLeftovers(repository)).containsExactlyInAnyOrder(dead, gone, recycled);

        assertThat(dead).doesNotExist();
        assertThat(alive.resolve("A")).exists();
        assertThat(foreign.resolve("A")).exists();
    }

    private Path lockedBy(Owner owner, String name) throws IOException {
        Path path = temp.toRealPath().resolve(name);
        made.git("worktree", "add", "--quiet", "--detach", path.toString());
        made.git("worktree", "lock", "--reason", owner.reason(), path.toString());
        return path;
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.pid();
    }

    private static void delete(Path tree) throws IOException {
        Files.delete(tree.resolve("A"));
        Files.delete(tree.resolve(".git"));
        Files.delete(tree);
    }

    private java.util.List<String> listed() throws GitFailure {
        return repository.git().ask("worktree", "list", "--porcelain").lines().stream()
                .filter(line -> line.startsWith("worktree ") || line.startsWith("locked"))
                .filter(line -> !line.startsWith("locked in use"))
                .toList();
    }
}
