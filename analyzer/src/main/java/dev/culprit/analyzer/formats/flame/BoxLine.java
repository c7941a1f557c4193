package dev.culprit.analyzer.formats.flame;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that draws a box. Since version 3 of async-profiler {@code f(key,level,left,width...)}, {@code u(key,width...)} for the box upon the
 * last one and {@code n(key,width...)} for the one beside it, where a width that did not change is left out; before,
 * {@code f(level,left,width,type,'title'...)}.
 *
 * @param function one of f, u, n
 * @param key position of the name and kind of the frame, -1 in the older form
 * @param ownLevel the level that an f names
 * @param width -1 when it is that of the box before
 * @param title the name, in the older form
 */
record BoxLine(char function, int key, int ownLevel, long width, String title) {

    // Possessive, as a repeated group that may give back takes a frame of the Java stack for each repetition.
    private static final Pattern PACKED = Pattern.compile("([fun])\\((\\d{1,9})((?:,\\d{1,18})*+)\\)");
    private static final Pattern PLAIN =
            Pattern.compile("f\\((\\d{1,5}),\\d{1,18},(\\d{1,18}),\\d{1,2},'((?:[^'\\\\]|\\\\.)*+)'.*\\)");

    static boolean isOne(String line) {
        return line.length() > 3
                && line.charAt(1) == '('
                && Character.isDigit(line.charAt(2))
                && "fun".indexOf(line.charAt(0)) >= 0
                && line.endsWith(")");
    }

    /** The box, or null when the line is none. */
    static @Nullable BoxLine parse(String line) {
        Matcher packed = PACKED.matcher(line);
        if (packed.matches()) {
            return packed(packed);
        }
        Matcher plain = PLAIN.matcher(line);
        return plain.matches()
                ? new BoxLine(
                        'f',
                        -1,
                        Integer.parseInt(plain.group(1)),
                        Long.parseLong(plain.group(2)),
                        plain.group(3).replace("\\'", "'").replace("\\\\", "\\"))
                : null;
    }

    private static @Nullable BoxLine packed(Matcher line) {
        char function = line.group(1).charAt(0);
        String[] more = line.group(3).isEmpty()
                ? new String[0]
                : line.group(3).substring(1).split(",");
        int widthAt = function == 'f' ? 2 : 0;
        if (function == 'f' && more.length < 2) {
            return null;
        }
        long width = more.length > widthAt ? Long.parseLong(more[widthAt]) : -1;
        long level = function == 'f' ? Long.parseLong(more[0]) : -1;
        return level > 1 << 20 ? null : new BoxLine(function, Integer.parseInt(line.group(2)), (int) level, width, "");
    }

    boolean isPacked() {
        return key >= 0;
    }

    /** Its level after a box on {@code last}. */
    int level(int last) {
        return switch (function) {
            case 'u' -> last + 1;
            case 'n' -> last;
            default -> ownLevel;
        };
    }
}
