package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Opens pages in a real browser, from {@code file://} and offline. After each test: no error and no violation of the content
 * security policy was reported, and nothing but the page itself was requested. One browser serves all tests, since to start it takes
 * longer than most of them; each page has a context of its own, which shares nothing with others.
 */
@ExtendWith(SharedChromium.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTest {

    private Chromium chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    @BeforeAll
    void start(Chromium shared) {
        chromium = shared;
    }

    @BeforeEach
    void forget() {
        complaints.clear();
        requests.clear();
    }

    @AfterEach
    void nothingWentWrongAndNothingWasRequested() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(complaints).isEmpty();
        // The worker that unpacks is a part of the page itself.
        requests.removeIf(url -> url.startsWith("blob:null/"));
        assertThat(requests).allMatch(url -> url.startsWith("file:///"));
        assertThat(requests.stream().distinct().map(url -> url.replaceAll("[?#].*", "")))
                .allMatch(url -> url.contains("/target/pages/"));
    }

    Page open(Path file) {
        return open(file, options());
    }

    Page open(Path file, Browser.NewContextOptions options) {
        return open(file, "", options);
    }

    Page open(Path file, String hash, Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options.setOffline(true));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(file.toUri() + hash);
        if (!Boolean.FALSE.equals(options.javaScriptEnabled)) {
            page.locator("html[data-ready]").waitFor(attached());
        }
        return page;
    }

    static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800);
    }

    static Browser.NewContextOptions dark() {
        return options().setColorScheme(ColorScheme.DARK);
    }

    static void openTab(Page page, String name) {
        page.click("#tab-" + name);
    }

    /** Draws at once what is waiting for the next frame. */
    static void draw(Page page) {
        page.evaluate("culprit.canvas.draw()");
    }

    static Path screenshot(Page page, String name) {
        Path file = Path.of("target", "screenshots", name + ".png").toAbsolutePath();
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }
}
