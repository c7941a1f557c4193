package dev.culprit.analyzer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

    @TempDir
    Path temp;

    @Test
    void aNameIsResolvedToItsCommit() throws Exception {
        Repository repository =
                repository().commit("one").git("tag", "v1").commit("two").open();

        Commit head = repository.resolve("HEAD");

        assertThat(head.id()).matches("[0-9a-f]{40}");
        assertThat(repository.resolve("HEAD~1").id())
                .isEqualTo(repository.resolve("v1").id())
                .isNotEqualTo(head.id());
        assertThat(repository.resolve(head.shortId()).inWords()).isEqualTo(head.shortId());
        assertThat(repository.resolve("v1").inWords()).startsWith("v1 (");
    }

    @Test
    void theDirectoryBelowTheTopIsKept() throws Exception {
        TestingRepository made =
                repository().file("app/src/A.java", "class A {}").commit("one");

        Repository repository = Repository.around(made.root.resolve("app/src"), ProcessStarter::waitFor);

        assertThat(repository.root()).isEqualTo(made.root);
        assertThat(repository.subdirectory()).isEqualTo(Path.of("app/src"));
    }

    @Test
    void aDirectoryOutsideAnyRepositoryIsNamed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));

        assertThatThrownBy(() -> Repository.around(outside, ProcessStarter::waitFor))
                .isInstanceOf(GitFailure.class)
                .hasMessageContaining(outside + " is in no git repository")
                .hasMessageContaining("--baseline-command");
    }

    @Test
    void anUnknownCommitSaysWhatToTry() throws Exception {
        Repository repository = repository().commit("one").open();

        assertThatThrownBy(() -> repository.resolve("no-such"))
                .hasMessageStartingWith("there is no commit 'no-such' in " + repository.root())
                .hasMessageContaining("git fetch");
        assertThatThrownBy(() -> repository.resolve("--all")).hasMessageContaining("no commit '--all'");
    }

    @Test
    void aRepositoryWithoutCommitsIsNoRiddle() throws Exception {
        Repository repository = repository().open();

        assertThatThrownBy(() -> repository.resolve("HEAD")).hasMessageContaining("no commit at all yet");
    }

    @Test
    void aBranchThatOnlyTheRemoteHasIsFound() throws Exception {
        TestingRepository origin = repository().commit("one").git("branch", "topic");
        Path clone = temp.resolve("clone");
        origin.git("clone", "--quiet", origin.root.toString(), clone.toString());

        Repository repository = Repository.around(clone, ProcessStarter::waitFor);

        assertThatThrownBy(() -> repository.resolve("topic")).hasMessageContaining("there is origin/topic");
    }

    @Test
    void aShallowCloneIsToldFromAMistypedName() throws Exception {
        TestingRepository origin = repository().commit("one").commit("two");
        Path clone = temp.resolve("clone");
        origin.git("clone", "--quiet", "--depth", "1", "file://" + origin.root, clone.toString());

        Repository repository = Repository.around(clone, ProcessStarter::waitFor);

        assertThatThrownBy(() -> repository.resolve("HEAD~1")).hasMessageContaining("git fetch --unshallow");
    }

    @Test
    void uncommittedChangesAreCountedAndIgnoredFilesAreNot() throws Exception {
        TestingRepository made =
                repository().file(".gitignore", "target\n").file("A", "1").commit("one");
        assertThat(made.open().changes()).isEmpty();

        made.file("A", "2").file("B", "new").file("target/C", "built");

        assertThat(made.open().changes()).containsExactlyInAnyOrder(" M A", "?? B");
    }

    @Test
    void whatAWorktreeLacksIsSaid() throws Exception {
        Repository repository = repository()
                .commit("plain")
                .file(".gitmodules", "")
                .file(".gitattributes", "*.bin filter=lfs diff=lfs\n")
                .commit("more")
                .open();

        assertThat(repository.missingIn(repository.resolve("HEAD~1"))).isEmpty();
        assertThat(repository.missingIn(repository.resolve("HEAD")))
                .hasSize(2)
                .anyMatch(text -> text.contains("submodules"))
                .anyMatch(text -> text.contains("Git LFS"));
    }

    private TestingRepository repository() throws IOException {
        return new TestingRepository(temp.resolve("repository"));
    }
}
