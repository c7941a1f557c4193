package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.verdict.NoBaseline;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody sees, with and without JavaScript, whatever the names are. */
class HtmlReportBrowserTest extends BrowserTest {

    @Test
    void theFirstScreenSaysItAllWithoutJavaScript() throws IOException {
        Page page = open(
                SamplePages.write("no-script", SampleComparison.regressed()),
                options().setJavaScriptEnabled(false));
        assertThat(page.innerText("main"))
                .contains("Takes 11.5 % more time", "REGRESSED")
                .contains("95 % interval +8.9 % \u2026 +14.2 %")
                .contains("main (3f2c1e0d5)", "feature/price-rules (9ab77d2c0)")
                .contains("Cart.total \u2192 PriceRules.match", "Cart.java:143")
                .contains("called 3.1\u00d7 as often (412 \u2192 1,277), code changed")
                .contains("rest (212 functions, none significant)")
                .contains("comparable, with 1 warning", "1 of 10 profiles was not written to its end")
                .contains("./culprit diff target/baseline target/candidate --html report.html")
                .contains("Each call of JsonWriter.write takes 22 % more time", "Intel(R) Xeon(R)");
        assertThat(page.isVisible("[role=tablist]")).isFalse();
        assertThat(page.isVisible("#culprits")).isTrue();
        assertThat(page.isVisible("#environment")).isTrue();
    }

