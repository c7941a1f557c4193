package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import java.io.IOException;
import java.util.List;
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
    void aComparisonHasTheTimelinesOfBothSidesOnOneScale() throws IOException {
        RunTimeline run = SampleTimeline.of();
        RunTimeline longer = new RunTimeline(
                "7",
                2 * run.lengthNanos(),
                run.jvms(),
                run.lanes(),
                run.tests(),
                run.waits(),
                run.looks(),
                run.starts(),
                LeftOut.NOTHING);
        Page page = open(SamplePages.write(
                "timelines", SampleTests.comparison().withTimelines(new ComparedTimelines(run, longer))));
        openTab(page, "tests");
        assertThat(page.locator(".timeline").all().stream().map(drawing -> drawing.getAttribute("aria-label")))
                .satisfiesExactly(
                        label -> assertThat(label).startsWith("Timeline of the baseline"),
                        label -> assertThat(label).startsWith("Timeline of the candidate"));
        assertThat(page.evaluate("culprit.timelines.map((one) => one.length)"))
                .isEqualTo(List.of(20_000_000, 20_000_000));
        assertThat(page.innerText("#timeline-baseline .ticks")).contains("20 s");
        page.focus("#timeline-candidate");
        page.keyboard().press("ArrowRight");
        assertThat(page.innerText("#timeline-candidate-detail")).contains("PoolTest.startsAllWorkers");
        assertThat(page.innerText("#timeline-baseline-detail")).startsWith("Point at a bar");
        String placed =
                page.locator(".test-lane .candidate .waits.placed").first().getAttribute("d");
        assertThat(placed).startsWith("M").doesNotStartWith("M0 ");
        assertThat(page.locator(".test-lane .waits.summed").count()).isPositive();
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
