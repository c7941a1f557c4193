package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.PairedComparison.Question;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.TestFilter;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.UndecidedTests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Further pairs of forks that run only those tests which all pairs so far have left undecided. They are compared on their own: tests
 * that were chosen for what the earlier pairs show would be convicted by the same pairs again.
 *
 * @param plan the further pairs
 * @param question what is asked of them, with thresholds that mean the same time as those of all tests
 * @param whole what the pairs of all tests say
 * @param pairs how many these were
 */
record Narrowing(Plan plan, Question question, Comparison whole, int pairs) {

    /** Where the open tests take more of the time than this, starting anew with them gains nothing. */
    private static final double MOST_SHARE = 0.5;

    private static final int NAMED = 3;

    /**
     * What to do instead of more pairs of all tests.
     *
     * @param whole what {@code pairs} pairs of all tests say, which is not certain
     * @param elapsed since they were begun
     * @return nothing when no tests stand apart, the commands know no filter of tests, or little time would be saved
     */
    static Optional<Narrowing> of(Plan plan, Question question, Comparison whole, int pairs, Duration elapsed) {
        UndecidedTests open = whole.sets().scope().undecided();
        boolean apart = !open.classes().isEmpty() && open.share() > 0 && open.share() <= MOST_SHARE;
        Duration left = plan.maxTime() == null ? null : plan.maxTime().minus(elapsed);
        boolean timeUp = left != null && (left.isNegative() || left.isZero());
        if (!apart || timeUp || question.claim() != null || !question.looks().isEarly()) {
            return Optional.empty();
        }
        Optional<MeasuredCommand> baseline =
                TestFilter.apply(plan.series().get(0).command(), open.classes());
        Optional<MeasuredCommand> candidate =
                TestFilter.apply(plan.series().get(1).command(), open.classes());
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return Optional.empty();
        }
        Looks looks = question.looks().anew(pairs);
        Plan further = Plan.ofPairs(
                baseline.get(),
                candidate.get(),
                plan.out().resolve("undecided"),
                looks.pairs(),
                plan.warmup(),
                left,
                plan.ignoreFailures());
        return Optional.of(
                new Narrowing(further, question.of(thresholds(question, open.share()), looks), whole, pairs));
    }

    /** The same time as a share of less. */
    private static Thresholds thresholds(Question question, double share) {
        return question.thresholds().of(share);
    }

    private List<String> classes() {
        return whole.sets().scope().undecided().classes();
    }

    /** Whether a fork ran the tests that it was asked for, and hardly others: filters are the build tool's business. */
    boolean isFollowedBy(Comparison comparison) {
        List<String> ran = comparison.tests().stream()
                .flatMap(test -> Stream.of(test.baseline(), test.candidate()))
                .filter(Objects::nonNull)
                .map(TestSummary::className)
                .distinct()
                .toList();
        return !ran.isEmpty()
                && ran.stream()
                        .allMatch(name ->
                                classes().stream().anyMatch(open -> name.equals(open) || name.startsWith(open + "$")));
    }

    /** What is said before they are run. */
    String announcement() {
        return "undecided are " + named() + "; from now on only these are run";
    }

    /** {@code comparison} of the further pairs as the answer for all tests. */
    Comparison complete(Comparison comparison) {
        double warn = question.thresholds().warn();
        return comparison.completing(
                whole,
                String.format(
                        Locale.ROOT,
                        "%s of all tests left %s undecided, so that only these were run from then on. All figures are of those"
                                + " runs, where %.0f %% is what %.1f %% is of all tests.",
                        Counts.of(pairs, "pair"),
                        named(),
                        warn * 100,
                        warn * share() * 100));
    }

    /** The answer of all tests' pairs when the further ones could not be had. */
    Comparison without(String why) {
        return whole.withReason("Running only " + named() + ", which are undecided, did not work: " + why
                + "; with --whole-suite all pairs run all tests.");
    }

    private double share() {
        return whole.sets().scope().undecided().share();
    }

    private String named() {
        List<String> shown = classes().subList(0, Math.min(NAMED, classes().size())).stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        int more = classes().size() - shown.size();
        return String.format(
                Locale.ROOT,
                "the tests of %s%s (%.0f %% of the time)",
                String.join(", ", shown),
                more == 0 ? "" : " and " + more + (more == 1 ? " more class" : " more classes"),
                share() * 100);
    }
}
