package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The differential flame graph. */
class FlameGraphBrowserTest extends BrowserTest {

    private static final String BOXES =
            "() => { culprit.canvas.draw(); return culprit.canvas.drawn.map(b => ({label: culprit.tree.label(b.row),"
                    + " depth: culprit.tree.depthOf(b.row), x: b.x, y: b.y, width: b.width, step: b.step})); }";

    private Page graph(Comparison comparison, String name) throws IOException {
        Page page = open(SamplePages.write(name, comparison));
        openTab(page, "graph");
        draw(page);
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> boxes(Page page) {
        return (List<Map<String, Object>>) page.evaluate(BOXES);
    }

    private static Map<String, Object> box(Page page, String label) {
        return boxes(page).stream()
                .filter(box -> box.get("label").equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no box " + label));
    }

    private static double width(Page page, String label) {
        return ((Number) box(page, label).get("width")).doubleValue();
    }

    private static void click(Page page, String label) {
        Map<String, Object> box = box(page, label);
        double x = ((Number) box.get("x")).doubleValue() + ((Number) box.get("width")).doubleValue() / 2;
        double y = ((Number) box.get("y")).doubleValue() + 8;
        page.locator("#flame").click(new Locator.ClickOptions().setPosition(x, y));
    }

    @Test
    void identicalInputsAreGreyAllOver() throws IOException {
        List<Map<String, Object>> boxes = boxes(graph(SampleComparison.identical(), "identical"));
        assertThat(boxes)
                .hasSizeGreaterThan(100)
                .allMatch(box -> box.get("step").equals(0));
    }

    @Test
    void whatIsOnlyNoiseIsGrey() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        assertThat(boxes(page))
                .filteredOn(box -> !box.get("step").equals(0))
                .extracting(box -> box.get("label"))
                .containsExactlyInAnyOrder(
                        "all threads",
                        "main",
                        "OrderServiceTest.checkoutOfAFullCart",
                        "OrderService.checkout",
                        "Export.orders",
                        "JsonWriter.write",
                        "Cart.total",
                        "PriceRules.match",
                        "Rule.applies",
                        "Period.contains",
                        "Pattern.matcher",
                        "LegacyCache.get");
    }

    @Test
    void swappedSidesAreAMirror() throws IOException {
        Comparison comparison = SampleComparison.regressed();
        List<Map<String, Object>> there = boxes(graph(comparison, "comparison"));
        List<Map<String, Object>> back = boxes(graph(SampleComparison.swapped(comparison), "swapped"));
        assertThat(back).hasSameSizeAs(there);
        for (int i = 0; i < there.size(); i++) {
            Map<String, Object> mirrored = new HashMap<>(back.get(i));
            mirrored.put("step", -(Integer) mirrored.get("step"));
            assertThat(mirrored).isEqualTo(there.get(i));
        }
    }

    @Test
    void removedCodeIsAsWideAsItWasAndOnlyInTheBaseline() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        double whole = width(page, "all threads");
        double removed = width(page, "LegacyCache.get");
        page.click("#mode-baseline");
        double baseline = width(page, "LegacyCache.get");
        assertThat(removed * (14.302 + 1.79) / 80e-3).isCloseTo(whole, within(whole * 0.05));
        assertThat(baseline).isGreaterThan(removed);
        page.click("#mode-candidate");
        assertThat(boxes(page)).noneMatch(box -> box.get("label").equals("LegacyCache.get"));
    }

