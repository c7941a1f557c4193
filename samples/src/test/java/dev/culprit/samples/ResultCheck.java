package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares the JSON of a comparison with what a lesson says. Collects all that is wrong instead of stopping at the first. */
final class ResultCheck {

    /**
     * Who carries less of a regression may be named besides those expected: on a busy machine a method that runs once beside a
     * slower one does take longer, and where more calls are made each costs its caller something too.
     */
    private static final double NEGLIGIBLE_SHARE = 0.05;

    private final Lesson lesson;
    private final LineTable table;
    private final List<String> failures = new ArrayList<>();

    private ResultCheck(Lesson lesson, LineTable table) {
        this.lesson = lesson;
        this.table = table;
    }

    /** What is wrong, one line each that begins with the place in the source; empty if all is well. */
    static List<String> failures(Lesson lesson, LineTable table, JsonNode result) {
        ResultCheck check = new ResultCheck(lesson, table);
        check.checkVerdict(result);
        check.checkCulprits(result.path("culprits"));
        check.checkParts(result);
        return check.failures;
    }

    private void checkVerdict(JsonNode result) {
        String verdict = result.path("verdict").asText();
        if (!lesson.verdicts().contains(verdict)) {
            fail(
                    lesson.verdictLine(),
                    "verdict " + String.join(" or ", lesson.verdicts()),
                    verdict + " " + result.path("reasons"));
        }
    }

    private void checkCulprits(JsonNode culprits) {
        for (Expectation expected : lesson.culprits()) {
            JsonNode actual = culprits.path(expected.rank() - 1);
            if (!isMet(expected, actual)) {
                fail(expected.line(), expected.toString(), describe(actual));
            }
        }
        for (int i = lesson.culprits().size(); i < culprits.size(); i++) {
            double share = culprits.get(i).path("share").asDouble();
            if (lesson.culprits().isEmpty() || share >= NEGLIGIBLE_SHARE) {
                fail(
                        lesson.verdictLine(),
                        "no culprit(" + (i + 1) + ")",
                        describe(culprits.get(i)) + ", share " + share);
            }
        }
    }

    private boolean isMet(Expectation expected, JsonNode actual) {
        LineTable.Method method = table.at(expected.line());
        return actual.path("cause").asText().equals(expected.cause())
                && actual.path("class").asText().equals(method.className())
                && actual.path("method").asText().equals(method.name())
                && actual.path("descriptor").asText().equals(method.descriptor())
                && (!expected.isAboutCalls() || isCall(expected, actual.path("callee")));
    }

    private static boolean isCall(Expectation expected, JsonNode callee) {
        return callee.path("method").asText().equals(expected.callee())
                && callee.path("callSite").path("line").asInt() == expected.line();
    }

    /** Culprits, suspects, improvements and the rest are the whole change, to a millionth of the total. */
    private void checkParts(JsonNode result) {
        double parts = result.path("restNanos").asDouble();
        for (String list : List.of("culprits", "suspects", "improvements")) {
            for (JsonNode part : result.path(list)) {
                parts += part.path("deltaNanos").asDouble();
            }
        }
        JsonNode total = result.path("total");
        double change =
                total.path("candidate").asDouble() - total.path("baseline").asDouble();
        if (!(Math.abs(parts - change) <= 1e-6 * total.path("candidate").asDouble())) {
            fail(lesson.verdictLine(), "parts that add up to the change of " + change + " ns", parts + " ns");
        }
    }

    private void fail(int line, String expected, String actual) {
        failures.add("Candidate.java:" + line + " expected " + expected + ", got " + actual);
    }

    private static String describe(JsonNode culprit) {
        if (culprit.isMissingNode()) {
            return "nobody";
        }
        String function =
                culprit.path("class").asText() + "." + culprit.path("method").asText();
        String text = culprit.path("cause").asText() + " " + function + " ("
                + culprit.path("file").asText() + ":" + culprit.path("line").asInt() + ")";
        JsonNode callee = culprit.path("callee");
        return callee.isObject()
                ? text + " of " + callee.path("method").asText() + " at line "
                        + callee.path("callSite").path("line").asInt()
                : text;
    }
}
