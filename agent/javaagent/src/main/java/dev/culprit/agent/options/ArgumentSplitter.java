package dev.culprit.agent.options;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Replaces each run of {@code %XX} by the characters of which these are the bytes in UTF-8; what is not two hexadecimal digits
     * after the percent sign, or not UTF-8, stays as it is.
     */
    static String decode(String value) {
        StringBuilder result = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            int end = i;
            while (end < value.length() && value.charAt(end) == '%' && hex(value, end + 1) >= 0) {
                end += 3;
            }
            if (end > i) {
                result.append(utf8(value, i, end));
                i = end;
            } else {
                result.append(value.charAt(i++));
            }
        }
        return result.toString();
    }

    private static CharSequence utf8(String value, int start, int end) {
        ByteBuffer bytes = ByteBuffer.allocate((end - start) / 3);
        for (int i = start; i < end; i += 3) {
            bytes.put((byte) hex(value, i + 1));
        }
        bytes.flip();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            return value.substring(start, end);
        }
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
