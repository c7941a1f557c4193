package dev.culprit.flamegraph;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What only some pages have. The script of a page without a part does not hold its modules, which start themselves ({@code js/parts.js}). */
enum Part {
    /** Latencies as curves, with uPlot, which is a third of the script. */
    CURVES("data-curve=\"[^\"]", "curves"),
    /** Links to the sources. */
    SOURCES("id=\"sources\"", "sources"),
    TIMELINE("class=\"timeline\"", "spans", "timeline");

    private final Pattern sign;
    private final List<String> modules;

    Part(String sign, String... modules) {
        this.sign = Pattern.compile(sign);
        this.modules = List.of(modules);
    }

    List<String> modules() {
        return modules;
    }

    /** Those that a page's content has. Text cannot look like one: its quotes are escaped. */
    static Set<Part> in(Html content) {
        String markup = content.toString();
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeIf(part -> !part.sign.matcher(markup).find());
        return parts;
    }
}
