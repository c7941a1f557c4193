package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.MeasuredCommit;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import dev.culprit.analyzer.history.Subject;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.SeriesPage;
import dev.culprit.flamegraph.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Renders a history as one self-contained HTML file that makes no request. Everything can be read without JavaScript; the script opens a
 * series into a chart.
 */
public final class HtmlHistory {

    /** A page with thousands of drawings is slow; those that changed come first. */
    private static final int MOST_ROWS = 500;

    private static final int NAME = 200;

    private final Amounts amounts = Amounts.UNICODE;
    private final HistoryWords words = new HistoryWords(amounts, " \u2026 ");

    /** Writes {@code result}; {@code out} must encode as UTF-8 and is neither flushed nor closed. */
    public void write(HistoryResult result, Writer out) throws IOException {
        boolean quiet = result.steps() == 0 && result.creeping() == 0;
        List<Html> environments = new ArrayList<>();
        for (int i = 0; i < result.environments().size(); i++) {
            environments.add(environment(result, i));
        }
        Html page = Template.of("history")
                .text("tone", quiet ? "neutral" : "doubt")
                .text("size", Names.shortened(result.branch(), NAME))
                .text(
                        "words",
                        Names.shortened(
                                words.headline(result).substring(result.branch().length()), NAME))
                .text("legend", words.legend(result))
                .html("chips", HtmlNotes.chips(chips(result)))
                .html("reasons", HtmlNotes.list("reasons", result.notes()))
                .html("skipped", HtmlNotes.of(result.skipped()))
                .html("environments", Html.join(environments))
                .text("command", Names.visible(result.command()))
                .fill();
        new SeriesPage("culprit: history of " + Names.shortened(result.branch(), NAME), page).write(out);
    }

    private List<String> chips(HistoryResult result) {
        List<String> chips = new ArrayList<>();
        chips.add(HistoryWords.count(result.environments().size(), "environment"));
        chips.add(
                switch (result.order()) {
                    case GIT -> "in the order of git";
                    case TIME -> "in the order of saving";
                });
        return chips;
    }

    private Html environment(HistoryResult result, int number) {
        EnvironmentHistory environment = result.environments().get(number);
        List<Series> shown = environment.series().stream()
                .sorted(Comparator.comparing(series -> !series.changed()))
                .limit(MOST_ROWS)
                .toList();
        Map<Series, String> rows = new IdentityHashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            rows.put(shown.get(i), "row-" + number + "-" + i);
        }
        int more = environment.series().size() - shown.size();
        return Template.of("history-environment")
                .text("number", Integer.toString(number))
                .text(
                        "commits",
                        environment.commits().stream()
                                .map(MeasuredCommit::shortCommit)
                                .collect(Collectors.joining(",")))
                .text("name", Names.shortened(environment.name(), 2 * NAME))
                .text("measured", words.measured(environment) + ". " + words.spread(environment))
                .html("notes", HtmlNotes.list("reasons", environment.notes()))
                .html("changes", part("Changes, the last first", changes(environment, rows)))
                .html(
                        "creep",
                        part(
                                "Crept away since "
                                        + words.since(result, environment).orElse(""),
                                creep(environment, rows)))
                .html("renames", renames(environment))
                .text("now", words.now(result, environment) + ". " + HistoryWords.UNCERTAIN)
                .html(
                        "rows",
                        Html.join(shown.stream()
                                .map(series -> row(series, environment.commits(), rows.getOrDefault(series, "")))
                                .toList()))
                .text(
                        "more",
                        (words.leftOut(environment) + (more > 0 ? " " + more + " more series are in --json." : ""))
                                .strip())
                .fill();
    }

    private static Html part(String title, List<Html> rows) {
        return rows.isEmpty()
                ? Html.EMPTY
                : Template.of("history-part")
                        .text("title", Names.shortened(title, NAME))
                        .html("rows", Html.join(rows))
                        .fill();
    }

    private List<Html> changes(EnvironmentHistory environment, Map<Series, String> rows) {
        return HistoryWords.steps(environment).stream()
                .map(found -> change(
                        found.series(),
                        found.step().step().ratio(),
                        words.size(found.series(), found.step()),
                        words.where(found.step(), environment.commits()),
                        rows))
                .toList();
    }

    private List<Html> creep(EnvironmentHistory environment, Map<Series, String> rows) {
        List<Html> found = new ArrayList<>();
        for (Series series : HistoryWords.creeping(environment)) {
            SeriesDrift drift = series.drift();
            if (drift != null) {
                found.add(change(series, drift.ratio(), words.creep(series), "", rows));
            }
        }
        return found;
    }

    private Html change(Series series, double ratio, String what, String where, Map<Series, String> rows) {
        return Template.of("history-change")
                .text("tone", tone(ratio))
                .text("sign", ratio > 1 ? "\u25b2" : "\u25bc")
                .text("delta", words.change(ratio))
                .text("row", rows.getOrDefault(series, ""))
                .text("who", Names.shortened(series.subject().name(), NAME))
                .text("what", what)
                .text("where", where)
                .fill();
    }

    private static String tone(double ratio) {
        return ratio > 1 ? "more" : "less";
    }

    private Html renames(EnvironmentHistory environment) {
        List<String> sentences = environment.renames().stream()
                .map(rename -> words.rename(rename, environment.commits()))
                .toList();
        return HtmlNotes.list("reasons", sentences);
    }

    private Html row(Series series, List<MeasuredCommit> commits, String id) {
        SeriesDrift drift = series.drift();
        HistorySketch sketch = new HistorySketch(series);
        boolean isRun = series.subject().kind() == Subject.Kind.RUN;
        return Template.of("history-row")
                .text("row", id)
                .text("tone", series.changed() ? "changed" : "")
                .text("values", HistorySketch.numbers(series.values()))
                .text("spread", HistorySketch.numbers(series.forkSpread()))
                .text(
                        "steps",
                        series.steps().stream()
                                .map(step -> Integer.toString(step.step().first()))
                                .collect(Collectors.joining(",")))
                .text("unit", series.metric().unit())
                .text(
                        "name",
                        isRun ? "whole run" : Names.shortened(series.subject().name(), NAME))
                .text("metric", series.metric().title())
                .text("alternative", alternative(series, commits))
                .text("path", sketch.path())
                .html("marks", sketch.marks())
                .text("now", words.value(series, series.last()))
                .text("driftTone", drift == null || !drift.certain() ? "" : tone(drift.ratio()))
                .text("drift", words.drift(drift))
                .text(
                        "changes",
                        series.steps().stream()
                                .map(step -> words.change(step.step().ratio()) + " at "
                                        + commits.get(step.step().first()).shortCommit())
                                .collect(Collectors.joining(", ")))
                .fill();
    }

    private String alternative(Series series, List<MeasuredCommit> commits) {
        return HistoryWords.count(commits.size(), "commit") + ", now " + words.value(series, series.last()) + ", "
                + HistoryWords.count(series.steps().size(), "change");
    }
}
