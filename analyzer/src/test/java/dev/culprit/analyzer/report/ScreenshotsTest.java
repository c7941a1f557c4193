package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Takes the pictures that a person looks at, below {@code target/screenshots}; only overflow is checked here. */
class ScreenshotsTest extends BrowserTest {

    @Test
    void nothingIsWiderThanTheScreenInAnyTabThemeOrWidth() throws IOException {
        Path comparison = SamplePages.write("comparison", SampleComparison.regressed());
        Path set = SamplePages.write("set", SampleComparison.set());
        Path tests = SamplePages.write("tests-comparison", SampleTests.comparison());
        Path suite = SamplePages.write("timeline", SampleTests.report().withTimeline(SampleTimeline.of()));
        for (int width : new int[] {1280, 400}) {
            Browser.NewContextOptions light = options().setViewportSize(width, 800);
            take(
                    open(comparison, light),
                    "light-" + width,
                    "culprits",
                    "graph",
                    "functions",
                    "callsites",
                    "environment");
            take(open(comparison, dark().setViewportSize(width, 800)), "dark-" + width, "culprits", "graph");
            take(open(tests, light), "tests-" + width, "tests", "graph");
            take(open(suite, dark().setViewportSize(width, 800)), "suite-" + width, "tests");
            take(open(set, light), "set-" + width, "graph", "functions", "callsites", "environment");
        }
    }

    @Test
    void searchAndSelectionStandOutInBothThemes() throws IOException {
        Path comparison = SamplePages.write("comparison", SampleComparison.regressed());
        for (Browser.NewContextOptions options : new Browser.NewContextOptions[] {options(), dark()}) {
            Page page = open(comparison, "#tab=graph&q=Cart", options);
            page.evaluate("document.querySelector('.tabs').scrollIntoView()");
            page.focus("#flame");
            page.keyboard().press("n");
            page.locator("#flame").hover(new Locator.HoverOptions().setPosition(400, 90));
            draw(page);
            Path picture = screenshot(page, page.getAttribute("html", "data-theme") + "-1280-search");
            assertThat(picture).isNotEmptyFile();
            assertThat(page.isVisible(".tooltip")).isTrue();
        }
    }

    private static void take(Page page, String name, String... tabs) {
        screenshot(page, name);
        for (String tab : tabs) {
            openTab(page, tab);
            draw(page);
            page.evaluate("document.querySelector('.tabs').scrollIntoView()");
            screenshot(page, name + "-" + tab + "-below");
            page.evaluate("window.scrollTo(0, 0)");
            assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as(name + " " + tab)
                    .isEqualTo(0);
        }
    }
}
