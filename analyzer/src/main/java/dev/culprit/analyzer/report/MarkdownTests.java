package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.WaitSummary;
import java.util.ArrayList;
import java.util.List;

/** Tests, waits and findings in Markdown. */
final class MarkdownTests {

    private static final int SLOWEST = 10;
    private static final int WAITS = 15;
    private static final int SLOWER = 10;
    private static final int STATUSES = 50;

    private final Amounts amounts;
    private final TestWording wording;
    private final LineWording lineWords;

    MarkdownTests(Amounts amounts) {
        this.amounts = amounts;
        this.wording = new TestWording(amounts);
        this.lineWords = new LineWording(amounts);
    }

    /** What one set has of them. */
    void write(SetReport report, MarkdownDocument document) {
        if (report.suite().isKnown() || !report.tests().isEmpty()) {
            document.add("\n**Tests**: " + Markdown.text(wording.counts(report.suite())) + "  \n"
                    + Markdown.text(wording.times(report.suite())) + "\n\n");
            document.add("| slowest tests | time | class phases | setup | body | teardown | waits |\n"
                    + "|--|--:|--:|--:|--:|--:|--|\n");
            TestWording.slowest(report.tests(), SLOWEST).forEach(test -> document.add(test(test)));
        }
        if (!report.waits().isEmpty()) {
            document.add("\n| waits of | kind | waited | count |\n|--|--|--:|--:|\n");
            report.waits().stream().limit(WAITS).forEach(wait -> document.add(wait(wait)));
        }
        if (!report.findings().isEmpty()) {
            document.add("\n| finding | where | takes | saves | why |\n|--|--|--:|--:|--|\n");
            report.findings().forEach(finding -> document.add(finding(finding)));
        }
        document.add("\n");
    }

    private String test(TestSummary test) {
        return "| " + Markdown.code(wording.name(test)) + " | " + amounts.duration(test.wallNanos()) + " | "
                + amounts.duration(test.phases().classSetup() + test.phases().classTeardown()) + " | "
                + amounts.duration(test.phases().setup()) + " | "
                + amounts.duration(test.phases().body()) + " | "
                + amounts.duration(test.phases().teardown()) + " | " + Markdown.text(wording.waits(test)) + " |\n";
    }

    private String wait(WaitSummary wait) {
        return "| " + Markdown.code(wording.waiter(wait)) + " | " + wait.kind() + " | " + amounts.duration(wait.nanos())
                + " | " + amounts.count(wait.count()) + " |\n";
    }

    private String finding(Finding finding) {
        CallSite site = finding.callSite();
        return "| " + Markdown.code(finding.rule()) + " | " + (site == null ? "" : Markdown.code(Names.place(site)))
                + " | " + amounts.duration(finding.nanos()) + " | " + amounts.duration(finding.savingNanos()) + " | "
                + Markdown.text(finding.explanation()) + " |\n";
    }

    /** Lines on what became of the tests of both sides, and that more workers made them slower. */
    List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : TestWording.ofBothSides(comparison.findings())) {
            lines.add("- " + finding.rule() + ": " + Markdown.text(finding.explanation()) + "\n");
            finding.lines().forEach(line -> lines.add("  - " + Markdown.text(lineWords.sentence(line)) + "\n"));
        }
        wording.changedStatuses(comparison.tests(), "\u2192").stream()
                .limit(STATUSES)
                .forEach(status -> lines.add("- " + Markdown.text(status) + "\n"));
        for (ComparedTest test : TestWording.slower(comparison.tests(), SLOWER)) {
            lines.add("- " + Markdown.code(test.id()) + ": " + amounts.signedDuration(TestWording.delta(test)) + " ("
                    + amounts.duration(TestWording.wall(test.baseline())) + " \u2192 "
                    + amounts.duration(TestWording.wall(test.candidate())) + ")\n");
        }
        return lines;
    }
}
