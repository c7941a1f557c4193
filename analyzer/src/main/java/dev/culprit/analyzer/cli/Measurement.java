package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkRunner;
import dev.culprit.analyzer.cli.fork.PairedForks;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.cli.fork.ShellWords;
import java.util.List;

/** Runs the forks of a comparison with progress on standard error, and loses nothing when it ends early. */
final class Measurement {

    private final Invocation invocation;
    private final Recording recording;
    private final boolean quiet;

    Measurement(Invocation invocation, Recording recording, boolean quiet) {
        this.invocation = invocation;
        this.recording = recording;
        this.quiet = quiet;
    }

    /**
     * Fills both profile sets of {@code plan}.
     *
     * @throws ForkFailure if a fork fails; what was measured is kept, and standard error says where
     */
    void run(Plan plan) throws ForkFailure {
        note("profiles and logs go to " + plan.out());
        int pairs = measure(plan);
        if (pairs < plan.pairs()) {
            note("time is up (--max-time): comparing " + pairs + " of " + plan.pairs() + " pairs of forks");
        }
    }

    private int measure(Plan plan) throws ForkFailure {
        try (Progress progress = progress(plan)) {
            ForkRunner runner = new ForkRunner(recording, invocation.children());
            PairedForks forks = new PairedForks(plan, runner, progress, System::nanoTime);
            Runnable interrupted = () -> interrupted(plan, forks);
            invocation.children().whenStopped(interrupted);
            try {
                return runKeeping(plan, forks);
            } finally {
                invocation.children().forget(interrupted);
            }
        }
    }

    private int runKeeping(Plan plan, PairedForks forks) throws ForkFailure {
        try {
            return forks.run();
        } catch (ForkFailure e) {
            forks.setAsideUnfinished();
            throw forks.finishedPairs() == 0 ? e : new ForkFailure(e.getMessage() + "\n" + kept(plan, forks));
        }
    }

    private void interrupted(Plan plan, PairedForks forks) {
        forks.discardUnfinished();
        if (invocation.terminals().err()) {
            // The progress bar has left the cursor in its line.
            invocation.err().println();
        }
        Errors.print(
                invocation.errWriter(),
                forks.finishedPairs() == 0
                        ? "interrupted before a pair of forks was finished"
                        : "interrupted; " + kept(plan, forks));
    }

    private static String kept(Plan plan, PairedForks forks) {
        String diff = ShellWords.join(List.of(
                "culprit",
                "diff",
                plan.baseline().path().toString(),
                plan.candidate().path().toString()));
        return Counts.of(forks.finishedPairs(), "finished pair") + " of forks kept; compare with: " + diff;
    }

    private Progress progress(Plan plan) {
        if (quiet) {
            return new Progress.Silent();
        }
        return invocation.terminals().err()
                ? new Progress.Bar(plan.forks(), invocation.err())
                : new Progress.Lines(invocation.errWriter());
    }

    private void note(String text) {
        if (!quiet) {
            Errors.print(invocation.errWriter(), text);
        }
    }
}
