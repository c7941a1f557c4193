package dev.culprit.analyzer.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository with a working tree.
 *
 * @param git git at {@code root}
 * @param root the top of the working tree
 * @param subdirectory from {@code root} to where culprit was started, empty at the top itself
 */
public record Repository(Git git, Path root, Path subdirectory) {

    /**
     * The repository whose working tree {@code directory} is in.
     *
     * @throws GitFailure if there is none
     */
    public static Repository around(Path directory, ProcessStarter starter) throws GitFailure {
        Git git = new Git(directory, starter);
        Git.Answer top = git.ask("rev-parse", "--show-toplevel");
        if (!top.ok()) {
            throw new GitFailure(
                    top.error().startsWith("not a git repository")
                            ? directory + " is in no git repository; go to one, or compare two commands with"
                                    + " --baseline-command and --candidate-command"
                            : "git does not take " + directory + " for a working tree: " + top.error());
        }
        String prefix = git.ask("rev-parse", "--show-prefix").out();
        Path root = Path.of(top.out());
        return new Repository(git.in(root), root, Path.of(prefix));
    }

    /**
     * The commit that {@code name} stands for.
     *
     * @throws GitFailure if there is none; the message says what to try
     */
    public Commit resolve(String name) throws GitFailure {
        Git.Answer answer = id(name);
        if (answer.ok() && !answer.out().isEmpty()) {
            return new Commit(name, answer.out());
        }
        throw new GitFailure("there is no commit '" + name + "' in " + root + "; " + advice(name));
    }

    private Git.Answer id(String name) throws GitFailure {
        return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
    }

    private String advice(String name) throws GitFailure {
        if (!id("HEAD").ok()) {
            return "it has no commit at all yet";
        }
        for (String remote : git.ask("remote").lines()) {
            if (id(remote + "/" + name).ok()) {
                return "there is " + remote + "/" + name + ": write that, or fetch it with 'git fetch " + remote + " "
                        + name + ":" + name + "'";
            }
        }
        return git.ask("rev-parse", "--is-shallow-repository").out().equals("true")
                ? "the clone is shallow: get the history with 'git fetch --unshallow', in CI with a checkout of full depth"
                : "check the spelling, or get it with 'git fetch'";
    }

    /**
     * What is in a file of {@code commit}.
     *
     * @param path from the top of the working tree, with slashes
     * @return null when there is no such file
     */
    public @Nullable String file(Commit commit, String path) throws GitFailure {
        Git.Answer answer = git.ask("show", commit.id() + ":" + path);
        return answer.ok() ? answer.out() : null;
    }

    /** Uncommitted changes, one line of {@code git status --porcelain} per file; files that git ignores do not count. */
    public List<String> changes() throws GitFailure {
        Git.Answer status = git.ask("status", "--porcelain", "--untracked-files=normal");
        if (!status.ok()) {
            throw new GitFailure("git cannot tell the state of " + root + ": " + status.error());
        }
        return status.lines();
    }

    /** What a worktree of {@code commit} lacks, one plain sentence each. */
    public List<String> missingIn(Commit commit) throws GitFailure {
        List<String> missing = new ArrayList<>();
        if (git.ask("cat-file", "-e", commit.id() + ":.gitmodules").ok()) {
            missing.add(commit.inWords() + " has submodules, which a worktree does not hold; if they are needed, begin"
                    + " --build with 'git submodule update --init --recursive &&'");
        }
        if (git.ask("show", commit.id() + ":.gitattributes").out().contains("filter=lfs")) {
            missing.add(
                    commit.inWords() + " has files in Git LFS; where git-lfs is not installed, a worktree holds only"
                            + " pointers to them");
        }
        return missing;
    }
}
