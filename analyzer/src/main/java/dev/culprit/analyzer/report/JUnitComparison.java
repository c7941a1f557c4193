package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a comparison as a JUnit XML report, which CI systems show among the tests: a case for the verdict, one for each culprit and one
 * for each budget. What cannot be trusted is skipped and never passed.
 */
public final class JUnitComparison {

    private final Wording wording = new Wording(Amounts.ASCII, "->");

    private enum State {
        PASSED,
        FAILED,
        SKIPPED
    }

    private record Case(String className, String name, State state, String message, String text) {}

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        List<Case> cases = cases(comparison);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        String counts = " tests=\"" + cases.size() + "\" failures=\"" + count(cases, State.FAILED)
                + "\" errors=\"0\" skipped=\"" + count(cases, State.SKIPPED) + "\"";
        out.write("<testsuites name=\"culprit\"" + counts + ">\n");
        out.write("  <testsuite name=\"culprit\"" + counts + ">\n");
        out.write("    <properties>\n      <property name=\"verdict\" value=\"" + comparison.verdict()
                + "\"/>\n      <property name=\"command\" value=\"" + escaped(comparison.command())
                + "\"/>\n    </properties>\n");
        for (Case one : cases) {
            write(one, out);
        }
        out.write("  </testsuite>\n</testsuites>\n");
    }

    private static long count(List<Case> cases, State state) {
        return cases.stream().filter(one -> one.state == state).count();
    }

    private List<Case> cases(Comparison comparison) {
        List<Case> cases = new ArrayList<>();
        String reasons = String.join("\n", comparison.reasons());
        cases.add(new Case(
                "culprit",
                "verdict",
                state(comparison),
                comparison.verdict()
                        + (comparison.reasons().isEmpty()
                                ? ""
                                : ": " + comparison.reasons().get(0)),
                reasons));
        State ofCulprits = comparison.failed() ? State.FAILED : State.PASSED;
        for (Culprit culprit : comparison.culprits()) {
            String text = culprit.explanation().isEmpty() ? wording.cause(culprit) : culprit.explanation();
            cases.add(new Case(
                    "culprit." + culprit.cause(),
                    wording.subject(culprit) + " at " + wording.place(culprit),
                    ofCulprits,
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

    private static State state(Comparison comparison) {
        return switch (comparison.verdict()) {
            case REGRESSED -> comparison.failed() ? State.FAILED : State.PASSED;
            case IMPROVED, UNCHANGED -> State.PASSED;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> State.SKIPPED;
        };
    }

    private static State state(Budget.Outcome outcome) {
        return switch (outcome) {
            case KEPT, WARNED -> State.PASSED;
            case BROKEN -> State.FAILED;
            case UNSURE, WAIVED -> State.SKIPPED;
        };
    }

    private static void write(Case one, Writer out) throws IOException {
        out.write("    <testcase classname=\"" + escaped(one.className) + "\" name=\"" + escaped(one.name)
                + "\" time=\"0\"");
        switch (one.state) {
            case FAILED ->
                out.write(">\n      <failure message=\"" + escaped(one.message) + "\">" + escaped(one.text)
                        + "</failure>\n    </testcase>\n");
            case SKIPPED ->
                out.write(">\n      <skipped message=\"" + escaped(one.message) + "\"/>\n    </testcase>\n");
            case PASSED ->
                out.write(
                        one.text.isEmpty()
                                ? "/>\n"
                                : ">\n      <system-out>" + escaped(one.text) + "</system-out>\n    </testcase>\n");
        }
    }

    /** For text and attributes. XML 1.0 has no form at all for most control characters, so names lose them before. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            escaped.append(Names.visible(line)).append('\n');
        }
        escaped.setLength(escaped.length() - 1);
        return escaped.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }
}
