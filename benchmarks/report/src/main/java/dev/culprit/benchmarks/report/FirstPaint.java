package dev.culprit.benchmarks.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the main thread has done until something can be read, from Chromium's own trace: the CPU time of its tasks, which a busy machine
 * does not make longer, and the clock's time, which it does.
 *
 * @param cpuMillis of the main thread's tasks until then
 * @param millis by the clock
 */
record FirstPaint(double cpuMillis, double millis) {

    private static final List<String> CATEGORIES =
            List.of("blink.user_timing", "loading", "toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline");

    private static final double MICROS = 1e3;

    static FirstPaint of(Page page, String address) {
        Browser browser = page.context().browser();
        browser.startTracing(page, new Browser.StartTracingOptions().setCategories(CATEGORIES));
        page.navigate(address);
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        return in(new String(browser.stopTracing(), StandardCharsets.UTF_8));
    }

    private static FirstPaint in(String trace) {
        List<JsonObject> events = new ArrayList<>();
        for (JsonElement event : JsonParser.parseString(trace).getAsJsonObject().getAsJsonArray("traceEvents")) {
            events.add(event.getAsJsonObject());
        }
        JsonObject paint = last(events, "firstContentfulPaint");
        double end = number(paint, "ts");
        double begin = number(last(events, "navigationStart"), "ts");
        double cpu = events.stream()
                .filter(event -> is(event, "RunTask") && event.has("tdur"))
                .filter(event ->
                        number(event, "tid") == number(paint, "tid") && number(event, "pid") == number(paint, "pid"))
                .filter(event -> number(event, "ts") >= begin && number(event, "ts") < end)
                .mapToDouble(event -> number(event, "tdur"))
                .sum();
        return new FirstPaint(cpu / MICROS, (end - begin) / MICROS);
    }

    private static JsonObject last(List<JsonObject> events, String name) {
        return events.stream()
                .filter(event -> is(event, name))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no " + name + " in the trace"));
    }

    private static boolean is(JsonObject event, String name) {
        return event.has("name") && event.get("name").getAsString().equals(name);
    }

    private static double number(JsonObject event, String name) {
        return event.get(name).getAsDouble();
    }
}
