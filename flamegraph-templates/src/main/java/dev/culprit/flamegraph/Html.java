package dev.culprit.flamegraph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML that is safe to put into a page. It comes from a template or from {@link #text}, which is the only place
 * that escapes.
 */
public final class Html {

    public static final Html EMPTY = new Html("");

    private final String markup;

    /** Only for markup that was written in this project. */
    Html(String markup) {
        this.markup = markup;
    }

    /** {@code text} as an element's content or as a quoted attribute's value. */
    public static Html text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case 0 -> escaped.append('\ufffd');
                default -> escaped.appendCodePoint(isHalfCharacter(point) ? 0xfffd : point);
            }
        });
        return new Html(escaped.toString());
    }

    /** Bytecode may have them in names, and an encoder of UTF-8 refuses them. */
    private static boolean isHalfCharacter(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** The pieces one after the other. */
    public static Html join(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining()));
    }

    @Override
    public String toString() {
        return markup;
    }
}
