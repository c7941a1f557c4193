package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.RunTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the flame graph can be asked: other quantities, parts, folds, callers and callees, files. */
class FlameGraphControlsBrowserTest extends BrowserTest {

    private Page graph(String hash) throws IOException {
        Page page = open(SamplePages.write("comparison", SampleComparison.regressed()), "#tab=graph" + hash, options());
        draw(page);
        return page;
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<String> labels(Page page) {
        return (List<String>) page.evaluate(
                "() => { culprit.canvas.draw(); return culprit.canvas.drawn.map(b => culprit.tree.label(b.row)); }");
    }

    @Test
    void onlyWhatChangedIsInTheDeltaAndAsWideAsItsChange() throws IOException {
        Page page = graph("");
        page.keyboard().press("d");
        assertThat(labels(page))
                .contains("PriceRules.match", "JsonWriter.write", "LegacyCache.get")
                .doesNotContain("Events.find", "StockUpdater.run");
        double match = number(
                page,
                "(() => { const { tree, view } = culprit; let best = 0; for (let r = 1; r < tree.size; r++)"
                        + " if (tree.label(r) === 'PriceRules.match') best = Math.max(best, view.width(r)); return best; })()");
        assertThat(match)
                .isCloseTo(SampleComparison.regressed().culprits().get(0).deltaNanos(), within(1e4));
        assertThat((String) page.evaluate("location.hash")).contains("mode=delta");
    }

    @Test
    void anotherQuantityIsUnpackedWhenItIsChosen() throws IOException {
        Page page = graph("");
        assertThat(page.locator("#what option").allInnerTexts()).containsExactly("Time", "Calls");
        page.selectOption("#what", "calls");
        page.waitForFunction("() => culprit.view.measure.name === 'calls'");
        DiffTree tree = SampleComparison.regressed().tree();
        assertThat(number(page, "culprit.view.measure.quantity(culprit.view.measure.totalC[0])"))
                .isCloseTo(Arrays.stream(tree.candidateCalls()).sum(), within(1e-6));
        assertThat(page.innerText("#detail"))
                .contains("total calls", "own calls")
                .doesNotContain("per call");
        assertThat((String) page.evaluate("location.hash")).contains("view=calls");
        Page again = graph("&view=calls");
        assertThat(again.evaluate("culprit.view.measure.name")).isEqualTo("calls");
    }

    @Test
    void aThreadGroupOrATestCanBeLookedAtAlone() throws IOException {
        Page page = graph("");
        assertThat(page.locator("#part optgroup").all().stream().map(group -> group.getAttribute("label")))
                .contains("Threads");
        String label = page.locator("#part optgroup option >> nth=1").innerText();
        page.selectOption(
                "#part", page.locator("#part optgroup option >> nth=1").getAttribute("value"));
        assertThat(page.evaluate("culprit.tree.label(culprit.view.zoom)")).isEqualTo(label);
    }

    @Test
    void amountsAreSharesOrPerSecondOfEachSideAndWidthsStay() throws IOException {
        RunTimeline before = SampleTimeline.of();
        Comparison timed = SampleComparison.regressed().withTimelines(new ComparedTimelines(before, before));
        Page page = open(SamplePages.write("timed", timed), "#tab=graph", options());
        draw(page);
        page.evaluate("culprit.view.select(culprit.canvas.drawn.find(b => culprit.tree.label(b.row) === 'main').row)");
        Object widths = page.evaluate("culprit.canvas.drawn.map(b => b.width)");
        page.keyboard().press("a");
        DiffTree tree = timed.tree();
        for (String total : List.of("totalB", "totalC")) {
            Object share = page.evaluate(
                    "total => { const { measure, selected } = culprit.view;"
                            + " return (100 * measure[total][selected] / measure[total][0]).toFixed(1) + ' %'; }",
                    total);
            assertThat(page.innerText("#detail tbody tr >> nth=0")).contains((String) share);
        }
        assertThat(page.innerText("#detail tbody tr >> nth=0")).contains(" points");
        assertThat(page.inputValue("#amounts")).isEqualTo("share");
        page.keyboard().press("a");
        page.evaluate("culprit.view.reset()");
        String perSecond =
                Amounts.UNICODE.duration(Arrays.stream(tree.baselineSelf()).sum() / 10);
        assertThat(page.innerText("#detail tbody tr >> nth=0")).contains(perSecond + "/s");
        assertThat(page.evaluate("() => { culprit.canvas.draw(); return culprit.canvas.drawn.map(b => b.width); }"))
                .isEqualTo(widths);
        assertThat((String) page.evaluate("location.hash")).contains("amounts=second");
        Page again = open(SamplePages.write("timed", timed), (String) page.evaluate("location.hash"), options());
        assertThat(again.evaluate("culprit.view.measure.scale")).isEqualTo("second");
        assertThat(graph("&amounts=second").evaluate("culprit.view.measure.scale"))
                .isEqualTo("run");
    }

    @Test
    void theKeyboardChoosesAPart() throws IOException {
        Page page = graph("");
        page.focus("#flame");
        page.keyboard().press("p");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("part");
    }

    @Test
    void foldingLeavesFramesOutAndWidthsAsTheyAre() throws IOException {
        Page page = graph("");
        String widths = "() => { culprit.canvas.draw(); const w = {}; for (const b of culprit.canvas.drawn)"
                + " w[b.row] = b.width; return w; }";
        @SuppressWarnings("unchecked")
        Map<String, Number> before = (Map<String, Number>) page.evaluate(widths);
        page.check("#fold-lambdas");
        page.check("#fold-chains");
        @SuppressWarnings("unchecked")
        Map<String, Number> after = (Map<String, Number>) page.evaluate(widths);
        assertThat(after.size()).isLessThan(before.size());
        assertThat(after).allSatisfy((row, width) -> assertThat(width).isEqualTo(before.get(row)));
        assertThat(labels(page)).noneMatch(label -> label.contains("lambda$"));
        page.focus("#flame");
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.evaluate("culprit.canvas.drawn.some(b => b.row === culprit.view.selected)"))
                .isEqualTo(true);
    }

