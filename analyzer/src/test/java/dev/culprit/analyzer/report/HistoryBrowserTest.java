package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of {@code culprit history}. */
class HistoryBrowserTest extends BrowserTest {

    private static Path page() throws IOException {
        return SamplePages.write("history", SampleHistory.changed());
    }

    @Test
    void everythingIsReadableWithoutTheScript() throws IOException {
        Page page = open(page(), options().setJavaScriptEnabled(false));

        assertThat(page.innerText("h1")).isEqualTo("main: 20 commits measured, 3 changes found, 1 crept away");
        assertThat(page.locator(".change").count()).isEqualTo(4);
        assertThat(page.locator(".change").nth(1).innerText())
                .contains("3\u00d7", "TaxTable.lookup", "12.1 \u00b5s to 36.1 \u00b5s")
                .contains("in one of 3 commits");
        assertThat(page.locator("tr[data-values]").count()).isEqualTo(6);
        assertThat(page.locator(".spark .up").count()).isEqualTo(2);
        assertThat(page.locator(".spark .down").count()).isEqualTo(1);
        assertThat(page.locator(".spark .spike").count()).isEqualTo(1);
        assertThat(page.innerText("main"))
                .contains("Crept away since v1.0")
                .contains("com.acme.Cart.sum is com.acme.Basket.sum from")
                .contains("entry.json is empty")
                .contains("The total varies by 1.2 % between the forks of a set")
                .contains("EPYC 7763");
        assertThat(page.isVisible("[data-filter]")).isFalse();
    }

    @Test
    void aSeriesOpensIntoAChartThatTheKeyboardWalksThrough() throws IOException {
        Page page = open(page());
        page.locator("tr[data-values] .link", new Page.LocatorOptions().setHasText("TaxTable.lookup"))
                .focus();
        page.keyboard().press("Enter");
        page.locator(".plot canvas").waitFor();

        page.focus(".plot");
        page.keyboard().press("End");
        assertThat(page.innerText("#live")).contains("a19a19a19a19: 36.1 \u00b5s");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(page.innerText("#live")).contains("a01a01a01a01: 12.1 \u00b5s");
        for (int i = 1; i < 10; i++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(page.innerText("#live")).contains("it changes here");
        assertThat(page.innerText(".u-legend")).contains("a10a10a10a10");

        page.locator(".link[aria-expanded=true]").click();
        assertThat(page.isVisible(".plot")).isFalse();
    }

    @Test
    void theFilterLeavesWhatContainsItsText() throws IOException {
        Page page = open(page());
        page.locator("[data-filter]").first().fill("price");

        assertThat(page.locator(".history")
                        .first()
                        .locator("tr[data-values]:visible")
                        .allInnerTexts())
                .hasSize(2)
                .anyMatch(text -> text.contains("Orders.price"))
                .anyMatch(text -> text.contains("OrderTest.prices()"));
        assertThat(page.innerText("#live")).isEqualTo("2 of 5 series");
    }

    @Test
    void namesAreShownAndNotRun() throws IOException {
        String name = "Img.<img src=x onerror=window.hacked=1>";
        Page page = open(SamplePages.write("history-hostile", SampleHistory.named(name)));

        assertThat(page.textContent(".change:nth-child(2)")).contains("<img src=x");
        page.locator("tr[data-values] .link").nth(1).click();
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.locator("main img").count()).isZero();
    }

    @Test
    void axeFindsNothingAndItFitsEveryWidthInBothThemes() throws IOException {
        Path file = page();
        for (int width : new int[] {1280, 400}) {
            for (boolean isDark : new boolean[] {false, true}) {
                Page page = open(file, (isDark ? dark() : options()).setViewportSize(width, 1400));
                page.locator("tr[data-values] .link").nth(1).click();
                page.locator(".plot canvas").waitFor();
                assertThat(screenshot(page, (isDark ? "dark-" : "light-") + width + "-history"))
                        .isNotEmptyFile();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                assertThat(AccessibilityBrowserTest.violations(page, "history")).isEmpty();
            }
        }
    }
}
