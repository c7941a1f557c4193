package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.comment.CommentFailure;
import dev.culprit.analyzer.cli.comment.GitHub;
import dev.culprit.analyzer.cli.comment.PullRequestComment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit comment}. */
@Command(
        name = "comment",
        description = {
            "Writes what --markdown wrote as a comment on a pull request at GitHub; the same comment is written anew each time.",
            "The token is in the variable GITHUB_TOKEN. This is the only command that uses the network."
        },
        mixinStandardHelpOptions = true)
final class CommentCommand implements Callable<Integer> {

    /** GitHub refuses comments of more than 65,536 characters; what culprit writes is shorter than 60 kB. */
    private static final int LONGEST = 64_000;

    private static final String API = "https://api.github.com";

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "F", description = "The Markdown.")
    Path markdown = Path.of("");

    @ArgGroup(multiplicity = "1")
    Target target = new Target();

    /** Which pull request. */
    static final class Target {

        @Option(
                names = "--pull-request",
                paramLabel = "N",
                required = true,
                description = "Number of the pull request.")
        @Nullable
        Long pullRequest;

        @Option(
                names = "--commit",
                paramLabel = "SHA",
                required = true,
                description = "The open pull request whose head is this commit; without one, nothing is written.")
        @Nullable
        String commit;
    }

    @Option(
            names = "--key",
            paramLabel = "NAME",
            defaultValue = "check",
            description = "Tells several comments on one pull request apart (default: ${DEFAULT-VALUE}).")
    String key = "check";

    @Option(
            names = "--author",
            paramLabel = "LOGIN",
            defaultValue = "github-actions[bot]",
            description = "Account of the token; only its comments are written anew (default: ${DEFAULT-VALUE}).")
    String author = "github-actions[bot]";

    @Option(
            names = "--repository",
            paramLabel = "OWNER/NAME",
            description = "The repository at GitHub (default: the variable GITHUB_REPOSITORY).")
    @Nullable
    String repository;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Where GitHub's interface is (default: the variable GITHUB_API_URL, else " + API + ").")
    @Nullable
    URI api;

    CommentCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure {
        String text = text();
        try {
            PullRequestComment comment = new PullRequestComment(gitHub(), key, author);
            Long pullRequest = target.commit == null ? target.pullRequest : comment.pullRequestOf(target.commit);
            if (pullRequest == null) {
                Errors.print(
                        invocation.errWriter(),
                        "no open pull request has the head " + target.commit + "; no comment is written");
                return ExitCodes.OK;
            }
            invocation.out().println(comment.write(pullRequest, text));
            return ExitCodes.OK;
        } catch (CommentFailure e) {
            throw new CommandFailure("cannot comment: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private GitHub gitHub() throws CommandFailure {
        URI address = api != null ? api : URI.create(invocation.environment().getOrDefault("GITHUB_API_URL", API));
        return new GitHub(
                address,
                repository != null ? repository : variable("GITHUB_REPOSITORY", "name it with --repository OWNER/NAME"),
                variable("GITHUB_TOKEN", "set it to a token that may write comments on pull requests"));
    }

    private String variable(String name, String otherwise) throws CommandFailure {
        String value = invocation.environment().get(name);
        if (value == null || value.isBlank()) {
            throw new CommandFailure("the variable " + name + " is not set; " + otherwise);
        }
        return value;
    }

    private String text() throws CommandFailure {
        try {
            if (Files.size(markdown) > LONGEST) {
                throw new CommandFailure(markdown + " has more than " + LONGEST
                        + " bytes, which is too long for a comment; write it with --markdown");
            }
            return Files.readString(markdown, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + markdown + " (" + e + "); write it with --markdown");
        }
    }
}
