package dev.culprit.analyzer.cli.fork;

import dev.culprit.analyzer.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Runs two commands in turn, in pairs of alternating order: baseline candidate, candidate baseline, … (ABBA). A machine that
 * gets steadily slower or faster thus burdens both sides alike, which runs of one side after the other would not (Laaber
 * et al., EMSE 2019: interleaved trials on one machine are what makes small changes visible).
 *
 * <p>Not thread safe, but for the action that tidies up after an interruption.
 */
public final class PairedForks {

    private static final String WARM_UP = "warmup";

    private final Plan plan;
    private final ForkRunner runner;
    private final ForkListener listener;
    private final StopRule stopRule;
    private final LongSupplier nanoClock;
    private final Map<Side, MeasuredCommand> commands = new EnumMap<>(Side.class);
    private volatile int finishedPairs;

    public PairedForks(Plan plan, ForkRunner runner, ForkListener listener, StopRule stopRule, LongSupplier nanoClock) {
        this.plan = plan;
        this.runner = runner;
        this.listener = listener;
        this.stopRule = stopRule;
        this.nanoClock = nanoClock;
        commands.put(Side.BASELINE, plan.baselineCommand());
        commands.put(Side.CANDIDATE, plan.candidateCommand());
    }

    /** Why a series of pairs ended. */
    public enum Ending {
        ALL_PAIRS,
        /** The stop rule needed no more. */
        ENOUGH,
        TIME_UP
    }

    /** Pairs of which both sides have ended well. */
    public int finishedPairs() {
        return finishedPairs;
    }

    /**
     * Runs until all pairs are done, there are enough, or the time is up; at least one pair is always run.
     *
     * @return why it ended
     * @throws ForkFailure if a fork cannot be started, fails, or writes no profile; finished pairs are kept
     */
    public Ending run() throws ForkFailure {
        long start = nanoClock.getAsLong();
        prepare();
        if (plan.warmup()) {
            warmUp();
        }
        for (int pair = 1; pair <= plan.pairs(); pair++) {
            runPair(pair);
            finishedPairs = pair;
            if (pair < plan.pairs() && stopRule.isEnough(pair)) {
                return Ending.ENOUGH;
            }
            if (pair < plan.pairs() && isTimeUp(start)) {
                return Ending.TIME_UP;
            }
        }
        return Ending.ALL_PAIRS;
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

    /** The counted forks of both sides get the plan of the baseline's warm-up, which is kept for that. */
    private void warmUp() throws ForkFailure {
        boolean kept = false;
        try {
            for (Side side : List.of(Side.BASELINE, Side.CANDIDATE)) {
                runFork(side, WARM_UP, warmUp(side), "warm-up of the " + name(side));
            }
            kept = !runner.recording().hasPlan() && RecordedPlan.isThinned(warmUp(Side.BASELINE), WARM_UP);
            if (kept) {
                String path = warmUp(Side.BASELINE).path().toAbsolutePath().toString();
                commands.replaceAll((side, command) -> command.with(RecordedPlan.OPTION, path));
            }
        } finally {
            if (!kept) {
                discardWarmUp();
            }
        }
    }

    private ProfileFolder warmUp(Side side) {
        return new ProfileFolder(plan.out().resolve(WARM_UP).resolve(name(side)));
    }

    private void discardWarmUp() {
        try {
            for (Side side : Side.values()) {
                warmUp(side).discard(WARM_UP);
                Files.deleteIfExists(warmUp(side).path());
            }
            Files.deleteIfExists(plan.out().resolve(WARM_UP));
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
        MeasuredCommand command = command(side);
        Path log = plan.logs().resolve(name(side) + "-" + name + ".log");
        out.create();
        listener.started(description);
        int exit = runner.run(new Fork(name, command, out, log));
        listener.finished();
        ForkOutcome outcome = new ForkOutcome(description, command.words(), exit, log);
        if (exit != 0 && !plan.ignoreFailures()) {
            throw outcome.failed();
        }
        if (out.profilesOf(name) == 0) {
            throw outcome.withoutProfile(out.diedSilently(name));
        }
    }

    private MeasuredCommand command(Side side) {
        MeasuredCommand command = commands.get(side);
        if (command == null) {
            throw new IllegalStateException("no command for the " + name(side));
        }
        return command;
    }

    private static String name(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
