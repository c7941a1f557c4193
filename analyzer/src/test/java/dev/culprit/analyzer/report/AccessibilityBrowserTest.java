package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every tab of every kind of page, by axe's rules of WCAG 2.2 AA and best practice. */
class AccessibilityBrowserTest extends BrowserTest {

    private static void assertNoViolation(Page page, String what) {
        assertThat(violations(page, what)).isEmpty();
    }

    static List<String> violations(Page page, String what) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
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

    private void assertEveryTab(Path file) throws IOException {
        for (var options : List.of(options(), dark(), options().setViewportSize(400, 800))) {
            Page page = open(file, options);
            List<String> found = new ArrayList<>();
            for (String tab : tabs(page)) {
                openTab(page, tab);
                draw(page);
                found.addAll(violations(page, tab));
            }
            assertThat(found)
                    .as(file.getFileName() + " " + page.getAttribute("html", "data-theme"))
                    .isEmpty();
        }
    }

    @Test
    void axeFindsNothingInAComparison() throws IOException {
        assertEveryTab(SamplePages.write("comparison", SampleComparison.regressed()));
    }

    @Test
    void axeFindsNothingInAComparisonOfTests() throws IOException {
        assertEveryTab(SamplePages.write("tests-comparison", SampleTests.comparison()));
    }

    @Test
    void axeFindsNothingInAReportOfOneSet() throws IOException {
        assertEveryTab(SamplePages.write("timeline", SampleTests.report().withTimeline(SampleTimeline.of())));
    }

    @Test
    void axeFindsNothingBetweenCallersAndCalleesNorInTheHelp() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()), "#tab=graph&q=Cart", options());
        page.focus("#flame");
        page.keyboard().press("n");
        page.keyboard().press("s");
        assertThat(page.isVisible("#sandwich")).isTrue();
        assertNoViolation(page, "callers and callees");
        page.keyboard().press("?");
        assertThat(page.isVisible("#help")).isTrue();
        assertNoViolation(page, "help");
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
