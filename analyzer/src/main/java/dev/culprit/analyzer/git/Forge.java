package dev.culprit.analyzer.git;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people read the source of a repository, by what its remote is called. User names and passwords of the remote are left out.
 *
 * @param repository what is asked
 */
public record Forge(Repository repository) {

    /** {@code https://user@host:1/path.git}, {@code ssh://git@host/path.git}, {@code git@host:path.git}. */
    private static final Pattern REMOTE = Pattern.compile(
            "(?:(?:https?|ssh|git)://(?:[^/@\\s]*@)?([A-Za-z0-9.-]+)(?::\\d+)?/|[^/@:\\s]+@([A-Za-z0-9.-]+):)(.+?)(?:\\.git)?/*");

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

    /** The address of a line, with {@code {commit}}, {@code {path}} and {@code {line}}; nothing when the remote is of no known forge. */
    public Optional<String> template() throws GitFailure {
        Git.Answer remote = repository.git().ask("remote", "get-url", "origin");
        return remote.ok() ? template(remote.out()) : Optional.empty();
    }

    static Optional<String> template(String remote) {
        Matcher matcher = REMOTE.matcher(remote.strip());
        if (!matcher.matches() || !PATH.matcher(matcher.group(3)).matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String project = "https://" + host + "/" + matcher.group(3);
        if (host.equals("github.com") || host.startsWith("github.")) {
            return Optional.of(project + "/blob/{commit}/{path}#L{line}");
        }
        if (host.equals("gitlab.com") || host.startsWith("gitlab.")) {
            return Optional.of(project + "/-/blob/{commit}/{path}#L{line}");
        }
        return host.equals("bitbucket.org")
                ? Optional.of(project + "/src/{commit}/{path}#lines-{line}")
                : Optional.empty();
    }

    /** The files of a commit, from the top; empty when it is not here. Names that are no UTF-8 are not what git has. */
    public List<String> files(String commit) throws GitFailure {
        Git.Answer tree = repository
                .git()
                .ask("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "--full-tree", commit);
        return tree.ok() ? tree.lines() : List.of();
    }
}
