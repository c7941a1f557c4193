package dev.culprit.agent.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the agent's argument into its parts. A comma ends a part, unless it stands between quotes ({@code '} or {@code "});
 * quotes are taken away, and {@code %2C} is a comma: an escape that survives launchers which take quotes away themselves.
 */
final class ArgumentSplitter {

    private ArgumentSplitter() {}

    /**
     * The parts of {@code argument}, without empty ones.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> split(String argument) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && beginsQuote(argument, i)) {
                quote = c;
            } else if (quote == 0 && c == ',') {
                finish(part, parts);
            } else {
                part.append(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("the quote " + quote + " is not closed");
        }
        finish(part, parts);
        return parts;
    }

    /** Only at the start of a value: an apostrophe in a directory's name is one. */
    private static boolean beginsQuote(String argument, int index) {
        char c = argument.charAt(index);
        return (c == '\'' || c == '"') && (index == 0 || argument.charAt(index - 1) == '=');
    }

    private static void finish(StringBuilder part, List<String> parts) {
        if (part.length() > 0) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    /** Replaces {@code %XX} by the character of that code; a percent sign without two hexadecimal digits is itself. */
    static String decode(String value) {
        StringBuilder result = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            int code = value.charAt(i) == '%' ? hex(value, i + 1) : -1;
            if (code >= 0) {
                result.append((char) code);
                i += 2;
            } else {
                result.append(value.charAt(i));
            }
        }
        return result.toString();
    }

    private static int hex(String value, int index) {
        if (index + 2 > value.length()) {
            return -1;
        }
        int high = Character.digit(value.charAt(index), 16);
        int low = Character.digit(value.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
