package dev.culprit.flamegraph;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one style sheet of a page. */
final class Style {

    static final List<String> SHEETS =
            List.of("colours", "base", "verdict", "parts", "stories", "flame", "tables", "settings", "timeline");

    private static final List<String> SERIES = List.of("colours", "base", "verdict", "parts", "tables", "series");

    private static final List<String> SCORES = List.of("colours", "base", "verdict", "parts", "tables", "scores");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern BREAK = Pattern.compile("\n\\s*");
    /** Space after these has no meaning, and before a brace. No quoted text of the sheets has any of them. */
    private static final Pattern SPACE = Pattern.compile("(?<=[:;,{}>]) +| +(?=[{>])");

    private Style() {}

    /** The style of a page with these parts. */
    static String bundle(Set<Part> parts) {
        return (parts.contains(Part.CURVES) ? Plot.style() : "") + compacted(SHEETS);
    }

    /** The style of a page of series. */
    static String ofSeries() {
        return Plot.style() + compacted(SERIES);
    }

    /** The style of a page of scores. */
    static String ofScores() {
        return compacted(SCORES);
    }

    private static String compacted(List<String> sheets) {
        return sheets.stream()
                .map(sheet -> compact(Resources.text("css/" + sheet + ".css")))
                .collect(Collectors.joining());
    }

    static String compact(String sheet) {
        String lines = BREAK.matcher(COMMENT.matcher(sheet).replaceAll("")).replaceAll(" ");
        return SPACE.matcher(lines).replaceAll("").replace(";}", "}").strip();
    }
}