    @Test
    void theFirstScreenFitsWithoutScrolling() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()));
        assertThat((int) page.evaluate("Math.round(document.querySelector('.tabs').getBoundingClientRect().bottom)"))
                .isLessThanOrEqualTo(800);
    }

    @Test
    void theSharesAddUpToAHundredPercent() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()));
        int sum = page.locator(".part .percent").allInnerTexts().stream()
                .mapToInt(text -> Integer.parseInt(
                        text.replace('\u2212', '-').replace("%", "").strip()))
                .sum();
        assertThat(sum).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>window.hacked=1</script>",
                "\"><img src=x onerror=window.hacked=1>",
                "' onmouseover='window.hacked=1",
                "--><svg onload=window.hacked=1>",
                "${window.hacked=1}`\\",
                "{{policy}}{{{data}}}",
                "javascript:window.hacked=1"
            })
    void hostileNamesAreShownAndNotRun(String name) throws IOException {
        Page page = open(SamplePages.write("hostile", SampleComparison.named(name)));
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.textContent("main")).contains(name);
        assertThat(page.textContent("#culprits h4")).contains(name);
        openTab(page, "graph");
        draw(page);
        page.focus("#flame");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.textContent("#detail h3")).contains(name);
        assertThat(page.textContent("#flame")).contains(name);
        openTab(page, "functions");
        assertThat(page.textContent("#functions tbody")).contains(name);
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.locator("main img, main script, main [onload], main [onmouseover]")
                        .count())
                .isZero();
    }

    @Test
    void invisibleCharactersAreMadeVisible() throws IOException {
        Page page = open(SamplePages.write("invisible", SampleComparison.named("a\u2028b\u202ec\u0000d\ud800e")));
        String shown = "a\\u2028b\\u202ec\\u0000d\\ud800e";
        assertThat(page.textContent("#culprits h4")).contains(shown);
        openTab(page, "functions");
        assertThat(page.textContent("#functions tbody")).contains(shown);
    }

    @Test
    void aNameOfTenThousandLettersNeitherBreaksThePageNorIsLost() throws IOException {
        String name = "LongName".repeat(1250);
        Page page = open(
                SamplePages.write("long", SampleComparison.named(name)),
                options().setViewportSize(400, 800));
        assertThat(page.textContent("#culprits")).contains(name);
        for (String tab : new String[] {"culprits", "graph", "functions", "callsites", "environment"}) {
            openTab(page, tab);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(tab)
                    .isEqualTo(400);
        }
    }

    @Test
    void aMissingBaselineIsAPageToo() throws IOException {
        Page page = open(SamplePages.write("no-baseline", SampleComparison.empty()));
        assertThat(page.innerText("main")).contains("No baseline to compare with", "NO BASELINE");
        draw(page);
    }

    @Test
    void aSetOnItsOwnHasNoSecondSide() throws IOException {
        Page page = open(SamplePages.write("set", SampleComparison.set()));
        draw(page);
        assertThat(page.innerText("main")).contains("14.3 s of measured work per fork", "JsonWriter.write");
        assertThat(page.isVisible("#mode-baseline")).isFalse();
        assertThat(page.isVisible("#legend")).isFalse();
        assertThat(page.innerText("#detail")).doesNotContain("baseline");
    }

    @Test
    void aCulpritLeadsToItsStoryAndFromThereIntoTheFlameGraph() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()));
        openTab(page, "environment");
        page.click("text=Cart.total \u2192 PriceRules.match");
        assertThat(page.isVisible("#culprit-1")).isTrue();
        page.click("#culprit-1 >> text=Show in the flame graph");
        assertThat(page.textContent("#detail h3")).isEqualTo("PriceRules.match");
        assertThat(page.innerText("#detail"))
                .contains("called at Cart.java:143 (was 141)", "+1.41 s", "This call itself changed");
    }

    @Test
    void withoutABaselineTheCandidatesOwnTreeIsShown() throws IOException {
        LoadedSet candidate = set(
                "candidate",
                3,
                fork -> jvm().thread(
                                "main",
                                call("a.Main.main")
                                        .self(1_000_000)
                                        .calls(call("a.Orders.price", 12)
                                                .times(100)
                                                .self(4_000_000))));
        DiffTree own = SetReports.of(candidate, Aligner.align(candidate, candidate), "culprit check")
                .tree();
        Comparison comparison = NoBaseline.of(candidate, List.of("There is no baseline."), "culprit check")
                .withTree(own);

        Page page = open(SamplePages.write("no-baseline-own-tree", comparison), "#tab=graph", options());

        assertThat(page.evaluate("document.documentElement.dataset.compared")).isEqualTo("false");
        assertThat(page.evaluate("() => { culprit.canvas.draw(); return culprit.canvas.drawn.map(box =>"
                        + " culprit.tree.label(box.row)); }"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("Main.main", "Orders.price");
        screenshot(page, "no-baseline");
        openTab(page, "functions");
        assertThat(page.textContent("#functions tbody")).contains("Orders.price");
        openTab(page, "callsites");
        assertThat(page.textContent("#callsites tbody")).contains("Orders.price");
        screenshot(page, "no-baseline-callsites");
        assertThat(page.locator(".compared-only:visible").count()).isZero();
    }

    @Test
    void callSitesLeadToTheSourcesOfTheirSideWhereTheseAreKnown() throws IOException {
        Page page = open(SamplePages.write("linked", SampleComparison.regressed(), SamplePages.links()));
        assertThat(page.locator(".parts .who a[target]").first().getAttribute("href"))
                .isEqualTo("https://git.acme.org/c/main/com/acme/shop/Cart.java#L143");
        assertThat(page.locator("#culprit-1 a[target]").getAttribute("href"))
                .isEqualTo("https://git.acme.org/c/main/com/acme/shop/Cart.java#L143");
        assertThat(page.locator("#culprit-improvement-1 a[target]").getAttribute("href"))
                .isEqualTo("https://git.acme.org/b/src/com/acme/shop/Cart.java#L139");
        page.click("#culprit-1 >> text=Show in the flame graph");
        assertThat(page.locator("#detail .sources a").all().stream()
                        .map(link -> link.innerText() + " " + link.getAttribute("href")))
                .containsExactly(
                        "call, baseline https://git.acme.org/b/src/com/acme/shop/Cart.java#L141",
                        "call, candidate https://git.acme.org/c/main/com/acme/shop/Cart.java#L143");
        assertThat(page.locator("#detail .sources a").first().getAttribute("rel"))
                .isEqualTo("noopener noreferrer");
        Page without = open(SamplePages.write("comparison", SampleComparison.regressed()));
        assertThat(without.locator("a[target]").count()).isZero();
    }

    @Test
    void theThemeFollowsTheSystemUntilSomebodyChooses() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()), dark());
        assertThat(page.getAttribute("html", "data-theme")).isEqualTo("dark");
        page.click("#theme");
        assertThat(page.getAttribute("html", "data-theme")).isEqualTo("light");
    }
}
