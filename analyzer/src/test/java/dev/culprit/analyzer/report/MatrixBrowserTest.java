package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of {@code compare --matrix}. */
class MatrixBrowserTest extends BrowserTest {

    private static Path page() throws IOException {
        return SamplePages.write("matrix", ScalingReportTest.measured(), SampleComparison.regressed());
    }

    @Test
    void theSettingsAreATableThatNeedsNoScript() throws IOException {
        Page page = open(page(), options().setJavaScriptEnabled(false));

        assertThat(page.innerText("h1")).isEqualTo("workers=2 is the fastest of 4 settings");
        assertThat(page.locator(".settings tbody tr").count()).isEqualTo(4);
        assertThat(page.innerText(".settings"))
                .contains("4.23 s", "4.21 s \u2026 4.24 s", "slower 1.55\u00d7", "16 %", "24 run, 0 failed, 0 skipped")
                .contains("waiting for locks +3 s", "3 tests", "never");
        assertThat(page.locator(".settings tr.best th").innerText()).isEqualTo("2");
        assertThat(page.innerText("main"))
                .contains("The claim 'faster 40%' is REFUTED.")
                .contains("workers=4 takes 3.54 s longer than")
                .contains("Lines that cost workers=4 more than workers=1")
                .contains("Pool.java:41 (Pool.borrow)")
                .contains("workers=8 never pays at this cost per test")
                .contains("What feature/price-rules does otherwise than main")
                .contains("Takes 11.5 % more time");
    }

    @Test
    void theDifferenceOfTwoSettingsIsBelowWithItsFlameGraph() throws IOException {
        Page page = open(page());
        draw(page);
        openTab(page, "graph");
        assertThat(page.isVisible("#flame")).isTrue();
        assertThat(page.isVisible("#mode-baseline")).isTrue();
    }

    @Test
    void namesAreShownAndNotRun() throws IOException {
        String name = "<img src=x onerror=window.hacked=1>";
        Page page =
                open(SamplePages.write("matrix-hostile", ScalingReportTest.named(name), SampleComparison.named(name)));

        assertThat(page.textContent(".settings")).contains(name);
        assertThat(page.textContent("h1")).contains(name);
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.locator("main img").count()).isZero();
    }

    @Test
    void itFitsEveryWidthInBothThemes() throws IOException {
        Path file = page();
        for (int width : new int[] {1280, 400}) {
            for (boolean isDark : new boolean[] {false, true}) {
                Page page = open(file, (isDark ? dark() : options()).setViewportSize(width, 1400));
                assertThat(screenshot(page, (isDark ? "dark-" : "light-") + width + "-matrix"))
                        .isNotEmptyFile();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
            }
        }
    }
}
