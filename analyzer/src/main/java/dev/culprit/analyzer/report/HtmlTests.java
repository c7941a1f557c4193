package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;

/** Tests, waits and findings as plain tables. */
final class HtmlTests {

    private static final int SLOWEST = 10;
    private static final int WAITS = 30;
    private static final int COMPARED = 50;
    private static final int TEXT = 2_000;

    private final Amounts amounts;
    private final TestWording wording;

    HtmlTests(Amounts amounts) {
        this.amounts = amounts;
        this.wording = new TestWording(amounts);
    }

    /** What one set has of them. */
    Html render(SetReport report) {
        List<Html> tables = new ArrayList<>();
        addTests(report, tables);
        addWaits(report.waits(), tables);
        addFindings(report.findings(), tables);
        return Html.join(tables);
    }

    private void addTests(SetReport report, List<Html> tables) {
        List<Html> rows = new ArrayList<>();
        for (TestSummary test : TestWording.slowest(report.tests(), SLOWEST)) {
            rows.add(row(
                    wording.name(test),
                    amounts.duration(test.wallNanos()),
                    amounts.duration(test.phases().classSetup()),
                    amounts.duration(test.phases().setup()),
                    amounts.duration(test.phases().body()),
                    amounts.duration(test.phases().teardown()),
                    amounts.duration(test.phases().classTeardown()),
                    wording.waits(test)));
        }
        if (report.suite().isKnown() || !rows.isEmpty()) {
            tables.add(table(
                    "Slowest tests",
                    wording.counts(report.suite()) + "; " + wording.times(report.suite()) + ".",
                    rows,
                    "test",
                    "time",
                    "class setup",
                    "setup",
                    "body",
                    "teardown",
                    "class teardown",
                    "waits"));
        }
    }

    private void addWaits(List<WaitSummary> waits, List<Html> tables) {
        List<Html> rows = waits.stream()
                .limit(WAITS)
                .map(wait -> row(
                        wording.waiter(wait),
                        wait.kind().name(),
                        wait.callee().shortName(),
                        amounts.duration(wait.nanos()),
                        amounts.count(wait.count())))
                .toList();
        if (!rows.isEmpty()) {
            tables.add(table("Waits", "", rows, "call site", "kind", "blocked in", "waited", "count"));
        }
    }

    private void addFindings(List<Finding> findings, List<Html> tables) {
        List<Html> rows = findings.stream()
                .map(finding -> row(
                        finding.rule(),
                        finding.callSite() == null ? "" : Names.place(finding.callSite()),
                        amounts.duration(finding.nanos()),
                        amounts.duration(finding.savingNanos()),
                        finding.explanation()))
                .toList();
        if (!rows.isEmpty()) {
            tables.add(
                    table("Findings", "Time that need not be spent.", rows, "rule", "where", "takes", "saves", "why"));
        }
        findings.forEach(finding -> addLines(finding, tables));
    }

    private void addLines(Finding finding, List<Html> tables) {
        if (!finding.lines().isEmpty()) {
            tables.add(new HtmlLines(amounts)
                    .render("Lines that cost more in the parallel run", "sequential", "parallel", finding.lines()));
        }
    }

    /** What became of the tests of both sides; empty when nothing did. */
    Html render(Comparison comparison) {
        List<Html> tables = new ArrayList<>();
        List<Html> statuses = wording.changedStatuses(comparison.tests(), "\u2192").stream()
                .limit(COMPARED)
                .map(HtmlTests::row)
                .toList();
        if (!statuses.isEmpty()) {
            tables.add(table("Tests that ended otherwise", "", statuses, "test"));
        }
        List<Html> rows = new ArrayList<>();
        for (ComparedTest test : TestWording.slower(comparison.tests(), COMPARED)) {
            rows.add(row(
                    test.id(),
                    amounts.duration(TestWording.wall(test.baseline())),
                    amounts.duration(TestWording.wall(test.candidate())),
                    amounts.signedDuration(TestWording.delta(test))));
        }
        if (!rows.isEmpty()) {
            tables.add(table(
                    "Tests that took more time",
                    "As measured: what chance does is in these figures.",
                    rows,
                    "test",
                    "baseline",
                    "candidate",
                    "change"));
        }
        addFindings(comparison.findings(), tables);
        return Html.join(tables);
    }

    static Html table(String title, String lead, List<Html> rows, String... columns) {
        List<Html> head = new ArrayList<>();
        for (String column : columns) {
            head.add(Template.of("table-head").text("text", column).fill());
        }
        return Template.of("table")
                .text("title", title)
                .text("lead", lead)
                .html("head", Html.join(head))
                .html("rows", Html.join(rows))
                .fill();
    }

    static Html row(String... texts) {
        List<Html> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Template.of("table-cell")
                    .text("text", Names.shortened(text, TEXT))
                    .fill());
        }
        return Template.of("table-row").html("cells", Html.join(cells)).fill();
    }
}
