package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A JUnit XML report of one suite, which CI systems show among the tests. */
final class JUnitDocument {

    enum State {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * A test case.
     *
     * @param message of a failure, or why it was skipped
     * @param text what there is to read about it, which may be empty
     */
    record Case(String className, String name, State state, String message, String text) {}

    private JUnitDocument() {}

    /** Writes the cases; {@code out} is neither flushed nor closed. */
    static void write(Verdict verdict, String command, List<Case> cases, Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        String counts = " tests=\"" + cases.size() + "\" failures=\"" + count(cases, State.FAILED)
                + "\" errors=\"0\" skipped=\"" + count(cases, State.SKIPPED) + "\"";
        out.write("<testsuites name=\"culprit\"" + counts + ">\n");
        out.write("  <testsuite name=\"culprit\"" + counts + ">\n");
        out.write("    <properties>\n      <property name=\"verdict\" value=\"" + verdict
                + "\"/>\n      <property name=\"command\" value=\"" + escaped(command)
                + "\"/>\n    </properties>\n");
        for (Case one : cases) {
            write(one, out);
        }
        out.write("  </testsuite>\n</testsuites>\n");
    }

    private static long count(List<Case> cases, State state) {
        return cases.stream().filter(one -> one.state == state).count();
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
