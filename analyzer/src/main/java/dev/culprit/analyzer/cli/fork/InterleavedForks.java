package dev.culprit.analyzer.cli.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs several commands in turn, in rounds of alternating order: baseline candidate, candidate baseline, … (ABBA). A machine that
 * gets steadily slower or faster thus burdens all alike, which runs of one command after those of another would not (Laaber
 * et al., EMSE 2019: interleaved trials on one machine are what makes small changes visible).
 *
 * <p>Not thread safe, but for the actions that tidy up after an interruption, and {@link #executions()}.
 */
public final class InterleavedForks {

    private static final String WARM_UP = "warmup";

    private final Plan plan;
    private final ForkRunner runner;
    private final ForkListener listener;
    private final StopRule stopRule;
    private final Clocks clocks;
    private final List<ForkSeries> series;
    private final List<Execution> executions = new ArrayList<>();
    private volatile int finishedRounds;

    public InterleavedForks(Plan plan, ForkRunner runner, ForkListener listener, StopRule stopRule, Clocks clocks) {
        this.plan = plan;
        this.runner = runner;
        this.listener = listener;
        this.stopRule = stopRule;
        this.clocks = clocks;
        this.series = new ArrayList<>(plan.series());
    }

    /**
     * What the time is taken from.
     *
     * @param nanos the monotonic clock
     * @param epochMillis the time of day, in milliseconds since 1970
     */
    public record Clocks(LongSupplier nanos, LongSupplier epochMillis) {

        /** Those of the machine. */
        public static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);
    }

    /** Why it ended. */
    public enum Ending {
        ALL_ROUNDS,
        /** The stop rule needed no more. */
        ENOUGH,
        TIME_UP
    }

    /** Rounds of which every fork has ended well. */
    public int finishedRounds() {
        return finishedRounds;
    }

    /** The forks of the finished rounds, in the order in which they ran. */
    public List<Execution> executions() {
        synchronized (executions) {
            return executions.stream()
                    .filter(execution -> execution.round() <= finishedRounds)
                    .toList();
        }
    }

    /**
     * Runs until all rounds are done, there are enough, or the time is up; at least one round is always run.
     *
     * @return why it ended
     * @throws ForkFailure if a fork cannot be started, fails, or writes no profile; finished rounds are kept
     */
    public Ending run() throws ForkFailure {
        long start = clocks.nanos().getAsLong();
        prepare();
        if (plan.warmup()) {
            warmUp();
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int position : RoundOrder.of(round, series.size())) {
                runFork(position, round);
            }
            finishedRounds = round;
            if (round < plan.rounds() && stopRule.isEnough(round)) {
                return Ending.ENOUGH;
            }
            if (round < plan.rounds() && isTimeUp(start)) {
                return Ending.TIME_UP;
            }
        }
        return Ending.ALL_ROUNDS;
    }

    /** Removes what an unfinished round has left, so that all series hold the same forks. */
    public void discardUnfinished() {
        series.forEach(each -> each.profiles().discard(Integer.toString(finishedRounds + 1)));
        discardWarmUp();
    }

    /** Moves what an unfinished round has left out of all series, so that they hold the same forks and nothing is lost. */
    public void setAsideUnfinished() {
        Path unfinished = plan.out().resolve("unfinished");
        series.forEach(each ->
                each.profiles().move(Integer.toString(finishedRounds + 1), unfinished.resolve(each.fileName())));
    }

    private boolean isTimeUp(long start) {
        return plan.maxTime() != null
                && clocks.nanos().getAsLong() - start >= plan.maxTime().toNanos();
    }

    private void prepare() throws ForkFailure {
        for (ForkSeries each : series) {
            each.profiles().create();
        }
        try {
            Files.createDirectories(plan.logs());
        } catch (IOException e) {
            throw new ForkFailure("cannot make the directory " + plan.logs() + "; choose another with --out");
        }
        if (series.stream().anyMatch(each -> each.profiles().profiles() > 0)) {
            throw new ForkFailure(plan.out()
                    + " already holds profiles of an earlier comparison; choose another directory with --out");
        }
    }

    /** The counted forks of all series get the plan of the first one's warm-up, which is kept for that. */
    private void warmUp() throws ForkFailure {
        boolean kept = false;
        try {
            for (ForkSeries each : plan.series()) {
                ForkSeries uncounted = new ForkSeries(each.name(), each.command(), warmUp(each));
                runFork(uncounted, WARM_UP, "warm-up of the " + each.name(), each.fileName());
            }
            ForkSeries first = plan.series().get(0);
            kept = !runner.recording().hasPlan() && RecordedPlan.isThinned(warmUp(first), WARM_UP);
            if (kept) {
                String path = warmUp(first).path().toAbsolutePath().toString();
                series.replaceAll(each -> each.with(RecordedPlan.OPTION, path));
            }
        } finally {
            if (!kept) {
                discardWarmUp();
            }
        }
    }

    private ProfileFolder warmUp(ForkSeries of) {
        return new ProfileFolder(plan.out().resolve(WARM_UP).resolve(of.fileName()));
    }

    private void discardWarmUp() {
        try {
            for (ForkSeries each : plan.series()) {
                warmUp(each).discard(WARM_UP);
                Files.deleteIfExists(warmUp(each).path());
            }
            Files.deleteIfExists(plan.out().resolve(WARM_UP));
        } catch (IOException e) {
            // An agent that is still writing keeps the directory busy; it is harmless, for no set is loaded from it.
            return;
        }
    }

    private void runFork(int position, int round) throws ForkFailure {
        ForkSeries of = series.get(position);
        long epochMillis = clocks.epochMillis().getAsLong();
        String fork = Integer.toString(round);
        Timed timed = runFork(of, fork, of.name() + " " + fork + " of " + plan.rounds(), of.fileName());
        synchronized (executions) {
            executions.add(new Execution(position, round, epochMillis, timed.nanos, timed.exit));
        }
    }

    private record Timed(int exit, long nanos) {}

    private Timed runFork(ForkSeries of, String name, String description, String logName) throws ForkFailure {
        Path log = plan.logs().resolve(logName + "-" + name + ".log");
        of.profiles().create();
        listener.started(description);
        long start = clocks.nanos().getAsLong();
        int exit = runner.run(new Fork(name, of.command(), of.profiles(), log));
        long nanos = clocks.nanos().getAsLong() - start;
        listener.finished();
        ForkOutcome outcome = new ForkOutcome(description, of.command().words(), exit, log);
        if (exit != 0 && !plan.ignoreFailures()) {
            throw outcome.failed();
        }
        if (of.profiles().profilesOf(name) == 0) {
            throw outcome.withoutProfile(of.profiles().diedSilently(name));
        }
        return new Timed(exit, nanos);
    }
}
