package dev.culprit.analyzer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path temp;

    @Test
    void theMergeBaseIsWhereTheLinesParted() throws Exception {
        TestingRepository made = repository().commit("one").git("branch", "pr").commit("two");
        made.git("checkout", "--quiet", "pr").commit("three");
        Repository repository = made.open();
        History history = new History(repository);

        Commit base = history.mergeBase(repository.resolve("HEAD"), history.tip("main"));

        assertThat(base.id()).isEqualTo(repository.resolve("main~1").id());
        assertThat(history.contains(history.tip("main"), base)).isTrue();
        assertThat(history.contains(history.tip("main"), repository.resolve("pr")))
                .isFalse();
        assertThat(history.firstParents(repository.resolve("main"), 10))
                .containsExactly(repository.resolve("main").id(), base.id());
        assertThat(history.currentBranch()).contains("pr");
        assertThat(history.defaultBranch()).isEqualTo("main");
    }

    @Test
    void theRemotesBranchComesBeforeTheOneHere() throws Exception {
        TestingRepository origin =
                new TestingRepository(temp.resolve("origin")).commit("one").git("branch", "-m", "develop");
        TestingRepository clone = repository().git("remote", "add", "origin", origin.root.toString());
        clone.git("fetch", "--quiet", "origin").git("checkout", "--quiet", "-b", "develop", "origin/develop");
        clone.git("remote", "set-head", "origin", "develop").commit("only here");
        History history = new History(clone.open());

        assertThat(history.defaultBranch()).isEqualTo("develop");
        assertThat(history.tip("develop").id())
                .isEqualTo(clone.open().resolve("origin/develop").id());
        clone.git("checkout", "--quiet", "--detach");
        assertThat(history.currentBranch()).isEmpty();
    }

    @Test
    void onlyFilesThatGitKnowsMakeItDirty() throws Exception {
        TestingRepository made = repository().file("A.java", "1").commit("one");
        History history = new History(made.open());

        made.file("profiles/1.culprit", "");
        assertThat(history.isDirty()).isFalse();
        made.file("A.java", "2");
        assertThat(history.isDirty()).isTrue();
    }

    @Test
    void linesWithoutACommonCommitAreSaid() throws Exception {
        TestingRepository made = repository()
                .commit("one")
                .git("checkout", "--quiet", "--orphan", "other")
                .commit("two");
        Repository repository = made.open();

        assertThatThrownBy(() ->
                        new History(repository).mergeBase(repository.resolve("main"), repository.resolve("other")))
                .isInstanceOf(GitFailure.class)
                .hasMessageContaining("--base REF");
    }

    private TestingRepository repository() throws IOException {
        return new TestingRepository(temp.resolve("repository"));
    }
}
