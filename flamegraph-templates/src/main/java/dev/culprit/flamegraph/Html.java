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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\0' -> escaped.append('\ufffd');
                default -> escaped.append(c);
            }
        }
        return new Html(escaped.toString());
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
