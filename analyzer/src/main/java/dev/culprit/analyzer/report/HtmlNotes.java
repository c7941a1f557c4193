package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;

/** Warnings, reasons and other short statements. */
final class HtmlNotes {

    private HtmlNotes() {}

    static Html of(SideSummary baseline, SideSummary candidate) {
        List<String> notes = new ArrayList<>();
        baseline.warnings().forEach(warning -> notes.add("baseline: " + warning));
        candidate.warnings().forEach(warning -> notes.add("candidate: " + warning));
        return notes(notes);
    }

    static Html of(SideSummary side) {
        return notes(side.warnings());
    }

    static Html of(List<String> warnings) {
        return notes(warnings);
    }

    private static Html notes(List<String> notes) {
        if (notes.isEmpty()) {
            return Html.EMPTY;
        }
        return Template.of("notes")
                .text("title", notes.size() == 1 ? "Warning" : "Warnings")
                .html("items", items(notes))
                .fill();
    }

    static Html list(String kind, List<String> lines) {
        return lines.isEmpty()
                ? Html.EMPTY
                : Template.of("list")
                        .text("kind", kind)
                        .html("items", items(lines))
                        .fill();
    }

    /** The first lines, and the others for who wants to know more: the first screen has to hold everything. */
    static Html first(int count, String kind, List<String> lines) {
        if (lines.size() <= count + 1) {
            return list(kind, lines);
        }
        Html more = Template.of("more")
                .text("kind", kind)
                .text("title", lines.size() - count + " more")
                .html("items", items(lines.subList(count, lines.size())))
                .fill();
        return Html.join(List.of(list(kind, lines.subList(0, count)), more));
    }

    static Html items(List<String> lines) {
        return Html.join(lines.stream()
                .map(line -> Template.of("item")
                        .text("text", Names.shortened(line, 12_000))
                        .fill())
                .toList());
    }

    static Html chips(List<String> texts) {
        return Html.join(texts.stream().map(text -> chip("", text)).toList());
    }

    static Html chip(String tone, String text) {
        return Template.of("chip").text("tone", tone).text("text", text).fill();
    }
}
