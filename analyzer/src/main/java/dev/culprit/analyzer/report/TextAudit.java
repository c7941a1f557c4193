package dev.culprit.analyzer.report;

import dev.culprit.analyzer.audit.AuditReport;
import dev.culprit.analyzer.audit.AuditedHandler;
import dev.culprit.analyzer.report.TextLines.Colour;
import java.io.IOException;
import java.io.Writer;

/** Renders an audit of class files for a terminal, at most 80 columns wide, in ASCII but for the names. */
public final class TextAudit {

    private final boolean colour;

    /** @param colour whether to write ANSI colours */
    public TextAudit(boolean colour) {
        this.colour = colour;
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(AuditReport report, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        int nameless = report.nameless().size();
        lines.line(nameless > 0 ? Colour.YELLOW : Colour.BLUE, headline(nameless));
        lines.wrapped(2, 2, counts(report));
        report.handlers().forEach(handler -> write(handler, lines));
        if (!report.problems().isEmpty()) {
            lines.blank();
        }
        report.problems().forEach(problem -> lines.wrapped(2, 4, "! " + Amounts.ascii(problem)));
        lines.blank();
        lines.verbatim("Repeat with: " + report.command());
        out.write(lines.toString());
    }

    private static String headline(int nameless) {
        return switch (nameless) {
            case 0 -> "NO TELEMETRY HANDLER IS LOCAL OR ANONYMOUS";
            case 1 -> "1 TELEMETRY HANDLER IS LOCAL OR ANONYMOUS";
            default -> nameless + " TELEMETRY HANDLERS ARE LOCAL OR ANONYMOUS";
        };
    }

    private static String counts(AuditReport report) {
        String elsewhere = report.elsewhere() == 0
                ? ""
                : ", " + Amounts.ASCII.count(report.elsewhere()) + " of them of a handler that comes from elsewhere";
        return Amounts.ASCII.count(report.classes()) + " classes, " + Amounts.ASCII.count(report.registrations())
                + " registrations" + elsewhere;
    }

    private static void write(AuditedHandler handler, TextLines lines) {
        lines.blank();
        lines.wrapped(
                0,
                2,
                Names.place(handler.callSite()) + "  " + AuditWords.kind(handler.kind()) + "  "
                        + AuditWords.name(handler));
        String line = handler.bodyLine() > 0 ? ", body from line " + handler.bodyLine() : "";
        lines.wrapped(
                2,
                2,
                AuditWords.simple(handler.type()) + ", " + AuditWords.action(handler) + " in "
                        + Names.caller(handler.callSite()) + line);
        lines.wrapped(2, 2, Amounts.ascii(handler.advice()));
    }
}
