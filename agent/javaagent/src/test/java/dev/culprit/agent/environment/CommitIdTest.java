package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommitIdTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final Map<String, String> GITHUB = Map.of("GITHUB_ACTIONS", "true", "GITHUB_SHA", "of-ci");

    @TempDir
    private Path root;

    @Test
    void whatTheUserSaysWins() throws IOException {
        write(".git/HEAD", HASH);

        assertThat(CommitId.find("mine-dirty", GITHUB, root.toFile())).isEqualTo("mine-dirty");
    }

    @Test
    void aDetachedHeadIsRead() throws IOException {
        write(".git/HEAD", HASH + "\n");

        assertThat(find()).isEqualTo(HASH);
    }

    @Test
    void aBranchIsFollowed() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", HASH + "\n");

        assertThat(find()).isEqualTo(HASH);
    }

    @Test
    void aPackedBranchIsFound() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n");

        assertThat(find()).isEqualTo(HASH);
    }

    @Test
    void aWorktreeIsFollowed() throws IOException {
        write(".git", "gitdir: real/worktrees/w\n");
        write("real/worktrees/w/HEAD", "ref: refs/heads/topic\n");
        write("real/worktrees/w/commondir", "../..\n");
        write("real/refs/heads/topic", HASH + "\n");

        assertThat(find()).isEqualTo(HASH);
    }

    @Test
    void withoutGitTheCiSystemIsAsked() {
        assertThat(CommitId.find(null, GITHUB, root.toFile())).isEqualTo("of-ci");
    }

    @Test
    void otherwiseItIsUnknown() throws IOException {
        write(".git/HEAD", "ref: refs/heads/unborn\n");

        assertThat(find()).isNull();
    }

    private String find() {
        return CommitId.find(null, Map.of(), root.toFile());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}
