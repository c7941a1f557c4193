package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.report.TextLines.Colour;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Renders a result for a terminal, at most 80 columns wide, in ASCII but for the names. */
public final class TextReport {

    private static final int CULPRITS = 10;
    private static final int SUSPECTS = 5;
    private static final int LONGEST_FACT = 100;

    private final Amounts amounts = Amounts.ASCII;
    private final Wording wording = new Wording(amounts, "->");
    private final boolean colour;

    /**
     * @param colour whether to write ANSI colours; whoever calls this decides, from {@code NO_COLOR} and the terminal
     */
    public TextReport(boolean colour) {
        this.colour = colour;
    }

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        writeVerdict(comparison, lines);
        writeBreakdown(comparison, lines);
        writeSuspects(comparison.suspects(), comparison.total().unit(), lines);
        new TextTests(amounts).write(comparison, lines);
        new TextTelemetry(amounts).write(comparison, lines);
        new TextTelemetry(amounts).writeBudgets(comparison.budgets(), lines);
        writeChecks(comparison.comparability(), lines);
        writeWarnings(comparison.baseline(), "baseline: ", lines);
        writeWarnings(comparison.candidate(), "candidate: ", lines);
        writeCommand(comparison.command(), lines);
        out.write(lines.toString());
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        TextLines lines = new TextLines(colour);
        new TextHotspots(amounts, wording).write(report, lines);
        new TextTests(amounts).write(report, lines);
        new TextTelemetry(amounts).write(report.telemetry(), lines);
        new TextTelemetry(amounts).writeBudgets(report.budgets(), lines);
        writeWarnings(report.side(), "", lines);
        writeCommand(report.command(), lines);
        out.write(lines.toString());
    }

    private void writeVerdict(Comparison comparison, TextLines lines) {
        double ratio = Wording.change(comparison);
        String change = Double.isNaN(ratio) ? "" : "  " + amounts.change(ratio);
        lines.line(verdictColour(comparison), comparison.verdict().name().replace('_', ' ') + change);
        if (!Double.isNaN(comparison.total().baseline())
                && !Double.isNaN(comparison.total().candidate())) {
            lines.wrapped(2, 2, wording.sizes(comparison.total()) + ", " + wording.interval(comparison.total(), ".."));
        }
        if (comparison.amounts().allocated() != null) {
            lines.wrapped(2, 2, wording.allocated(comparison));
        }
        lines.wrapped(
                2,
                2,
                "baseline " + wording.side(comparison.baseline()) + "  -->  candidate "
                        + wording.side(comparison.candidate()));
        lines.wrapped(2, 2, String.join(", ", wording.scope(comparison)) + "; " + wording.comparability(comparison));
        for (String reason : comparison.reasons()) {
            lines.wrapped(2, 4, "- " + Amounts.ascii(reason));
        }
    }

    private static Colour verdictColour(Comparison comparison) {
        return switch (comparison.verdict()) {
            case REGRESSED -> comparison.failed() ? Colour.RED : Colour.YELLOW;
            case IMPROVED -> Colour.BLUE;
            case UNCHANGED -> Colour.BOLD;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> Colour.YELLOW;
        };
    }

    private void writeBreakdown(Comparison comparison, TextLines lines) {
        Breakdown breakdown = Breakdown.of(comparison, CULPRITS);
        if (breakdown.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Where the " + amounts.signedQuantity(breakdown.total(), breakdown.unit()) + " went");
        for (int i = 0; i < breakdown.parts().size(); i++) {
            Breakdown.Part part = breakdown.parts().get(i);
            String percent = breakdown.percents().isEmpty()
                    ? ""
                    : amounts.wholePercent(breakdown.percents().get(i));
            if (part.culprit() == null) {
                lines.amount(
                        "     " + part.title(), amounts.signedQuantity(part.deltaNanos(), breakdown.unit()), percent);
            } else {
                writeCulprit(part.culprit(), mark(part), breakdown.unit(), percent, lines);
            }
        }
    }

    private static String mark(Breakdown.Part part) {
        int rank = part.culprit() == null ? 0 : part.culprit().rank();
        return part.kind() == Breakdown.Kind.IMPROVEMENT ? "  -  " : String.format(Locale.ROOT, "%3d. ", rank);
    }

    private void writeCulprit(Culprit culprit, String mark, String unit, String percent, TextLines lines) {
        lines.amount(mark + wording.subject(culprit), amounts.signedQuantity(culprit.deltaNanos(), unit), percent);
        lines.wrapped(
                5,
                5,
                wording.place(culprit) + "  " + wording.cause(culprit) + ", " + wording.evidence(culprit) + ", "
                        + wording.code(culprit));
        if (!culprit.explanation().isEmpty()) {
            lines.wrapped(5, 5, Amounts.ascii(culprit.explanation()));
        }
        if (!culprit.tests().isEmpty()) {
            lines.wrapped(5, 5, wording.tests(culprit));
        }
    }

    private void writeSuspects(List<Culprit> suspects, String unit, TextLines lines) {
        if (suspects.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Suspects: here to look next, but the evidence does not suffice");
        for (Culprit suspect : suspects.subList(0, Math.min(SUSPECTS, suspects.size()))) {
            lines.amount(
                    String.format(Locale.ROOT, "%3d. ", suspect.rank()) + wording.subject(suspect),
                    amounts.signedQuantity(suspect.deltaNanos(), unit),
                    "");
            lines.wrapped(5, 5, wording.place(suspect) + "  " + wording.cause(suspect) + ", " + wording.code(suspect));
        }
    }

    private static void writeChecks(List<ComparabilityCheck> checks, TextLines lines) {
        boolean first = true;
        for (ComparabilityCheck check : checks) {
            if (check.level() == Level.SAME || check.message().isEmpty()) {
                continue;
            }
            if (first) {
                lines.blank();
                lines.line(Colour.BOLD, "Comparability");
                first = false;
            }
            lines.wrapped(2, 4, (check.level() == Level.NOTE ? "- " : "! ") + fact(check) + check.message());
        }
    }

    /** What differs: several facts may share a message, which alone would not say what to mend. */
    private static String fact(ComparabilityCheck check) {
        return check.fact() + " (" + value(check.baseline()) + " -> " + value(check.candidate()) + "): ";
    }

    private static String value(String value) {
        return value.isEmpty() ? "unknown" : Names.shortened(value, LONGEST_FACT);
    }

    private static void writeWarnings(SideSummary side, String prefix, TextLines lines) {
        if (!side.warnings().isEmpty()) {
            lines.blank();
        }
        for (String warning : side.warnings()) {
            lines.wrapped(2, 4, "! " + prefix + Amounts.ascii(warning));
        }
    }

    private static void writeCommand(String command, TextLines lines) {
        if (!command.isEmpty()) {
            lines.blank();
            lines.verbatim("Repeat with: " + command);
        }
    }
}
