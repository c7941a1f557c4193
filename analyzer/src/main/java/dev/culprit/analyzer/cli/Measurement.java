package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Execution;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkRunner;
import dev.culprit.analyzer.cli.fork.InterleavedForks;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Ending;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.cli.fork.StopRule;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs the forks of a comparison with progress on standard error, and loses nothing when it ends early. */
final class Measurement {

    private final Invocation invocation;
    private final Recording recording;
    private final boolean quiet;
    private final MeasuredRounds rounds;
    private final IntConsumer onInterrupt;
    private Progress progress = new Progress.Silent();
    private volatile int finishedBefore;
    private volatile @Nullable InterleavedForks measured;

    /**
     * @param rounds what is measured
     * @param onInterrupt what to do with the finished rounds, at least one, when culprit is interrupted; runs on the thread
     *     that ends the process
     */
    Measurement(
            Invocation invocation, Recording recording, boolean quiet, MeasuredRounds rounds, IntConsumer onInterrupt) {
        this.invocation = invocation;
        this.recording = recording;
        this.quiet = quiet;
        this.rounds = rounds;
        this.onInterrupt = onInterrupt;
    }

    /**
     * Fills the profile sets of {@code plan}. A second plan is for what a first one has left open: when it is interrupted before a
     * round of it was finished, there still is something to say.
     *
     * @throws ForkFailure if a fork fails; what was measured is kept, and standard error says where
     */
    Ending run(Plan plan, StopRule stopRule) throws ForkFailure {
        finishedBefore += finishedRounds();
        Ending ending = measure(plan, stopRule);
        if (ending == Ending.TIME_UP) {
            note("time is up (--max-time): comparing " + rounds.someOf(finishedRounds(), plan.rounds()));
        }
        return ending;
    }

    /** Rounds that all profile sets hold. */
    int finishedRounds() {
        InterleavedForks forks = measured;
        return forks == null ? 0 : forks.finishedRounds();
    }

    /** The forks of these rounds, in the order in which they ran. */
    List<Execution> executions() {
        InterleavedForks forks = measured;
        return forks == null ? List.of() : forks.executions();
    }

    /** The monotonic clock. */
    long nanos() {
        return invocation.clocks().nanos().getAsLong();
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
            InterleavedForks forks = new InterleavedForks(plan, runner, shown, stopRule, invocation.clocks());
            measured = forks;
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

    private Ending runKeeping(Plan plan, InterleavedForks forks) throws ForkFailure {
        try {
            Ending ending = forks.run();
            leaveToInterrupt();
            return ending;
        } catch (ForkFailure e) {
            leaveToInterrupt();
            forks.setAsideUnfinished();
            throw forks.finishedRounds() == 0 ? e : new ForkFailure(e.getMessage() + "\n" + kept(plan, forks));
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

    private void interrupted(Plan plan, InterleavedForks forks) {
        forks.discardUnfinished();
        if (invocation.terminals().err()) {
            // The progress bar has left the cursor in its line.
            invocation.err().println();
        }
        Errors.print(
                invocation.errWriter(),
                forks.finishedRounds() == 0
                        ? "interrupted before " + rounds.one() + " was finished"
                        : "interrupted; " + kept(plan, forks));
        if (forks.finishedRounds() + finishedBefore > 0) {
            onInterrupt.accept(forks.finishedRounds());
        }
    }

    private String kept(Plan plan, InterleavedForks forks) {
        return rounds.kept(forks.finishedRounds(), plan);
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
