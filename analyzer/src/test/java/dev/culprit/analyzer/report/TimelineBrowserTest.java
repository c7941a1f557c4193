package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.RunTimeline;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline of a report: its data, its drawing, and how to walk through it. */
class TimelineBrowserTest extends BrowserTest {

    private static Page show(TimelineBrowserTest test, RunTimeline run) throws IOException {
        return test.open(SamplePages.write("timeline", SampleTests.report().withTimeline(run)));
    }

    @Test
    void theDataOfThePageHoldsTheWholeTimeline() throws IOException {
        RunTimeline run = SampleTimeline.of();
        Page page = show(this, run);

        assertThat(number(page, "culprit.timelines[0].length")).isEqualTo(run.lengthNanos() / 1_000);
        assertThat(number(page, "culprit.timelines[0].lanes.length")).isEqualTo(5);
        assertThat(number(page, "culprit.timelines[0].spans.filter((span) => span.kind === 'TEST').length"))
                .isEqualTo(run.tests().size());
        assertThat(number(page, "culprit.timelines[0].spans.filter((span) => span.kind !== 'TEST').length"))
                .isEqualTo(run.waits().size());
        assertThat(number(
                        page,
                        "culprit.timelines[0].spans.filter((span) => span.kind === 'SLEEP')"
                                + ".reduce((sum, span) => sum + span.length, 0)"))
                .isEqualTo(8 * 500_000);
        assertThat(number(page, "culprit.timelines[0].looks.length")).isEqualTo(101);
        assertThat(number(page, "culprit.timelines[0].looks[100].process")).isEqualTo(8_000_000);
        assertThat(number(page, "culprit.timelines[0].starts.length")).isEqualTo(8);
        assertThat(page.evaluate("culprit.timelines[0].starts[0].place")).isEqualTo("WorkerPool.java:46");
    }

    @Test
    void theKeyboardWalksThroughTestsAndWaits() throws IOException {
        Page page = show(this, SampleTimeline.of());
        page.focus("#timeline");
        page.keyboard().press("ArrowRight");
        assertThat(page.textContent("#timeline-detail"))
                .isEqualTo("TEST com.acme.PoolTest.startsAllWorkers passed, 4.6 s from 200 ms on"
                        + " (setup 4.5 s, teardown 20 ms), in main");
        page.keyboard().press("ArrowRight");
        assertThat(page.textContent("#timeline-detail"))
                .isEqualTo("PROCESS ProcessBuilder.start at WorkerPool.java:46, 60 ms from 220 ms on, in main");
        page.keyboard().press("End");
        assertThat(page.textContent("#timeline-detail")).startsWith("SLEEP Thread.sleep at WorkerPool.java:46");
        page.keyboard().press("ArrowDown");
        assertThat(page.textContent("#timeline-detail")).contains("in worker-0").contains("from 5 s on");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(page.textContent("#timeline-detail")).contains("in main");
        assertThat(page.textContent("#live")).isEqualTo(page.textContent("#timeline-detail"));
        assertThat(page.locator("#timeline .selected").count()).isEqualTo(1);
    }

    @Test
    void whatIsBelowTheMouseIsTold() throws IOException {
        Page page = show(this, SampleTimeline.of());
        Locator lane = page.locator("#timeline svg[data-lane='1']");
        double width = lane.boundingBox().width;
        lane.hover(new Locator.HoverOptions().setPosition(0.53 * width, 20));
        assertThat(page.textContent("#timeline-detail")).startsWith("LOCK ReentrantLock.lock at Pool.java:41, 300 ms");
        lane.hover(new Locator.HoverOptions().setPosition(0.53 * width, 5));
        assertThat(page.textContent("#timeline-detail")).startsWith("TEST OrdersTest.prices(0) passed, 700 ms");
    }

    @Test
    void whenGarbageWasCollectedAndCodeCompiledIsDrawnWhereItIsKnown() throws IOException {
        Page page = show(this, SampleTimeline.of());

        assertThat(page.locator("svg:has(polyline.collector)").getAttribute("aria-label"))
                .contains("garbage collection", "0.3 at most");
        assertThat(page.locator("svg:has(polyline.compiler)").getAttribute("aria-label"))
                .contains("compilation", "0.5 at most");

        Page without = show(this, SampleTimeline.withoutVmThreads());
        assertThat(without.locator("polyline.collector, polyline.compiler").count())
                .isZero();
        assertThat(without.locator("polyline.process").count()).isEqualTo(1);
    }

    @Test
    void theDrawingNeedsNoScript() throws IOException {
        Page page = open(
                SamplePages.write("timeline", SampleTests.report().withTimeline(SampleTimeline.of())),
                options().setJavaScriptEnabled(false));

        assertThat(page.innerText("main"))
                .contains("Fork 3, of median length: 25 tests, 40 waits of a millisecond or more, 8 started processes.")
                .contains("Left out: 2 threads, 17 waits.")
                .contains("worker-3", "sleeps", "machine (of 2 processors)");
        assertThat(page.isVisible("#timeline-detail")).isFalse();
        assertThat(page.getAttribute("#timeline svg[data-lane='0'] .sleep", "d"))
                .startsWith("M28 14h50v8h-50z");
        assertThat(page.getAttribute("#timeline svg[data-lane='0']", "aria-label"))
                .isEqualTo("main: 1 tests, waits of 4.48 s");
        assertThat(page.locator("#timeline .timeline-lane").count()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>window.hacked=1</script>",
                "\"><img src=x onerror=window.hacked=1>",
                "' onpointermove='window.hacked=1"
            })
    void hostileNamesAreShownAndNotRun(String name) throws IOException {
        Page page = show(this, SampleTimeline.named(name, name));
        page.focus("#timeline");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        assertThat(page.textContent("#timeline-detail")).contains(name);
        assertThat(page.textContent("#timeline")).contains(name);
        assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
        assertThat(page.locator("main img, main script, main [onpointermove]").count())
                .isZero();
    }

    @Test
    void aReportWithoutTimelineHasNeitherDrawingNorData() throws IOException {
        Page page = open(SamplePages.write("no-timeline", SampleTests.report()));
        assertThat(page.locator("#timeline").count()).isZero();
        assertThat(page.locator("[id$='-data']").count()).isZero();
        assertThat(page.evaluate("culprit.timelines === undefined")).isEqualTo(true);
    }

    @Test
    void itFitsEveryWidthInBothThemes() throws IOException {
        var file = SamplePages.write("timeline", SampleTests.report().withTimeline(SampleTimeline.of()));
        for (int width : new int[] {1280, 400}) {
            for (boolean isDark : new boolean[] {false, true}) {
                Page page = open(file, (isDark ? dark() : options()).setViewportSize(width, 900));
                page.evaluate("document.getElementById('timeline-title').scrollIntoView()");
                page.focus("#timeline");
                page.keyboard().press("ArrowRight");
                assertThat(screenshot(page, (isDark ? "dark-" : "light-") + width + "-timeline"))
                        .isNotEmptyFile();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
            }
        }
    }

    private static long number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).longValue();
    }
}
