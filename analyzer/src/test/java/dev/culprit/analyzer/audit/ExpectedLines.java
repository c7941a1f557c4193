package dev.culprit.analyzer.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of audited code say: {@code // audit KIND...} at the end of the line that registers. */
final class ExpectedLines {

    private static final Path SOURCES = Path.of("src/test/java/dev/culprit/analyzer/audit/code");
    private static final Pattern COMMENT = Pattern.compile("// audit ([A-Z_ ]*[A-Z])(.*)");

    private ExpectedLines() {}

    /** {@code File.java:line KIND} for each kind of each comment, with what else the comment says, in order. */
    static List<String> of(String file) throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(SOURCES.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                for (String kind : comment.group(1).split(" ")) {
                    expected.add(file + ":" + (i + 1) + " " + kind + comment.group(2));
                }
            }
        }
        return expected;
    }

    /** The same of what was found. */
    static String of(AuditedHandler handler) {
        String often = handler.inLoop() ? " in a loop" : handler.perTest() ? " for each test" : "";
        return handler.callSite().file() + ":" + handler.callSite().line() + " " + handler.kind() + often;
    }
}
