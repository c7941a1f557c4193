package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import dev.culprit.analyzer.history.SeriesStep;
import dev.culprit.analyzer.history.Subject;
import dev.culprit.analyzer.report.TextLines.Colour;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Renders a history for a terminal, at most 80 columns wide, in ASCII but for the names, and sparklines where they can be shown. */
public final class TextHistory {

    /** So many of a kind; the other forms have all. */
    private static final int MOST = 20;

    private static final int SPARKLINE = 40;

    private final Amounts amounts = Amounts.ASCII;
    private final HistoryWords words = new HistoryWords(amounts, " .. ");
    private final boolean colour;
    private final boolean sparklines;

    /**
     * @param colour whether to write ANSI colours
     * @param sparklines whether the terminal shows block elements
     */
    public TextHistory(boolean colour, boolean sparklines) {
        this.colour = colour;
        this.sparklines = sparklines;
    }

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(HistoryResult result, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        boolean quiet = result.steps() == 0 && result.creeping() == 0;
        lines.line(quiet ? Colour.BLUE : Colour.YELLOW, words.headline(result));
        result.notes().forEach(note -> lines.wrapped(2, 4, "- " + Amounts.ascii(note)));
        result.environments().forEach(environment -> environment(result, environment, lines));
        if (!result.skipped().isEmpty()) {
            lines.blank();
        }
        result.skipped().forEach(skipped -> lines.wrapped(2, 4, "! " + Amounts.ascii(skipped)));
        lines.blank();
        lines.wrapped(0, 0, words.legend(result));
        lines.verbatim("Repeat with: " + result.command());
        out.write(lines.toString());
    }

    private void environment(HistoryResult result, EnvironmentHistory environment, TextLines lines) {
        lines.blank();
        lines.line(Colour.BOLD, environment.name());
        lines.wrapped(2, 2, words.measured(environment) + ". " + words.spread(environment));
        environment.notes().forEach(note -> lines.wrapped(2, 4, "- " + Amounts.ascii(note)));
        steps(environment, lines);
        creep(result, environment, lines);
        renames(environment, lines);
        totals(result, environment, lines);
    }

    private void steps(EnvironmentHistory environment, TextLines lines) {
        List<HistoryWords.Found> steps = HistoryWords.steps(environment);
        if (steps.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Changes, the last first");
        for (HistoryWords.Found found : steps.subList(0, Math.min(MOST, steps.size()))) {
            SeriesStep step = found.step();
            lines.amount(
                    "  " + found.series().subject().name(),
                    words.change(step.step().ratio()),
                    "");
            lines.wrapped(4, 4, words.size(found.series(), step));
            lines.wrapped(4, 4, words.where(step, environment.commits()));
            sparkline(found.series(), lines);
        }
        more(steps.size(), lines);
    }

    private void creep(HistoryResult result, EnvironmentHistory environment, TextLines lines) {
        List<Series> creeping = HistoryWords.creeping(environment);
        if (creeping.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(
                Colour.BOLD,
                "Crept away since " + words.since(result, environment).orElse(""));
        for (Series series : creeping.subList(0, Math.min(MOST, creeping.size()))) {
            SeriesDrift drift = series.drift();
            lines.amount("  " + series.subject().name(), drift == null ? "" : words.change(drift.ratio()), "");
            lines.wrapped(4, 4, words.creep(series));
            sparkline(series, lines);
        }
        more(creeping.size(), lines);
    }

    private void renames(EnvironmentHistory environment, TextLines lines) {
        if (environment.renames().isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Renamed");
        environment.renames().stream()
                .limit(MOST)
                .forEach(rename -> lines.wrapped(2, 4, "- " + words.rename(rename, environment.commits())));
        more(environment.renames().size(), lines);
    }

    private void totals(HistoryResult result, EnvironmentHistory environment, TextLines lines) {
        lines.blank();
        lines.line(Colour.BOLD, words.now(result, environment));
        List<Series> shown =
                environment.series().stream().filter(HistoryWords::isWorthALine).toList();
        shown.stream().limit(MOST).forEach(series -> now(series, lines));
        more(shown.size(), lines);
        lines.wrapped(2, 2, HistoryWords.UNCERTAIN);
        if (!words.leftOut(environment).isEmpty()) {
            lines.wrapped(2, 2, words.leftOut(environment));
        }
    }

    private void now(Series series, TextLines lines) {
        String name = series.subject().kind() == Subject.Kind.RUN
                ? series.metric().title()
                : series.subject().name() + " " + series.metric().title();
        int room = TextLines.WIDTH - 24;
        String shown = Names.shortened(name, room);
        lines.plain("  " + shown + " ".repeat(room - shown.length())
                + TextLines.right(words.value(series, series.last()), 11)
                + TextLines.right(words.drift(series.drift()), 11));
    }

    private void sparkline(Series series, TextLines lines) {
        if (sparklines) {
            lines.plain("    " + Sparkline.of(series.values(), SPARKLINE));
        }
    }

    private static void more(int size, TextLines lines) {
        if (size > MOST) {
            lines.plain("  and " + (size - MOST) + " more in --json and --html");
        }
    }
}
