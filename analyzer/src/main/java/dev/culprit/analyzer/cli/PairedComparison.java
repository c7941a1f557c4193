package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Ending;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures both sides in pairs of forks, looks at them on the way, and compares them. When a look leaves few tests undecided, the
 * further pairs run only those. Not thread safe.
 */
final class PairedComparison {

    private final Plan plan;
    private final Question question;
    private final Pipeline pipeline;
    private final boolean mayNarrow;
    private @Nullable Comparison lastLook;
    private @Nullable Narrowing narrowing;
    private volatile @Nullable PairedComparison further;
    private volatile @Nullable Measurement measured;

    /** @param mayNarrow whether further pairs may run only undecided tests */
    PairedComparison(Plan plan, Question question, Pipeline pipeline, boolean mayNarrow) {
        this.plan = plan;
        this.question = question;
        this.pipeline = pipeline;
        this.mayNarrow = mayNarrow;
    }

    /**
     * What is to be found out.
     *
     * @param baselineLabel how to call the baseline
     * @param candidateLabel how to call the candidate
     * @param thresholds what counts as a change; the confidence is that of all looks together
     * @param looks when to look
     * @param claim what to check, null for nothing
     * @param repeat the command that repeats the comparison
     */
    record Question(
            String baselineLabel,
            String candidateLabel,
            Thresholds thresholds,
            Looks looks,
            @Nullable ClaimCheck claim,
            String repeat) {

        Question labelled(String baseline, String candidate) {
            return new Question(baseline, candidate, thresholds, looks, claim, repeat);
        }

        Question repeatedBy(String command) {
            return new Question(baselineLabel, candidateLabel, thresholds, looks, claim, command);
        }

        Question of(Thresholds others, Looks anew) {
            return new Question(baselineLabel, candidateLabel, others, anew, claim, repeat);
        }
    }

    /** Measures until the looks are satisfied, all pairs are taken, or the time is up. */
    Comparison run(Measurement measurement) throws ForkFailure, CommandFailure {
        measured = measurement;
        long start = measurement.nanos();
        Ending ending = measurement.run(
                plan, pairs -> isEnough(pairs, measurement, Duration.ofNanos(measurement.nanos() - start)));
        FailedForks failed = FailedForks.of(measurement.executions());
        Narrowing found = narrowing;
        return failed.toldIn(
                found == null ? conclude(ending, measurement.finishedRounds()) : runFurther(found, measurement));
    }

    private Comparison conclude(Ending ending, int pairs) throws CommandFailure {
        if (ending == Ending.ENOUGH && lastLook != null) {
            return lastLook.withReason(
                    stopped(pairs) + ": " + Decision.of(lastLook, pairs).words() + ".");
        }
        Comparison comparison = look(pairs);
        if (ending == Ending.TIME_UP) {
            return comparison.withReason(stopped(pairs) + ": the time was up (--max-time).");
        }
        if (!question.looks().isEarly() || Decision.of(comparison, pairs) != Decision.GO_ON) {
            return comparison;
        }
        // A verdict that is certain must not be called uncertain because a claim is not decided.
        boolean onlyTheClaim =
                comparison.claim() != null && Decision.of(comparison.verdict(), pairs) == Decision.CERTAIN;
        return comparison.withReason("All " + pairs + " pairs of forks did not "
                + (onlyTheClaim ? "decide the claim." : "make the answer certain."));
    }

    /** The answer to the first pairs' question stands when the build tool does not do as it is asked. */
    private Comparison runFurther(Narrowing found, Measurement measurement) throws CommandFailure {
        PairedComparison pairs = new PairedComparison(found.plan(), found.question(), pipeline, false);
        further = pairs;
        try {
            Ending ending = measurement.run(found.plan(), finished -> pairs.isEnoughOf(found, finished, measurement));
            FailedForks failed = FailedForks.of(measurement.executions());
            return failed.toldIn(found.complete(pairs.conclude(ending, measurement.finishedRounds())));
        } catch (ForkFailure e) {
            return found.without(String.valueOf(e.getMessage()));
        }
    }

    /** What the finished pairs say after an interruption. */
    Comparison interrupted(int pairs) throws CommandFailure {
        Measurement measurement = measured;
        Comparison said = said(pairs);
        return measurement == null
                ? said
                : FailedForks.of(measurement.executions()).toldIn(said);
    }

    private Comparison said(int pairs) throws CommandFailure {
        PairedComparison running = further;
        Narrowing found = narrowing;
        if (running != null && found != null) {
            return pairs == 0 ? found.without("it was interrupted") : found.complete(running.interrupted(pairs));
        }
        return look(pairs).withReason("Interrupted after " + pairs + most() + "; an unfinished pair is left out.");
    }

    private boolean isEnough(int pairs, Measurement measurement, Duration elapsed) throws ForkFailure {
        if (!question.looks().isAfter(pairs)) {
            return false;
        }
        Comparison comparison = lookBetween(pairs);
        lastLook = comparison;
        Decision decision = Decision.of(comparison, pairs);
        Optional<Narrowing> next = mayNarrow && decision == Decision.GO_ON
                ? Narrowing.of(plan, question, comparison, pairs, elapsed)
                : Optional.empty();
        measurement.note("after " + pairs + most() + ": " + comparison.verdict() + claim(comparison) + ", "
                + next.map(Narrowing::announcement).orElse(decision.words()));
        narrowing = next.orElse(null);
        return decision != Decision.GO_ON || next.isPresent();
    }

    private boolean isEnoughOf(Narrowing found, int pairs, Measurement measurement) throws ForkFailure {
        if (pairs == 1 && !found.isFollowedBy(lookBetween(pairs))) {
            throw new ForkFailure("other tests were run than the build tool was asked for");
        }
        return isEnough(pairs, measurement, Duration.ZERO);
    }

    /** Looks while forks are still being run; what cannot be looked at ends them. */
    private Comparison lookBetween(int pairs) throws ForkFailure {
        try {
            return look(pairs);
        } catch (CommandFailure e) {
            throw new ForkFailure(e.getMessage());
        }
    }

    private Comparison look(int pairs) throws CommandFailure {
        Thresholds ofLook = question.thresholds().at(question.looks().confidenceAfter(pairs));
        Comparison comparison = pipeline.compare(
                ProfileSet.of(plan.baseline().path(), question.baselineLabel()),
                ProfileSet.of(plan.candidate().path(), question.candidateLabel()),
                ofLook,
                question.repeat());
        return question.claim() == null ? comparison : question.claim().applyTo(comparison);
    }

    private static String claim(Comparison comparison) {
        return comparison.claim() == null ? "" : ", claim " + comparison.claim().outcome();
    }

    private String stopped(int pairs) {
        return "Stopped after " + pairs + most();
    }

    private String most() {
        return " of " + (question.looks().isEarly() ? "at most " : "") + Counts.of(plan.rounds(), "pair") + " of forks";
    }
}
