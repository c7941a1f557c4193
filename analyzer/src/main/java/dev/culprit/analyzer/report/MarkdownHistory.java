package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Renders a history as GitHub-flavoured Markdown of less than 60 kB. */
public final class MarkdownHistory {

    private final HistoryWords words = new HistoryWords(Amounts.UNICODE, " \u2026 ");

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(HistoryResult result, Writer out) throws IOException {
        MarkdownDocument document = new MarkdownDocument(MarkdownReport.LIMIT);
        document.always("### culprit: " + Markdown.text(words.headline(result)) + "\n\n");
        document.always(Markdown.block(Names.shortened(result.command(), 4_000)) + "\n");
        result.notes().forEach(note -> document.add("- " + Markdown.text(note) + "\n"));
        for (EnvironmentHistory environment : result.environments()) {
            document.add(
                    "\n**" + Markdown.text(environment.name()) + "**\n\n" + Markdown.text(words.measured(environment))
                            + ". " + Markdown.text(words.spread(environment)) + "\n\n");
            environment.notes().forEach(note -> document.add("- " + Markdown.text(note) + "\n"));
            steps(environment, document);
            creep(result, environment, document);
            document.add("\n");
            environment
                    .renames()
                    .forEach(rename ->
                            document.add("- " + Markdown.text(words.rename(rename, environment.commits())) + "\n"));
        }
        document.add("\n");
        result.skipped().forEach(skipped -> document.add("- " + Markdown.text(skipped) + "\n"));
        document.add("\n" + Markdown.text(words.legend(result)) + "\n");
        out.write(document.toString());
    }

    private void steps(EnvironmentHistory environment, MarkdownDocument document) {
        List<HistoryWords.Found> steps = HistoryWords.steps(environment);
        if (steps.isEmpty()) {
            document.add("\nNo lasting change.\n");
            return;
        }
        document.add("\n| changed | by | what | where |\n|--|--:|--|--|\n");
        for (HistoryWords.Found found : steps) {
            document.add("| " + Markdown.code(found.series().subject().name()) + " | "
                    + words.change(found.step().step().ratio()) + " | "
                    + Markdown.text(words.size(found.series(), found.step())) + " | "
                    + Markdown.text(words.where(found.step(), environment.commits())) + " |\n");
        }
    }

    private void creep(HistoryResult result, EnvironmentHistory environment, MarkdownDocument document) {
        List<Series> creeping = HistoryWords.creeping(environment);
        if (creeping.isEmpty()) {
            return;
        }
        document.add("\n| crept away since "
                + Markdown.text(words.since(result, environment).orElse("")) + " | by | what |\n|--|--:|--|\n");
        for (Series series : creeping) {
            SeriesDrift drift = series.drift();
            document.add("| " + Markdown.code(series.subject().name()) + " | "
                    + (drift == null ? "" : words.change(drift.ratio())) + " | " + Markdown.text(words.creep(series))
                    + " |\n");
        }
    }
}
