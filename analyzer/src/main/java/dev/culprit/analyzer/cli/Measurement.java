package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkRunner;
import dev.culprit.analyzer.cli.fork.PairedForks;
import dev.culprit.analyzer.cli.fork.PairedForks.Ending;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.cli.fork.ShellWords;
import dev.culprit.analyzer.cli.fork.StopRule;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs the forks of a comparison with progress on standard error, and loses nothing when it ends early. */
final class Measurement {

    private final Invocation invocation;
    private final Recording recording;
    private final boolean quiet;
    private final IntConsumer onInterrupt;
    private Progress progress = new Progress.Silent();
    private int finishedPairs;

    /**
     * @param onInterrupt what to do with the finished pairs, at least one, when culprit is interrupted; runs on the thread
     *     that ends the process
     */
    Measurement(Invocation invocation, Recording recording, boolean quiet, IntConsumer onInterrupt) {
        this.invocation = invocation;
        this.recording = recording;
        this.quiet = quiet;
        this.onInterrupt = onInterrupt;
    }

    /**
     * Fills both profile sets of {@code plan}.
     *
     * @throws ForkFailure if a fork fails; what was measured is kept, and standard error says where
     */
    Ending run(Plan plan, StopRule stopRule) throws ForkFailure {
        Ending ending = measure(plan, stopRule);
        if (ending == Ending.TIME_UP) {
            note("time is up (--max-time): comparing " + finishedPairs + " of " + plan.pairs() + " pairs of forks");
        }
        return ending;
    }

    /** Pairs of forks that both sides hold. */
    int finishedPairs() {
        return finishedPairs;
    }

    /** Says something in between on standard error, unless nobody wants to hear it. */
    void note(String text) {
        if (!quiet) {
            progress.note(invocation.errWriter(), text);
        }
    }

    private Ending measure(Plan plan, StopRule stopRule) throws ForkFailure {
        note("profiles and logs go to " + plan.out());
        try (Progress shown = progress(plan)) {
            progress = shown;
            ForkRunner runner = new ForkRunner(recording, invocation.children());
            PairedForks forks = new PairedForks(plan, runner, shown, stopRule, System::nanoTime);
            Runnable interrupted = () -> interrupted(plan, forks);
            invocation.children().whenStopped(interrupted);
            try {
                return runKeeping(plan, forks);
            } finally {
                invocation.children().forget(interrupted);
            }
        } finally {
            progress = new Progress.Silent();
        }
    }

    private Ending runKeeping(Plan plan, PairedForks forks) throws ForkFailure {
        try {
            Ending ending = forks.run();
            leaveToInterrupt();
            return ending;
        } catch (ForkFailure e) {
            leaveToInterrupt();
            forks.setAsideUnfinished();
            throw forks.finishedPairs() == 0 ? e : new ForkFailure(e.getMessage() + "\n" + kept(plan, forks));
        } finally {
            finishedPairs = forks.finishedPairs();
        }
    }

    /** Once interrupted, only {@link #interrupted} speaks. */
    private void leaveToInterrupt() {
        try {
            invocation.children().waitIfStopped();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while culprit was being stopped", e);
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
        if (forks.finishedPairs() > 0) {
            onInterrupt.accept(forks.finishedPairs());
        }
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
}
