package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import java.io.IOException;
import java.io.Writer;

/** Renders a result as one self-contained HTML file that makes no request. */
public final class HtmlReport {

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        out.write(comparison.verdict().name() + "\n");
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        out.write(report.side().label() + "\n");
    }
}
