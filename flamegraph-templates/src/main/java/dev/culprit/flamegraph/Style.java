package dev.culprit.flamegraph;

import java.util.List;
import java.util.stream.Collectors;

/** The one style sheet of a page. */
final class Style {

    static final List<String> SHEETS =
            List.of("colours", "base", "verdict", "parts", "stories", "flame", "tables", "settings", "timeline");

    private static final List<String> SERIES = List.of("colours", "base", "verdict", "parts", "tables", "series");

    private Style() {}

    static String bundle() {
        return bundle(SHEETS);
    }

    static String ofSeries() {
        return bundle(SERIES);
    }

    private static String bundle(List<String> sheets) {
        return Plot.style()
                + sheets.stream()
                        .map(sheet -> Resources.text("css/" + sheet + ".css"))
                        .collect(Collectors.joining());
    }
}
