package dev.culprit.benchmarks.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes pictures of reports, {@code CHROMIUM DIRECTORY (HTML NAME HASH WIDTH SCHEME SELECTOR)...}; an empty selector is for the top. */
final class ScreenshotMain {

    private static final int EACH = 6;

    private ScreenshotMain() {}

    public static void main(String[] arguments) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(arguments[0]))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            for (int at = 2; at + EACH <= arguments.length; at += EACH) {
                take(browser, Path.of(arguments[1]), List.of(arguments).subList(at, at + EACH));
            }
        }
    }

    private static void take(Browser browser, Path directory, List<String> picture) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(Integer.parseInt(picture.get(3)), 800)
                .setColorScheme(picture.get(4).equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.navigate(Path.of(picture.get(0)).toUri() + picture.get(2));
        page.locator("html[data-ready]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.evaluate("culprit.canvas.draw()");
        if (!picture.get(5).isEmpty()) {
            page.evaluate("selector => document.querySelector(selector).scrollIntoView()", picture.get(5));
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(directory.resolve(picture.get(1) + ".png")));
        page.close();
    }
}
