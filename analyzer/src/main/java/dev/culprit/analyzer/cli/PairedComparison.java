package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Ending;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import org.jspecify.annotations.Nullable;

/** Measures both sides in pairs of forks, looks at them on the way, and compares them. Not thread safe. */
final class PairedComparison {

    private final Plan plan;
    private final Question question;
    private final Pipeline pipeline;
    private @Nullable Comparison lastLook;

    PairedComparison(Plan plan, Question question, Pipeline pipeline) {
        this.plan = plan;
        this.question = question;
        this.pipeline = pipeline;
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
    }

    /** Measures until the looks are satisfied, all pairs are taken, or the time is up. */
    Comparison run(Measurement measurement) throws ForkFailure, CommandFailure {
        Ending ending = measurement.run(plan, pairs -> isEnough(pairs, measurement));
        int pairs = measurement.finishedRounds();
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

    /** What the finished pairs say after an interruption. */
    Comparison interrupted(int pairs) throws CommandFailure {
        return look(pairs).withReason("Interrupted after " + pairs + most() + "; an unfinished pair is left out.");
    }

    private boolean isEnough(int pairs, Measurement measurement) throws ForkFailure {
        if (!question.looks().isAfter(pairs)) {
            return false;
        }
        try {
            Comparison comparison = look(pairs);
            lastLook = comparison;
            Decision decision = Decision.of(comparison, pairs);
            measurement.note("after " + pairs + most() + ": " + comparison.verdict() + claim(comparison) + ", "
                    + decision.words());
            return decision != Decision.GO_ON;
        } catch (CommandFailure e) {
            throw new ForkFailure(e.getMessage());
        }
    }

    private Comparison look(int pairs) throws CommandFailure {
        Thresholds given = question.thresholds();
        Thresholds ofLook =
                new Thresholds(given.warn(), given.fail(), question.looks().confidenceAfter(pairs));
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
