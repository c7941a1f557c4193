package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.report.JUnitDocument.Case;
import dev.culprit.analyzer.report.JUnitDocument.State;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renders a comparison as a JUnit XML report, which CI systems show among the tests: a case for the verdict, one for the claim, and one for each
 * culprit and each budget. What cannot be trusted is skipped and never passed.
 */
public final class JUnitComparison {

    private static final int MOST_GAPS = 3;

    private final Wording wording = new Wording(Amounts.ASCII, "->");

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        JUnitDocument.write(comparison.verdict(), comparison.command(), cases(comparison), out);
    }

    private List<Case> cases(Comparison comparison) {
        List<Case> cases = new ArrayList<>();
        String reasons = String.join("\n", comparison.reasons());
        cases.add(new Case("culprit", "verdict", state(comparison), message(comparison), reasons));
        Claim claim = comparison.claim();
        if (claim != null) {
            cases.add(new Case(
                    "culprit.claim", claim.text(), state(claim, comparison), claim.explanation(), claim.explanation()));
        }
        for (Culprit culprit : comparison.culprits()) {
            String text = culprit.explanation().isEmpty() ? wording.cause(culprit) : culprit.explanation();
            cases.add(new Case(
                    "culprit." + culprit.cause(),
                    wording.subject(culprit) + " at " + wording.place(culprit),
                    state(comparison),
                    text,
                    text));
        }
        for (Budget.Checked checked : comparison.budgets()) {
            cases.add(new Case(
                    "culprit.budget",
                    checked.budget().text()
                            + (checked.subject().equals(checked.budget().subject())
                                    ? ""
                                    : " (" + checked.subject() + ")"),
                    state(checked.outcome()),
                    checked.explanation(),
                    checked.explanation()));
        }
        return cases;
    }

    /** A skipped case has nothing but its message, so that has what is missing. */
    private static String message(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        comparison.reasons().stream().limit(1).forEach(parts::add);
        if (state(comparison) == State.SKIPPED) {
            Stream.of(comparison.baseline(), comparison.candidate())
                    .flatMap(side -> side.gaps().stream())
                    .distinct()
                    .filter(gap -> !parts.contains(gap))
                    .limit(MOST_GAPS)
                    .forEach(parts::add);
        }
        return comparison.verdict() + (parts.isEmpty() ? "" : ": " + String.join(" ", parts));
    }

    private static State state(Comparison comparison) {
        return switch (comparison.verdict()) {
            case REGRESSED -> comparison.failed() ? State.FAILED : unlessIncomplete(comparison);
            case IMPROVED, UNCHANGED -> unlessIncomplete(comparison);
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> State.SKIPPED;
        };
    }

    private static State state(Claim claim, Comparison comparison) {
        return switch (claim.outcome()) {
            case CONFIRMED -> unlessIncomplete(comparison);
            case REFUTED -> State.FAILED;
            case UNDECIDED -> State.SKIPPED;
        };
    }

    private static State unlessIncomplete(Comparison comparison) {
        return comparison.isComplete() ? State.PASSED : State.SKIPPED;
    }

    private static State state(Budget.Outcome outcome) {
        return switch (outcome) {
            case KEPT, WARNED -> State.PASSED;
            case BROKEN -> State.FAILED;
            case UNSURE, WAIVED -> State.SKIPPED;
        };
    }
}
