package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is told of a culprit and of tests beside the flame graph. */
class StoriesBrowserTest extends BrowserTest {

    @Test
    void aStoryHasCallersAboveAndCalleesBelow() throws IOException {
        Page page = open(
                SamplePages.write("no-script", SampleComparison.regressed()),
                options().setJavaScriptEnabled(false));
        String story = page.innerText("#culprit-1 .neighbours");
        assertThat(story.indexOf("Cart.total")).isLessThan(story.indexOf("PriceRules.match"));
        assertThat(story.indexOf("PriceRules.match")).isLessThan(story.indexOf("Rule.applies"));
        assertThat(story).contains("+1.41 s");
    }

    @Test
    void theSuspectsOfTheFirstScreenLeadToTheirStories() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()));
        openTab(page, "environment");
        page.click("text=1 suspect without enough evidence");
        assertThat(page.isVisible("#culprit-suspect-1")).isTrue();
    }

    @Test
    void latenciesOfBothSidesAreCurvesOnOneAxis() throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()));
        assertThat(page.locator("#culprit-2 .curve canvas").count()).isEqualTo(1);
        assertThat(page.isVisible("#culprit-2 .latency-chart")).isFalse();
        assertThat(page.locator("#culprit-2 .u-legend").innerText()).contains("baseline", "candidate");
        Object points = page.evaluate("document.querySelector('#culprit-2 .curve').dataset.curve.split(';').at(-1)");
        assertThat((String) points).startsWith("2060,");
        assertThat(page.isVisible("#culprit-1 .latency-chart")).isTrue();
    }

    @Test
    void testsHaveALaneEachAndLeadIntoTheGraph() throws IOException {
        Page page = open(SamplePages.write("tests-comparison", SampleTests.comparison()));
        openTab(page, "tests");
        assertThat(page.locator(".test-lane").first().innerText()).contains("PoolTest.startsAllWorkers", "+1.6 s");
        assertThat(page.locator(".test-lane").first().locator("svg").count()).isEqualTo(2);
        assertThat(page.locator(".test-lane svg.candidate").first().getAttribute("aria-label"))
                .startsWith("candidate: 4.7")
                .contains("setup 4.7", "body 40 ms", "waits 4.7");
        page.locator(".test-lane .link").first().click();
        assertThat(page.isVisible("#graph")).isTrue();
        assertThat(page.textContent("#detail h3")).isEqualTo("PoolTest.startsAllWorkers");
        assertThat(page.locator("#part optgroup[label=Tests] option").count()).isPositive();
        assertThat(page.locator("#what option").allInnerTexts()).contains("Waiting");
    }
}
