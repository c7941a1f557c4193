package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.BenchmarkComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of compared benchmarks. */
class BenchmarkBrowserTest extends BrowserTest {

    private static Path page() throws IOException {
        return SamplePages.write("benchmarks", SampleBenchmarks.regressed());
    }

    @Test
    void everythingIsReadableWithoutTheScript() throws IOException {
        Page page = open(page(), options().setJavaScriptEnabled(false));

        assertThat(page.innerText("h1")).isEqualTo("2 of 7 benchmarks take more time");
        assertThat(page.title()).isEqualTo("culprit: 2 of 7 benchmarks take more time");
        assertThat(page.innerText(".verdict .interval"))
                .isEqualTo("+30.0 % time per operation (+28.5 % \u2026 +31.5 %) in com.acme.csv.Parse.line"
                        + " {columns=1000, quoted=true}");
        assertThat(page.innerText(".verdict .chips")).contains("REGRESSED, gate closed", "2 to 5 forks a side");
        assertThat(page.innerText(".notes"))
                .contains("Not compared: 3", "ns/op against us/op", "Gone.away is only in the baseline.")
                .contains("New.one is only in the candidate.");
        Locator worst = page.locator(".scores tbody tr").first();
        assertThat(worst.innerText())
                .contains("REGRESSED, gate closed", "Parse.line", "{columns=1000, quoted=true}", "avgt, 5 + 5 forks")
                .contains("100.0 us/op", "130.0 us/op", "+30.0 %");
        assertThat(page.isVisible(".verdict .interval-chart")).isTrue();
    }

    @Test
    void theWorstChangeIsFirstAndEachHasItsVerdict() throws IOException {
        Page page = open(page());

        assertThat(page.locator(".scores .said").allInnerTexts().stream()
                        .map(text -> text.replaceAll("[^A-Za-z, ]", "").strip()))
                .containsExactly(
                        "REGRESSED, gate closed",
                        "REGRESSED",
                        "INCONCLUSIVE",
                        "INCONCLUSIVE",
                        "UNCHANGED",
                        "IMPROVED",
                        "INCONCLUSIVE");
    }

    @Test
    void slowerIsFurtherToTheRightInEveryMode() throws IOException {
        Page page = open(page());

        double none = x(page, "Parse.line {columns=1000", ".zero", "x1");
        assertThat(x(page, "Parse.line {columns=1000", ".point", "x1")).isGreaterThan(none + 20);
        assertThat(x(page, "Write.table", ".point", "x1"))
                .as("2.5 times the operations a second")
                .isLessThan(none - 20);
        assertThat(page.getAttribute(row("Parse.line {columns=1000") + " .points.before", "d"))
                .matches("(M[0-9.]+ 9h0){5}");
        assertThat(page.getAttribute(row("Sort.rows") + " .points.after", "d")).matches("(M[0-9.]+ 22h0){2}");
        assertThat(page.getAttribute(row("Sort.nothing") + " .points.after", "d"))
                .isEmpty();
        assertThat(page.locator(row("Sort.nothing") + " .band").count()).isZero();
        assertThat(page.locator(row("Sort.rows") + " .beyond").count())
                .as("an interval that is cut off says so")
                .isPositive();
    }

    private static String row(String text) {
        return ".scores tbody tr:has-text(\"" + text + "\")";
    }

    private static double x(Page page, String row, String what, String attribute) {
        return Double.parseDouble(page.getAttribute(row(row) + " " + what, attribute));
    }

    @Test
    void theScoresOfEachForkAreOneKeyAway() throws IOException {
        Page page = open(page());
        page.focus(row("Write.table") + " summary");
        page.keyboard().press("Enter");

        assertThat(page.innerText(row("Write.table") + " details"))
                .contains("baseline: 10000, 10100, 9900, 10050, 9950 ops/s")
                .contains("Takes less time beyond what its forks vary, measured at 5 % or more");
    }

    @Test
    void theFilterLeavesWhatContainsItsText() throws IOException {
        assertThat(open(page()).locator("[data-filter]").count())
                .as("seven are seen at once")
                .isZero();
        Page page = open(SamplePages.write("benchmarks-many", SampleBenchmarks.many(40)));
        page.locator("[data-filter]").fill("RUN3");

        assertThat(page.locator(".scores tbody tr:visible").count()).isEqualTo(11);
        assertThat(page.innerText("#live")).isEqualTo("11 of 40 benchmarks");
    }

    @Test
    void everyVerdictHasItsSentence() throws IOException {
        assertThat(open(SamplePages.write("benchmarks-unchanged", SampleBenchmarks.unchanged()))
                        .innerText("h1"))
                .isEqualTo("No change in 1 benchmark");
        assertThat(open(SamplePages.write("benchmarks-improved", SampleBenchmarks.improved()))
                        .innerText("h1"))
                .isEqualTo("1 of 1 benchmark takes less time");
        Page undecided = open(SamplePages.write("benchmarks-undecided", SampleBenchmarks.undecided()));
        assertThat(undecided.innerText(".verdict"))
                .contains("Not decided for 1 of 1 benchmark", "2 and 2 forks cannot tell a change from noise");
        assertThat(undecided.locator(".interval-chart").count())
                .as("nothing is said of which one it would be")
                .isZero();
        Page empty = open(SamplePages.write("benchmarks-empty", SampleBenchmarks.empty()));
        assertThat(empty.innerText("main"))
                .contains("Not comparable", "The sides have no benchmark in common.", "Not compared: 2");
        assertThat(empty.locator("table").count()).isZero();
    }

    @Test
    void namesAreShownAndNotRun() throws IOException {
        Page page = open(SamplePages.write(
                "benchmarks-hostile", SampleBenchmarks.named("Img.<img src=x onerror=window.hacked=1>")));

        assertThat(page.textContent(".scores")).contains("<img src=x");
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.locator("main img").count()).isZero();
    }

    @Test
    void axeFindsNothingAndItFitsEveryWidthInBothThemes() throws IOException {
        Path file = page();
        for (int width : new int[] {1280, 400}) {
            for (boolean isDark : new boolean[] {false, true}) {
                Page page = open(file, (isDark ? dark() : options()).setViewportSize(width, 1100));
                assertThat(screenshot(page, (isDark ? "dark-" : "light-") + width + "-benchmarks"))
                        .isNotEmptyFile();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                page.locator("summary").first().click();
                assertThat(AccessibilityBrowserTest.violations(page, "benchmarks"))
                        .isEmpty();
            }
        }
        for (BenchmarkComparison other : List.of(SampleBenchmarks.undecided(), SampleBenchmarks.empty())) {
            assertThat(AccessibilityBrowserTest.violations(open(SamplePages.write("benchmarks-other", other)), "other"))
                    .isEmpty();
        }
    }
}
