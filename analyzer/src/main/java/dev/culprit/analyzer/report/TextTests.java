package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.analyzer.report.TextLines.Colour;
import java.util.Arrays;
import java.util.List;

/** Tests, waits and findings for a terminal. */
final class TextTests {

    private static final int SLOWEST = 10;
    private static final int WAITS = 15;
    private static final int SLOWER = 5;
    private static final int STATUSES = 10;
    private static final int NAME_WIDTH = 33;

    /** Columns that a wait's name begins after. */
    private static final int WAIT_MARGIN = 39;

    private final Amounts amounts;
    private final TestWording wording;
    private final LineWording lineWords;

    TextTests(Amounts amounts) {
        this.amounts = amounts;
        this.wording = new TestWording(amounts);
        this.lineWords = new LineWording(amounts);
    }

    /** What one set has of them. */
    void write(SetReport report, TextLines lines) {
        if (report.suite().isKnown() || !report.tests().isEmpty()) {
            writeTests(report, lines);
        }
        writeWaits(report, lines);
        writeFindings(report.findings(), lines);
    }

    private void writeTests(SetReport report, TextLines lines) {
        lines.blank();
        lines.line(Colour.BOLD, "Tests");
        lines.wrapped(2, 2, wording.counts(report.suite()));
        lines.wrapped(2, 2, wording.times(report.suite()));
        List<TestSummary> slowest = TestWording.slowest(report.tests(), SLOWEST);
        if (slowest.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, row("time", "setup", "body", "teardown", "waits", "slowest tests"));
        for (TestSummary test : slowest) {
            writeTest(test, lines);
        }
    }

    private void writeTest(TestSummary test, TextLines lines) {
        lines.wrapped(
                0,
                2,
                row(
                        amounts.duration(test.wallNanos()),
                        amounts.duration(test.phases().setup()),
                        amounts.duration(test.phases().body()),
                        amounts.duration(test.phases().teardown()),
                        test.ownTree() ? amounts.duration(test.waitNanos()) : "",
                        Names.shortened(wording.name(test), NAME_WIDTH)));
        double ofClass = test.phases().classSetup() + test.phases().classTeardown();
        String share = ofClass > 0 ? "share of class phases " + amounts.duration(ofClass) : "";
        String waits = wording.waits(test);
        String more = share.isEmpty() || waits.isEmpty() ? share + waits : share + "; " + waits;
        if (!more.isEmpty()) {
            lines.wrapped(11, 11, more);
        }
    }

    private static String row(String wall, String setup, String body, String teardown, String waits, String name) {
        return TextLines.right(wall, 9) + TextLines.right(setup, 9) + TextLines.right(body, 9)
                + TextLines.right(teardown, 9) + TextLines.right(waits, 9) + "  " + name;
    }

    private void writeWaits(SetReport report, TextLines lines) {
        if (report.waits().isEmpty()) {
            return;
        }
        double whole = Math.max(1, Arrays.stream(report.tree().candidateSelf()).sum());
        lines.blank();
        lines.line(Colour.BOLD, wait("waited", "share", "count", "kind", "call site"));
        for (WaitSummary wait :
                report.waits().subList(0, Math.min(WAITS, report.waits().size()))) {
            lines.wrapped(
                    0,
                    WAIT_MARGIN,
                    wait(
                            amounts.duration(wait.nanos()),
                            amounts.wholePercent((int) Math.round(100 * wait.nanos() / whole)),
                            amounts.count(wait.count()),
                            wait.kind().name(),
                            wording.waiter(wait)));
        }
        if (report.waits().size() > WAITS) {
            lines.wrapped(2, 2, "and " + amounts.count(report.waits().size() - WAITS) + " more");
        }
    }

    private static String wait(String nanos, String share, String count, String kind, String place) {
        return TextLines.right(nanos, 9) + TextLines.right(share, 7) + TextLines.right(count, 10) + "  " + kind
                + " ".repeat(Math.max(1, WAIT_MARGIN - 28 - kind.length())) + place;
    }

    private void writeFindings(List<Finding> findings, TextLines lines) {
        if (findings.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Findings: time that need not be spent");
        int rank = 0;
        for (Finding finding : findings) {
            CallSite site = finding.callSite();
            String where = site == null ? "" : "  " + Names.place(site);
            lines.amount(
                    TextLines.right(String.valueOf(++rank), 3) + ". " + finding.rule() + where,
                    amounts.duration(finding.nanos()),
                    "");
            String saving = finding.savingNanos() > 0 ? " Saves " + amounts.duration(finding.savingNanos()) + "." : "";
            lines.wrapped(5, 5, Amounts.ascii(finding.explanation()) + saving);
            finding.lines().forEach(line -> lines.wrapped(5, 7, "- " + Amounts.ascii(lineWords.sentence(line))));
        }
    }

    /** What became of the tests of both sides, and that more workers made them slower. */
    void write(Comparison comparison, TextLines lines) {
        writeCompared(comparison, lines);
        writeFindings(TestWording.ofBothSides(comparison.findings()), lines);
    }

    private void writeCompared(Comparison comparison, TextLines lines) {
        List<String> statuses = wording.changedStatuses(comparison.tests(), "->");
        List<ComparedTest> slower = TestWording.slower(comparison.tests(), SLOWER);
        if (statuses.isEmpty() && slower.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(Colour.BOLD, "Tests");
        for (String status : statuses.subList(0, Math.min(STATUSES, statuses.size()))) {
            lines.wrapped(2, 4, "! " + Amounts.ascii(status));
        }
        if (statuses.size() > STATUSES) {
            lines.wrapped(2, 4, "! and " + amounts.count(statuses.size() - STATUSES) + " more");
        }
        if (!slower.isEmpty()) {
            lines.wrapped(2, 2, "Most time more, as measured:");
        }
        for (ComparedTest test : slower) {
            lines.amount("  " + Names.shortened(test.id(), 60), amounts.signedDuration(TestWording.delta(test)), "");
            lines.wrapped(
                    5,
                    5,
                    amounts.duration(TestWording.wall(test.baseline())) + " -> "
                            + amounts.duration(TestWording.wall(test.candidate())));
        }
    }
}
