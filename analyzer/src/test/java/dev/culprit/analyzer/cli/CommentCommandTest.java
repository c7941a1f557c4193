package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.cli.comment.GitHub;
import dev.culprit.analyzer.cli.comment.PullRequestComment;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is sent; what is sent is in the samples' {@code ActionIT}. */
class CommentCommandTest {

    private static final URI API = URI.create("https://api.github.com");

    @TempDir
    Path temp;

    @Test
    void withoutATokenNothingIsSentAndTheMissingVariableIsNamed() throws Exception {
        Path markdown = Files.writeString(temp.resolve("culprit.md"), "### culprit");

        TestingInvocation culprit = new TestingInvocation(temp)
                .run("comment", "--pull-request", "7", "--repository", "acme/shop", markdown);

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).contains("GITHUB_TOKEN is not set").hasLineCount(1);
    }

    @Test
    void whatIsTooLongOrMissingIsNamed() throws Exception {
        Path markdown = Files.writeString(temp.resolve("culprit.md"), "x".repeat(64_001));

        assertThat(new TestingInvocation(temp)
                        .run("comment", "--pull-request", "7", markdown)
                        .err())
                .contains("too long for a comment");
        assertThat(new TestingInvocation(temp)
                        .run("comment", "--pull-request", "7", temp.resolve("none"))
                        .err())
                .contains("cannot read");
        assertThat(new TestingInvocation(temp).run("comment", markdown).exit()).isEqualTo(2);
    }

    @Test
    void aTokenIsSentOnlyWhereNobodyElseReadsIt() {
        assertThatThrownBy(() -> new GitHub(URI.create("http://api.github.com"), "acme/shop", "token"))
                .hasMessageContaining("in the clear");
        assertThatThrownBy(() -> new GitHub(API, "acme/shop/../other", "token")).hasMessageContaining("owner/name");
        assertThatThrownBy(() -> new GitHub(API, "acme/shop", "a\ntoken")).hasMessageNotContaining("\n");
        assertThatThrownBy(() -> new PullRequestComment(new GitHub(API, "acme/shop", "token"), "--> injected", "bot"))
                .hasMessageContaining("is not a name");
    }
}