    @Test
    void theThresholdLeavesNarrowBoxesOut() throws IOException {
        Page page = graph("");
        int all = labels(page).size();
        page.keyboard().press("]");
        page.keyboard().press("]");
        page.keyboard().press("]");
        assertThat(labels(page)).hasSizeLessThan(all);
        assertThat(page.innerText("#least-words")).isEqualTo("\u2265 0.5 %");
        page.keyboard().press("[");
        page.keyboard().press("[");
        page.keyboard().press("[");
        assertThat(labels(page)).hasSize(all);
    }

    @Test
    void callersAndCalleesAreSumsOverAllOutermostCalls() throws IOException {
        Page page = graph("&q=Codec");
        Object differences = page.evaluate("""
                () => {
                  const { view, sandwich, tree } = culprit;
                  const wrong = [];
                  for (let frame = 0; frame < tree.frames.method.length; frame++) {
                    if (tree.frames.kind[frame] !== 1) continue;
                    let [b, c, open] = [0, 0, 0];
                    for (let row = 1; row < tree.size; row++) {
                      if (row < open || tree.frameOf(row) !== frame) continue;
                      open = tree.end[row];
                      b += view.measure.totalB[row];
                      c += view.measure.totalC[row];
                    }
                    if (b + c === 0) continue;
                    sandwich.open(view, frame);
                    for (const { measure } of sandwich.views) {
                      if (measure.totalB[1] !== b || measure.totalC[1] !== c || measure.totalB[0] !== b) wrong.push(frame);
                      for (let row = 1; row < measure.tree.size; row++) {
                        const own = measure.own(row);
                        if (own[0] < 0 || own[1] < 0) wrong.push([frame, row]);
                      }
                    }
                  }
                  sandwich.close();
                  return wrong;
                }
                """);
        assertThat(differences).isEqualTo(List.of());
    }

