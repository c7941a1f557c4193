package dev.culprit.benchmarks.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens a page, {@code ours|theirs HTML CHROMIUM}, and says what CPU time its main thread takes until it is shown, and to search. */
final class PageMain {

    private static final String THEIRS_SHOWN = "() => levels[0] && levels[0].length > 0";
    private static final String OURS_SHOWN =
            "() => document.documentElement.dataset.ready && culprit.canvas.drawn.length > 0";
    private static final String OURS_SEARCH =
            "() => { culprit.view.setQuery('/method7$/'); culprit.canvas.draw(); return culprit.view.found.rows.length; }";
    private static final String THEIRS_SEARCH = "() => { search(/method7$/); return matchval.textContent; }";

    private static final int TIMES = 40;

    private final Page page;
    private final CDPSession session;
    private final boolean ours;

    private PageMain(Page page, boolean ours) {
        this.page = page;
        this.ours = ours;
        session = page.context().newCDPSession(page);
        JsonObject domain = new JsonObject();
        domain.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", domain);
    }

    public static void main(String[] arguments) throws Exception {
        boolean ours = arguments[0].equals("ours");
        Path empty = Files.createTempFile("empty", ".html");
        Files.writeString(empty, "<!doctype html><title>empty</title>");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(arguments[2]))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
            page.setDefaultTimeout(300_000);
            page.navigate(empty.toUri().toString());
            String address = Path.of(arguments[1]).toUri().toString();
            System.out.println(new PageMain(page, ours).measure(address));
        } finally {
            Files.delete(empty);
        }
    }

    private String measure(String address) {
        double calibration = cpuOf("() => { let x = 0; for (let i = 0; i < 2e8; i++) x = (x + i * i) | 0; return x; }");
        double emptyMemory = memory();
        double before = cpu();
        page.navigate(address + (ours ? "#tab=graph" : ""));
        page.waitForFunction(ours ? OURS_SHOWN : THEIRS_SHOWN);
        page.evaluate("() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))");
        double shown = cpu() - before;
        double memory = memory() - emptyMemory;
        double search = cpuOf(ours ? OURS_SEARCH : THEIRS_SEARCH);
        double again = cpuOf(ours ? OURS_SEARCH.replace("7", "8") : THEIRS_SEARCH.replace("7", "8"));
        Object nodes = ours ? page.evaluate("culprit.tree.size") : 0;
        String modes = ours ? drawing() : "";
        session.detach();
        page.navigate("about:blank");
        FirstPaint paint = FirstPaint.of(page, address);
        return String.format(
                Locale.ROOT,
                "{\"nodes\": %s, \"calibration\": %.4f, \"shown\": %.4f, \"search\": %.4f, \"searchAgain\": %.4f, \"memory\": %.0f, \"paint\": %.1f, \"paintWall\": %.1f%s}",
                nodes,
                calibration,
                shown,
                search,
                again,
                memory,
                paint.cpuMillis(),
                paint.millis(),
                modes);
    }

    private String drawing() {
        return String.format(
                Locale.ROOT,
                ", \"mode\": %.2f, \"zoom\": %.2f, \"hover\": %.2f",
                cpuOfEach("culprit.view.setMode(i % 2 ? 'union' : 'delta'); culprit.canvas.draw()"),
                cpuOfEach("culprit.view.zoomTo(i % 2 ? 0 : culprit.canvas.drawn[8].row); culprit.canvas.draw()"),
                cpuOfEach(
                        "culprit.canvas.hovered = culprit.canvas.rowAt((i * 37) % 1280, 100); culprit.canvas.drawOutlines()"));
    }

    /** Milliseconds of CPU time of the main thread, the mean of {@link #TIMES}: a single one is below what its clock shows. */
    private double cpuOfEach(String body) {
        return 1e3 * cpuOf("() => { for (let i = 0; i < " + TIMES + "; i++) { " + body + "; } }") / TIMES;
    }

    private double cpuOf(String script) {
        double before = cpu();
        page.evaluate(script);
        return cpu() - before;
    }

    /** Seconds of CPU time of the main thread, in tasks. */
    private double cpu() {
        JsonArray metrics = session.send("Performance.getMetrics").getAsJsonArray("metrics");
        for (JsonElement metric : metrics) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("no TaskDuration: " + metrics);
    }

    /** Bytes of objects and arrays. */
    private double memory() {
        session.send("HeapProfiler.collectGarbage");
        JsonObject heap = session.send("Runtime.getHeapUsage");
        return heap.get("usedSize").getAsDouble()
                + (heap.has("backingStorageSize")
                        ? heap.get("backingStorageSize").getAsDouble()
                        : 0);
    }
}
