package dev.culprit.analyzer.formats.collapsed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The outermost frame that async-profiler writes for a thread: {@code [name tid=1]}. */
final class ThreadFrame {

    private static final Pattern FORM = Pattern.compile("\\[(?:(.*) )?tid=\\d+]");

    private ThreadFrame() {}

    /** The thread's name; empty when the frame is none of a thread. */
    static String name(byte[] bytes, int start, int end) {
        if (end - start < 7 || bytes[start] != '[' || bytes[end - 1] != ']') {
            return "";
        }
        String frame = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Matcher matcher = FORM.matcher(frame);
        if (!matcher.matches()) {
            return "";
        }
        String name = matcher.group(1);
        return name == null || name.isEmpty() ? frame.substring(1, frame.length() - 1) : name;
    }
}