    @Test
    void widthsAddUpInEveryMode() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        String excess = "() => { const {tree, view} = culprit; let worst = 0; const room = new Float64Array(tree.size);"
                + " for (let r = 0; r < tree.size; r++) room[r] = view.width(r);"
                + " for (let r = 1; r < tree.size; r++) { const p = tree.parentOf(r); room[p] -= view.width(r); }"
                + " return Math.max(...room.map(r => -r)); }";
        for (String mode : List.of("union", "baseline", "candidate", "delta")) {
            page.click("#mode-" + mode);
            assertThat(((Number) page.evaluate(excess)).doubleValue()).as(mode).isLessThan(1);
        }
    }

    @Test
    void aClickZoomsAndBackAndResetReturn() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        double whole = width(page, "all threads");
        click(page, "OrderService.checkout");
        click(page, "Cart.total");
        assertThat(width(page, "Cart.total")).isEqualTo(whole);
        assertThat(width(page, "main")).isEqualTo(whole);
        page.click("#back");
        assertThat(width(page, "OrderService.checkout")).isEqualTo(whole);
        assertThat(width(page, "Cart.total")).isLessThan(whole);
        page.click("#reset");
        assertThat(width(page, "main")).isLessThan(whole);
    }

    @Test
    void theGraphCanStandOnItsHead() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        page.click("#flip");
        double root = ((Number) box(page, "all threads").get("y")).doubleValue();
        assertThat(boxes(page)).allMatch(box -> ((Number) box.get("y")).doubleValue() <= root);
        click(page, "Cart.total");
        assertThat(page.textContent("#detail h3")).isEqualTo("Cart.total");
    }

    @Test
    void theMatchedShareIsTheOneComputedInJava() throws IOException {
        Comparison comparison = SampleComparison.regressed();
        Page page = graph(comparison, "comparison");
        page.fill("#search", "cart");
        page.locator("#matched:not(:empty)").waitFor();
        String baseline = share(comparison.tree(), comparison.tree().baselineSelf());
        String candidate = share(comparison.tree(), comparison.tree().candidateSelf());
        assertThat(page.textContent("#matched"))
                .startsWith(baseline + " \u2192 " + candidate + " matched, ")
                .contains(", 2 of ");
    }

    private static String share(DiffTree tree, double[] self) {
        double matched = 0;
        double all = 0;
        boolean[] below = new boolean[tree.size()];
        for (int row = 1; row < tree.size(); row++) {
            var function = tree.frames().get(tree.frame()[row]).function();
            String name = (function.className() + "." + function.method()).toLowerCase(Locale.ROOT);
            below[row] = below[tree.parent()[row]] || name.contains("cart");
            matched += below[row] ? self[row] : 0;
            all += self[row];
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * matched / all);
    }

    @Test
    void searchTakesTextAsItIsAndRegularExpressionsBetweenSlashes() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        assertThat(matched(page, "Clock$Ticking")).isPositive();
        assertThat(matched(page, "/Clock\\$Tick.*load/")).isPositive();
        assertThat(matched(page, "Clock.Ticking")).isZero();
        assertThat(matched(page, "/(/")).isZero();
    }

    private static int matched(Page page, String query) {
        return (Integer)
                page.evaluate("query => { culprit.view.setQuery(query); return culprit.view.found.functions; }", query);
    }

    @Test
    void theKeyboardReachesEachVisibleFrame() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        Object unreached = page.evaluate("""
                () => {
                  const { tree, view, canvas } = culprit;
                  canvas.draw();
                  const press = (key) =>
                    canvas.scroller.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                  const unreached = [];
                  for (const { row } of [...canvas.drawn]) {
                    press('Escape');
                    for (const step of tree.ancestors(row).slice(1)) {
                      press('ArrowDown');
                      for (let i = 0; i < 50 && view.selected > step; i++) press('ArrowLeft');
                      for (let i = 0; i < 50 && view.selected < step; i++) press('ArrowRight');
                    }
                    if (view.selected !== row) unreached.push(tree.label(row));
                  }
                  return unreached;
                }
                """);
        assertThat(unreached).isEqualTo(List.of());
    }

    @Test
    void aScreenReaderFindsTheSelectedNode() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        page.focus("#flame");
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("ArrowDown");
        }
        String active = page.getAttribute("#flame", "aria-activedescendant");
        assertThat(page.getAttribute("#" + active, "role")).isEqualTo("treeitem");
        assertThat(page.getAttribute("#" + active, "aria-level")).isEqualTo("5");
        assertThat(page.textContent("#" + active)).startsWith("Export.orders, total time 3.13 s to 3.46 s, +10.5 %");
    }

    @Test
    void aLinkLeadsToTheSamePlaceInAnotherReport() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        click(page, "OrderService.checkout");
        click(page, "Cart.total");
        page.click("#mode-baseline");
        String hash = (String) page.evaluate("location.hash");
        Page other = open(
                SamplePages.write("swapped", SampleComparison.swapped(SampleComparison.regressed())), hash, options());
        assertThat(other.evaluate("culprit.view.mode")).isEqualTo("baseline");
        assertThat(other.evaluate("culprit.tree.label(culprit.view.zoom)")).isEqualTo("Cart.total");
        assertThat(other.evaluate("location.hash")).isEqualTo(hash);
    }

    @Test
    void everyPaintIsReadableInBothThemes() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrasts(page, "culprit.canvas.paints")).hasSize(9).allMatch(contrast -> contrast >= 4.5);
            assertThat(contrasts(page, "culprit.canvas.packages")).allMatch(contrast -> contrast >= 4.5);
            page.click("#theme");
        }
    }

    /** WCAG 2 contrast of each paint's text, computed here and not by the page. */
    @SuppressWarnings("unchecked")
    private static List<Double> contrasts(Page page, String paints) {
        return ((List<List<List<Integer>>>) page.evaluate(paints + ".map(p => [p.fill, p.ink])"))
                .stream()
                        .map(pair -> {
                            double fill = luminance(pair.get(0));
                            double ink = luminance(pair.get(1));
                            return (Math.max(fill, ink) + 0.05) / (Math.min(fill, ink) + 0.05);
                        })
                        .toList();
    }

    private static double luminance(List<Integer> rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = rgb.get(i) / 255.0;
            sum += weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    /** Simulated by the matrices of Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), for severity 1. */
    private static final double[][][] DEFICIENCIES = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
    };

    @Test
    void lessAndMoreStayFarApartForThoseWhoSeeFewerColours() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        @SuppressWarnings("unchecked")
        List<List<Integer>> fills = (List<List<Integer>>) page.evaluate("culprit.canvas.paints.map(p => p.fill)");
        for (double[][] deficiency : DEFICIENCIES) {
            double[] less = lab(fills.get(0), deficiency);
            double[] more = lab(fills.get(8), deficiency);
            double distance = Math.hypot(Math.hypot(less[0] - more[0], less[1] - more[1]), less[2] - more[2]);
            assertThat(distance).isGreaterThanOrEqualTo(60);
        }
    }

    /** CIELAB under D65 of a colour as it is seen with a deficiency. */
    private static double[] lab(List<Integer> rgb, double[][] deficiency) {
        double[] seen = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 3; i++) {
                seen[row] += deficiency[row][i] * linear(rgb.get(i) / 255.0);
            }
            seen[row] = Math.max(0, Math.min(1, seen[row]));
        }
        double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    @Test
    void theTableOfFunctionsSortsFiltersAndLeadsIntoTheGraph() throws IOException {
        Page page = graph(SampleComparison.regressed(), "comparison");
        openTab(page, "functions");
        page.click("text=\u0394 self");
        assertThat(page.textContent("#functions tbody tr:not(.room) >> nth=0"))
                .contains("Rule.applies", "+651 ms (3.1\u00d7)");
        page.fill("#function-filter", "legacy");
        assertThat(page.locator("#functions tbody tr:not(.room)").count()).isEqualTo(1);
        page.click("text=LegacyCache.get >> visible=true >> nth=-1");
        assertThat(page.textContent("#detail h3")).isEqualTo("LegacyCache.get");
        assertThat(page.isVisible("#graph")).isTrue();
    }
}