    @Test
    void theKeyboardOpensCallersAndCalleesAndALinkLeadsThereAgain() throws IOException {
        Page page = graph("&q=PriceRules");
        page.focus("#flame");
        page.keyboard().press("n");
        page.keyboard().press("s");
        assertThat(page.innerText("#sandwich-title")).isEqualTo("PriceRules.match");
        assertThat(page.isVisible("#flame")).isFalse();
        String hash = (String) page.evaluate("location.hash");
        Page other = open(SamplePages.write("comparison", SampleComparison.regressed()), hash, options());
        assertThat(other.innerText("#sandwich-title")).isEqualTo("PriceRules.match");
        other.focus("#callees .flame");
        other.keyboard().press("ArrowDown");
        assertThat(other.innerText("#detail h3")).isEqualTo("Rule.applies");
        other.keyboard().press("s");
        assertThat(other.isVisible("#flame")).isTrue();
        assertThat(other.isVisible("#sandwich")).isFalse();
    }

    @Test
    void matchesAreNumbered() throws IOException {
        Page page = graph("&q=Codec");
        int places = (Integer) page.evaluate("culprit.view.found.rows.length");
        assertThat(page.innerText("#matched")).contains(" " + places + " places, ");
        page.focus("#flame");
        page.keyboard().press("n");
        page.keyboard().press("n");
        assertThat(page.innerText("#matched")).contains(" 2 of " + places + ", ");
        page.keyboard().press("Shift+N");
        assertThat(page.innerText("#matched")).contains(" 1 of " + places + ", ");
    }

    @Test
    void exportsHoldWhatIsShown() throws IOException {
        Page page = graph("");
        DiffTree tree = SampleComparison.regressed().tree();
        String collapsed = exported(page, "collapsed");
        long[] sums = new long[2];
        for (String line : collapsed.split("\n")) {
            String[] parts = line.split(" ");
            sums[0] += Long.parseLong(parts[parts.length - 2]);
            sums[1] += Long.parseLong(parts[parts.length - 1]);
        }
        assertThat((double) sums[0])
                .isCloseTo(Arrays.stream(tree.baselineSelf()).sum(), within(1e4));
        assertThat((double) sums[1])
                .isCloseTo(Arrays.stream(tree.candidateSelf()).sum(), within(1e4));
        assertThat(collapsed).contains("main;com.acme.shop.OrderServiceTest.checkoutOfAFullCart;");
        assertThat(exported(page, "csv"))
                .startsWith("\"function\",\"total baseline\"")
                .contains("\"com.acme.shop.price.PriceRules.match\",");
        assertThat(exported(page, "markdown")).contains("| `PriceRules.match` | ");
        assertThat(exported(page, "svg")).startsWith("<svg xmlns=").contains("PriceRules.match");
        assertThat(exported(page, "png")).contains("PNG");
    }

    private static String exported(Page page, String kind) throws IOException {
        Download file = page.waitForDownload(() -> page.selectOption("#export", kind));
        return Files.readString(file.path(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void callSitesAreListedWithTheirLines() throws IOException {
        Page page = graph("");
        openTab(page, "callsites");
        page.fill("#callsite-filter", "PriceRules.match Cart.java:143");
        assertThat(page.locator("#callsites tbody tr:not(.room)").count()).isEqualTo(1);
        assertThat(page.textContent("#callsites tbody tr:not(.room)"))
                .contains("Cart.total \u2192 PriceRules.match", "Cart.java:143", "412", "1,277");
    }

    @Test
    void whereWorkersAreForbiddenThePageUnpacksByItself() throws IOException {
        var file = SamplePages.write("no-worker", SampleComparison.regressed());
        Files.writeString(file, Files.readString(file).replace("worker-src blob:", "worker-src &#39;none&#39;"));
        Page page = open(file, "#tab=graph", options());
        assertThat(labels(page)).contains("PriceRules.match");
        forget();
    }
}
