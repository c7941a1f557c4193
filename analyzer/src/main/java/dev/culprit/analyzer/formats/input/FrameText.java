package dev.culprit.analyzer.formats.input;

import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;

/**
 * A frame that a format writes as one text, such as {@code java/lang/Thread.run:840_[j]}: async-profiler's names, which its converter and
 * most tools for Java have too.
 *
 * @param line 0 when the text has none
 */
public record FrameText(SampleFrame frame, int line) {

    private static final int SUFFIX = 4;
    private static final int LONGEST_LINE = 7;

    /** Takes the text apart, and tells the kind of the frame by its suffix, or by how the name looks. */
    public static FrameText parse(String text) {
        String name = withoutSuffix(text);
        if (name.length() < text.length()) {
            return parse(name, text.charAt(text.length() - 2) == 'k' ? FrameType.KERNEL : FrameType.JAVA);
        }
        return parse(name, type(name));
    }

    /** Takes a text without suffix apart, of a frame of a known kind. */
    public static FrameText parse(String text, FrameType type) {
        if (type != FrameType.JAVA) {
            return new FrameText(new SampleFrame("", text, "", type), 0);
        }
        int end = endOfName(text);
        String digits = end < text.length() && text.charAt(end) == ':' ? text.substring(end + 1) : "0";
        return new FrameText(java(text.substring(0, end)), Integer.parseInt(digits));
    }

    private static SampleFrame java(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return new SampleFrame("", name, "", FrameType.JAVA);
        }
        return new SampleFrame(ClassNames.dotted(name.substring(0, dot)), name.substring(dot + 1), "", FrameType.JAVA);
    }

    /** Where {@code :line} or {@code @bytecodeIndex} begins, or the end. */
    private static int endOfName(String text) {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        int digits = text.length() - at;
        boolean marked = at > 1 && (text.charAt(at - 1) == ':' || text.charAt(at - 1) == '@');
        return digits > 0 && digits <= LONGEST_LINE && marked ? at - 1 : text.length();
    }

    private static String withoutSuffix(String text) {
        int start = text.length() - SUFFIX;
        boolean suffix = start > 0
                && text.charAt(start) == '_'
                && text.charAt(start + 1) == '['
                && text.charAt(start + 3) == ']'
                && "jik01".indexOf(text.charAt(start + 2)) >= 0;
        return suffix ? text.substring(0, start) : text;
    }

    private static FrameType type(String name) {
        if (name.contains("::") || name.startsWith("-[") || name.startsWith("+[")) {
            return FrameType.CPP;
        }
        if (name.contains("@@")) {
            return FrameType.NATIVE; // a symbol of a library with its version
        }
        boolean qualified = name.indexOf('/') > 0 || name.indexOf('.') > 0;
        return qualified && name.charAt(0) != '[' ? FrameType.JAVA : FrameType.NATIVE;
    }
}
