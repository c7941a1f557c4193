package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.PairedComparison.Question;
import dev.culprit.analyzer.cli.fork.Fork;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkRunner;
import dev.culprit.analyzer.cli.fork.HandedOnPlan;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.ProfileFolder;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.git.Worktrees;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures on this machine what a check has only profiles of.
 *
 * @param repository where the commits are
 * @param commit what is checked
 * @param plan what is run
 * @param how JVMs are recorded
 * @param out where profiles and logs go; null for a directory below {@code .culprit}
 */
record FreshForks(
        Invocation invocation,
        Repository repository,
        CheckedCommit commit,
        RemeasureOptions.Plan plan,
        Recording how,
        @Nullable Path out,
        Pipeline pipeline,
        boolean quiet) {

    /** Below this, times decide nothing. */
    private static final int LEAST_FORKS = 3;

    /**
     * The merge base and the candidate in turn, as {@code culprit compare} does: looked at after 3, 5, 7 and 10 pairs.
     *
     * @param base the commit to compare with
     * @throws ForkFailure if a fork fails
     * @throws GitFailure if the commits cannot be checked out
     * @throws CommandFailure if what was measured cannot be compared
     */
    Comparison inTurn(Commit base, Thresholds thresholds) throws ForkFailure, GitFailure, CommandFailure {
        Looks looks = Looks.early(Looks.MOST_PAIRS, 1 - thresholds.confidence());
        for (Path leftover : Worktrees.removeLeftovers(repository)) {
            note("removed " + leftover + ", which an earlier comparison has left behind");
        }
        ComparedCommits commits = commits(base);
        Path folder = folder();
        Path trees = folder.resolve("worktrees").toAbsolutePath();
        try (CheckedOut checkedOut = new CheckedOut(invocation, repository, commits, trees, false)) {
            MeasuredCommand baseline = checkedOut.baseline(plan.command());
            MeasuredCommand candidate = checkedOut.candidate(plan.command());
            build(checkedOut, "baseline", baseline, folder);
            build(checkedOut, "candidate", candidate, folder);
            Plan pairs = Plan.ofPairs(baseline, candidate, folder, looks.pairs(), true, plan.maxTime(), false);
            Question question = new Question(
                    base.shortId() + ", measured now",
                    commit.candidate().shortId() + ", measured now",
                    thresholds,
                    looks,
                    null,
                    invocation.commandLine());
            return new PairedComparison(pairs, question, pipeline, true)
                    .run(new Measurement(invocation, how, quiet, MeasuredRounds.PAIRS, finished -> {}));
        }
    }

    /**
     * The candidate alone, when its merge base cannot be run any more: a set to compare with the stored baseline.
     *
     * @param forks how many
     */
    Pipeline.LoadedSide candidateAlone(int forks) throws ForkFailure, GitFailure, CommandFailure {
        Path folder = folder();
        ProfileFolder set = new ProfileFolder(folder.resolve("candidate-alone"));
        Path trees = folder.resolve("worktrees-alone").toAbsolutePath();
        try (CheckedOut checkedOut =
                new CheckedOut(invocation, repository, commits(commit.candidate()), trees, false)) {
            MeasuredCommand measured = checkedOut.candidate(plan.command());
            build(checkedOut, "candidate", measured, folder);
            set.create();
            run(set, measured, Math.max(forks, LEAST_FORKS), folder.resolve("logs"));
        }
        return pipeline.load(ProfileSet.of(set.path(), commit.candidate().shortId() + ", measured now"));
    }

    private void run(ProfileFolder set, MeasuredCommand command, int forks, Path logs) throws ForkFailure {
        ForkRunner runner = new ForkRunner(how, invocation.children());
        new ProfileFolder(logs).create();
        MeasuredCommand measured = command;
        try (HandedOnPlan handed = new HandedOnPlan(set)) {
            for (int fork = 1; fork <= forks; fork++) {
                note("running the candidate again, " + fork + " of " + forks);
                String name = Integer.toString(fork);
                int exit = runner.run(new Fork(name, measured, set, logs.resolve("candidate-alone-" + fork + ".log")));
                if (exit != 0) {
                    throw new ForkFailure("the candidate failed with exit code " + exit + "; its output is in " + logs);
                }
                if (fork == 1 && !how.hasPlan()) {
                    measured = handed.of(name, measured);
                }
            }
        }
    }

    private ComparedCommits commits(Commit base) throws GitFailure {
        boolean inPlace =
                repository.resolve("HEAD").id().equals(commit.candidate().id());
        return new ComparedCommits(base, commit.candidate(), inPlace, inPlace ? repository.changes() : List.of());
    }

    private Path folder() throws ForkFailure {
        return out == null ? WorkFolder.create("check") : out;
    }

    private void build(CheckedOut checkedOut, String side, MeasuredCommand measured, Path folder) throws ForkFailure {
        if (plan.build() != null) {
            note("building the " + side);
            checkedOut.build(side, plan.build(), measured, folder.resolve("logs"));
        }
    }

    private void note(String text) {
        if (!quiet) {
            Errors.print(invocation.errWriter(), text);
        }
    }
}
