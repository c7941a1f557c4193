package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.ShellWords;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.git.Worktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The trees of two commits while they are compared. Their worktrees do not outlive it, however culprit ends. */
final class CheckedOut implements AutoCloseable {

    private final Invocation invocation;
    private final Repository repository;
    private final ComparedCommits commits;
    private final Worktrees worktrees;
    private final boolean keep;
    private final Runnable interrupted;

    /** @param folder where worktrees go, absolute */
    CheckedOut(Invocation invocation, Repository repository, ComparedCommits commits, Path folder, boolean keep) {
        this.invocation = invocation;
        this.repository = repository;
        this.commits = commits;
        this.keep = keep;
        this.worktrees = new Worktrees(repository, folder);
        this.interrupted = this::release;
        invocation.children().whenStopped(interrupted);
    }

    /** The command in the baseline's tree, in the directory that culprit was started in. */
    MeasuredCommand baseline(List<String> words) throws GitFailure, CommandFailure {
        return in(
                worktrees.add("baseline", commits.baseline()),
                commits.baseline(),
                words,
                commits.baseline().id());
    }

    /** The same in the candidate's. */
    MeasuredCommand candidate(List<String> words) throws GitFailure, CommandFailure {
        Path tree = commits.inPlace() ? repository.root() : worktrees.add("candidate", commits.candidate());
        return in(tree, commits.candidate(), words, commits.candidateId());
    }

    private MeasuredCommand in(Path tree, Commit commit, List<String> words, String id) throws CommandFailure {
        Path directory = tree.resolve(repository.subdirectory());
        if (!Files.isDirectory(directory)) {
            throw new CommandFailure("there is no directory " + repository.subdirectory() + " in " + commit.inWords()
                    + "; start culprit in a directory that both sides have");
        }
        return new MeasuredCommand(words, directory, Map.of("commit", id));
    }

    /** Runs {@code command} by the shell where a side's measured command will run. */
    void build(String side, String command, MeasuredCommand measured, Path logs) throws ForkFailure {
        new Build(invocation.children(), logs).run(side, command, measured.directory());
    }

    private void release() {
        if (!keep) {
            worktrees.close();
            worktrees
                    .left()
                    .forEach(left -> say("could not remove " + left + "; remove it with: git worktree remove"
                            + " --force --force " + ShellWords.join(List.of(left.toString()))));
            return;
        }
        try {
            for (Path kept : worktrees.keep()) {
                say("kept " + kept + "; remove it with: git worktree remove --force "
                        + ShellWords.join(List.of(kept.toString())));
            }
        } catch (GitFailure e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private void say(String text) {
        Errors.print(invocation.errWriter(), text);
    }

    @Override
    public void close() {
        invocation.children().forget(interrupted);
        release();
    }
}
