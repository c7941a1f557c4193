package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Function;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes names from bytecode fit to be shown. A class file may name a method almost anything: line breaks, marks that turn
 * the direction of writing and so reorder what a reviewer reads, half a surrogate pair, ten thousand letters.
 */
final class Names {

    private Names() {}

    /** {@code name} with everything invisible or misleading written as a Java escape, such as {@code \u202e}. */
    static String visible(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(point -> {
            if (isMisleading(point)) {
                for (char unit : Character.toChars(point)) {
                    shown.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** {@link #visible} and at most {@code limit} characters long, cut in the middle, where names differ least. */
    static String shortened(String name, int limit) {
        // A hostile name may have millions of characters: cut it before looking at each of them.
        String shown = visible(name.length() <= 2 * limit ? name : cut(name, 2 * limit));
        return shown.length() <= limit ? shown : cut(shown, limit);
    }

    private static String cut(String shown, int limit) {
        int head = Math.max(1, (limit - 3) / 2);
        int tail = Math.max(1, limit - 3 - head);
        return wholeHead(shown, head) + "..." + wholeTail(shown, shown.length() - tail);
    }

    /** {@code File.java:line}, or the class when it was compiled without a file name. */
    static String place(@Nullable String file, String className, int line) {
        return new CallSite(className, "", file, line).inWords();
    }

    static String place(CallSite site) {
        return site.inWords();
    }

    static String place(Function function) {
        return place(function.file(), function.className(), function.line());
    }

    /** Simple class name and method of the caller. */
    static String caller(CallSite site) {
        return site.caller();
    }

    private static String wholeHead(String text, int end) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String wholeTail(String text, int begin) {
        return text.substring(Character.isLowSurrogate(text.charAt(begin)) ? begin + 1 : begin);
    }

    private static boolean isMisleading(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
