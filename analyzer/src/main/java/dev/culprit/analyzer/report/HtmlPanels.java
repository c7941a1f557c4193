package dev.culprit.analyzer.report;

import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page's tabs in their order, and what is in those of them that are made of parts. */
final class HtmlPanels {

    private final Map<String, Html> contents = new LinkedHashMap<>();

    /** Tabs whose panels are templates of their own. */
    HtmlPanels add(String... names) {
        Stream.of(names).forEach(name -> contents.put(name, Html.EMPTY));
        return this;
    }

    /** A tab for these parts, unless all of them are empty. */
    HtmlPanels addIfAny(String name, Html... parts) {
        Html content = Html.join(List.of(parts));
        if (!content.toString().isEmpty()) {
            contents.put(name, content);
        }
        return this;
    }

    Html tabs() {
        return Html.join(contents.keySet().stream()
                .map(name -> Template.of("tab")
                        .text("name", name)
                        .text("title", title(name))
                        .fill())
                .toList());
    }

    /** The panels of these tabs, as far as there are such tabs. */
    Html panel(String... names) {
        return Html.join(Stream.of(names)
                .filter(contents::containsKey)
                .map(name -> Template.of("panel")
                        .text("id", name)
                        .text("title", title(name))
                        .html("content", contents.getOrDefault(name, Html.EMPTY))
                        .fill())
                .toList());
    }

    private static String title(String name) {
        return switch (name) {
            case "culprits" -> "Culprits";
            case "graph" -> "Flame graph";
            case "functions" -> "Functions";
            case "callsites" -> "Call sites";
            case "tests" -> "Tests";
            case "telemetry" -> "Telemetry handlers";
            case "environment" -> "Environment";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
