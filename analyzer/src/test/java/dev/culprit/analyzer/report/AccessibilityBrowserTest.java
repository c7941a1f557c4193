package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TelemetryReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every tab of both kinds of page, by axe's rules of WCAG 2.2 AA and best practice. Themes differ in colours only, and widths in what scrolls
 * and how large a target is: there, only those rules are asked again. What stands above the tabs is looked at once.
 */
class AccessibilityBrowserTest extends BrowserTest {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<String> OF_THEMES = List.of("color-contrast", "link-in-text-block");
    private static final List<String> OF_WIDTHS = List.of("target-size", "scrollable-region-focusable");

    private static AxeBuilder axe(Page page) {
        // One frame: the other mode opens a further page for each run.
        return new AxeBuilder(page).setLegacyMode(true);
    }

    /** What axe finds on a page of one part. */
    static List<String> violations(Page page, String what) {
        return violations(axe(page).withTags(TAGS), what);
    }

    private static List<String> violations(AxeBuilder axe, String what) {
        return axe.analyze().getViolations().stream()
                .map(rule -> what + ": " + rule.getId() + ": "
                        + rule.getNodes().get(0).getHtml() + " "
                        + rule.getNodes().get(0).getFailureSummary())
                .toList();
    }

    private static List<String> tabs(Page page) {
        return page.locator("[role=tab]").all().stream()
                .map(tab -> tab.getAttribute("data-tab"))
                .toList();
    }

    private void assertEveryTab(Path file, String... tabs) throws IOException {
        Page page = open(file);
        assertThat(tabs(page)).containsExactly(tabs);
        List<String> found = new ArrayList<>(violations(axe(page).withTags(TAGS), "page"));
        for (String tab : tabs) {
            openTab(page, tab);
            draw(page);
            found.addAll(violations(axe(page).include("#" + tab).withTags(TAGS), tab));
            page.click("#theme");
            assertThat(page.getAttribute("html", "data-theme")).isEqualTo("dark");
            found.addAll(violations(axe(page).withRules(OF_THEMES), "dark " + tab));
            page.click("#theme");
            page.setViewportSize(400, 800);
            found.addAll(violations(axe(page).withRules(OF_WIDTHS), "narrow " + tab));
            page.setViewportSize(1280, 800);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void axeFindsNothingInAComparison() throws IOException {
        Comparison telemetry = TelemetryRenderingTest.compared();
        Comparison tests = SampleTests.comparison();
        Comparison all = SampleComparison.regressed()
                .completing(tests, "The tests are of another suite.")
                .withTelemetry(new ComparedTelemetry(
                        TelemetryReport.NONE, telemetry.telemetry().candidate()))
                .withTimelines(new ComparedTimelines(SampleTimeline.of(), SampleTimeline.of()));
        assertEveryTab(
                SamplePages.write("axe-comparison", all, SamplePages.links()),
                "culprits",
                "graph",
                "functions",
                "callsites",
                "tests",
                "telemetry",
                "environment");
    }

    @Test
    void axeFindsNothingInAReportOfOneSet() throws IOException {
        SetReport telemetry = TelemetryRenderingTest.report();
        SetReport all = SampleTests.report()
                .withTimeline(SampleTimeline.of())
                .withTelemetry(telemetry.telemetry())
                .withBudgets(telemetry.budgets());
        assertEveryTab(
                SamplePages.write("axe-set", all),
                "tests",
                "telemetry",
                "graph",
                "functions",
                "callsites",
                "environment");
    }

    @Test
    void axeFindsNothingBetweenCallersAndCalleesNorInTheHelp() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()), "#tab=graph&q=Cart", options());
        page.focus("#flame");
        page.keyboard().press("n");
        page.keyboard().press("s");
        assertThat(page.isVisible("#sandwich")).isTrue();
        assertThat(violations(axe(page).include("#graph").withTags(TAGS), "callers and callees"))
                .isEmpty();
        page.keyboard().press("?");
        assertThat(page.isVisible("#help")).isTrue();
        assertThat(violations(axe(page).include("#help").withTags(TAGS), "help"))
                .isEmpty();
    }

    @Test
    void aPrintedPageHasTheStoriesAndTheTests() throws IOException {
        Page page = open(SamplePages.write("tests-comparison", SampleTests.comparison()));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.isVisible("#culprits")).isTrue();
        assertThat(page.isVisible("#tests")).isTrue();
        assertThat(page.isVisible("#environment")).isTrue();
        assertThat(page.isVisible(".toolbar")).isFalse();
        screenshot(page, "print");
    }

    @Test
    void coloursThatTheSystemForcesLeaveTheGraphAsItIs() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()), "#tab=graph", options());
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        draw(page);
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.flame-canvas')).forcedColorAdjust"))
                .isEqualTo("none");
        screenshot(page, "forced-colours");
    }
}
