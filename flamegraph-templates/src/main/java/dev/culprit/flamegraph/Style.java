package dev.culprit.flamegraph;

import java.util.List;
import java.util.stream.Collectors;

/** The page's one style sheet. */
final class Style {

    static final List<String> SHEETS =
            List.of("colours", "base", "verdict", "parts", "stories", "flame", "tables", "settings", "timeline");

    private Style() {}

    static String bundle() {
        return Plot.style()
                + SHEETS.stream()
                        .map(sheet -> Resources.text("css/" + sheet + ".css"))
                        .collect(Collectors.joining());
    }
}
