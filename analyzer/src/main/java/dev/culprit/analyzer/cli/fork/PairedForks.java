package dev.culprit.analyzer.cli.fork;

import dev.culprit.analyzer.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Runs two commands in turn, in pairs of alternating order: baseline candidate, candidate baseline, … (ABBA). A machine that
 * gets steadily slower or faster thus burdens both sides alike, which runs of one side after the other would not (Laaber
 * et al., EMSE 2019: interleaved trials on one machine are what makes small changes visible).
 *
 * <p>Not thread safe, but for the action that tidies up after an interruption.
 */
public final class PairedForks {

    private final Plan plan;
    private final ForkRunner runner;
    private final ForkListener listener;
    private final LongSupplier nanoClock;
    private volatile int finishedPairs;

    public PairedForks(Plan plan, ForkRunner runner, ForkListener listener, LongSupplier nanoClock) {
        this.plan = plan;
        this.runner = runner;
        this.listener = listener;
        this.nanoClock = nanoClock;
    }

    /** Pairs of which both sides have ended well. */
    public int finishedPairs() {
        return finishedPairs;
    }

    /**
     * Runs until all pairs are done or the time is up; at least one pair is always run.
     *
     * @return the number of finished pairs
     * @throws ForkFailure if a fork cannot be started, fails, or writes no profile; finished pairs are kept
     */
    public int run() throws ForkFailure {
        long start = nanoClock.getAsLong();
        prepare();
        if (plan.warmup()) {
            warmUp();
        }
        for (int pair = 1; pair <= plan.pairs() && (pair == 1 || !isTimeUp(start)); pair++) {
            runPair(pair);
            finishedPairs = pair;
        }
        return finishedPairs;
    }

    /** Removes what an unfinished pair has left, so that both sides hold the same forks. */
    public void discardUnfinished() {
        String unfinished = Integer.toString(finishedPairs + 1);
        plan.baseline().discard(unfinished);
        plan.candidate().discard(unfinished);
        discardWarmUp();
    }

    /** Moves what an unfinished pair has left out of both sides, so that they hold the same forks and nothing is lost. */
    public void setAsideUnfinished() {
        String unfinished = Integer.toString(finishedPairs + 1);
        plan.baseline().move(unfinished, plan.out().resolve("unfinished/baseline"));
        plan.candidate().move(unfinished, plan.out().resolve("unfinished/candidate"));
    }

    private boolean isTimeUp(long start) {
        return plan.maxTime() != null
                && nanoClock.getAsLong() - start >= plan.maxTime().toNanos();
    }

    private void prepare() throws ForkFailure {
        plan.baseline().create();
        plan.candidate().create();
        try {
            Files.createDirectories(plan.logs());
        } catch (IOException e) {
            throw new ForkFailure("cannot make the directory " + plan.logs() + "; choose another with --out");
        }
        if (plan.baseline().profiles() + plan.candidate().profiles() > 0) {
            throw new ForkFailure(plan.out()
                    + " already holds profiles of an earlier comparison; choose another directory with --out");
        }
    }

    private void warmUp() throws ForkFailure {
        try {
            for (Side side : List.of(Side.BASELINE, Side.CANDIDATE)) {
                runFork(side, "warmup", new ProfileFolder(warmUpFolder()), "warm-up of the " + name(side));
            }
        } finally {
            discardWarmUp();
        }
    }

    private Path warmUpFolder() {
        return plan.out().resolve("warmup");
    }

    private void discardWarmUp() {
        new ProfileFolder(warmUpFolder()).discard("warmup");
        try {
            Files.deleteIfExists(warmUpFolder());
        } catch (IOException e) {
            // An agent that is still writing keeps the directory busy; it is harmless, for no side is loaded from it.
            return;
        }
    }

    private void runPair(int pair) throws ForkFailure {
        String fork = Integer.toString(pair);
        List<Side> order =
                pair % 2 == 1 ? List.of(Side.BASELINE, Side.CANDIDATE) : List.of(Side.CANDIDATE, Side.BASELINE);
        for (Side side : order) {
            ProfileFolder out = side == Side.BASELINE ? plan.baseline() : plan.candidate();
            runFork(side, fork, out, name(side) + " " + pair + " of " + plan.pairs());
        }
    }

    private void runFork(Side side, String name, ProfileFolder out, String description) throws ForkFailure {
        List<String> command = side == Side.BASELINE ? plan.baselineCommand() : plan.candidateCommand();
        Path log = plan.logs().resolve(name(side) + "-" + name + ".log");
        out.create();
        listener.started(description);
        int exit = runner.run(new Fork(name, command, out, log));
        listener.finished();
        ForkOutcome outcome = new ForkOutcome(description, command, exit, log);
        if (exit != 0 && !plan.ignoreFailures()) {
            throw outcome.failed();
        }
        if (out.profilesOf(name) == 0) {
            throw outcome.withoutProfile(out.diedSilently(name));
        }
    }

    private static String name(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
