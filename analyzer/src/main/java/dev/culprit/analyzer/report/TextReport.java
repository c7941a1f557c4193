package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import java.io.IOException;
import java.io.Writer;

/** Renders a result for a terminal, at most 80 columns wide. */
public final class TextReport {

    private final boolean colour;

    /**
     * @param colour whether to write ANSI colours; whoever calls this decides, from {@code NO_COLOR} and the terminal
     */
    public TextReport(boolean colour) {
        this.colour = colour;
    }

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        out.write(comparison.verdict().name() + "\n");
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        out.write(report.side().label() + "\n");
    }
}
