package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.callback;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import dev.culprit.analyzer.telemetry.TelemetryReports;
import dev.culprit.analyzer.verdict.Budgets;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Telemetry handlers in each of the forms that a result has. */
class TelemetryRenderingTest {

    private static final String TEST = "a.SuiteTest.orders";
    private static final Budget HANDLERS = new Budget("handlers:p50<=200us", Budget.HANDLERS, Statistic.P50, 200_000);

    @Test
    void theTextNamesEachHandlerToMendWithLineCostAndWhatToDo() throws IOException {
        String text = written(out -> new TextReport(false).write(report(), out));

        assertThat(text)
                .contains("Telemetry handlers: 1 of 2 to mend")
                .contains("6 ms in all, 30.0 % of the time of the tests")
                .containsPattern("  1\\. Shop\\$1 {2}Suite\\.java:11 +5 ms +25 %")
                .contains("OVER_BUDGET, COSTLY, NAMELESS")
                .contains("BROKEN  lib.Handler a.Shop$");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Repeat with"));
    }

    @Test
    void theJsonKeepsToItsSchemaAndHasWhatTheContractNames() throws IOException {
        String json = written(out -> new JsonReport().write(report(), out));

        assertThat(errors("report-1.json", json)).isEmpty();
        JsonNode handler = new ObjectMapper().readTree(json).at("/telemetryHandlers/0");
        assertThat(handler.path("type").asText()).isEqualTo("lib.Handler");
        assertThat(handler.path("kind").asText()).isEqualTo("ANONYMOUS");
        assertThat(handler.at("/registeredAt/line").asInt()).isEqualTo(11);
        assertThat(handler.path("registrations").asInt()).isEqualTo(1);
        assertThat(handler.path("removed").asInt()).isZero();
        assertThat(handler.path("calls").asInt()).isEqualTo(10);
        assertThat(handler.path("totalNanos").asLong()).isEqualTo(5_000_000);
        assertThat(handler.path("p99Nanos").asDouble()).isBetween(495_000.0, 505_000.0);
        assertThat(handler.path("share").asDouble()).isEqualTo(0.25);
        assertThat(handler.path("findings")).hasSize(3);
    }

    @Test
    void aComparisonHasBothSidesOfEachHandler() throws IOException {
        Comparison comparison = compared();
        String json = written(out -> new JsonReport().write(comparison, out));

        assertThat(errors("diff-1.json", json)).isEmpty();
        JsonNode handlers = new ObjectMapper().readTree(json).path("telemetryHandlers");
        assertThat(handlers).hasSize(2).anySatisfy(handler -> {
            assertThat(handler.path("id").asText()).startsWith("lib.Handler a.Shop$");
            assertThat(handler.path("baseline").isNull()).isTrue();
            assertThat(handler.at("/candidate/class").asText()).isEqualTo("a.Shop$1");
        });
        assertThat(written(out -> new TextReport(false).write(comparison, out)).replaceAll("\\s+", " "))
                .contains("- The telemetry handler Shop$1 is an anonymous class, registered at Suite.java:11");
        assertThat(written(out -> new MarkdownReport().write(comparison, out))).contains("Telemetry handlers");
        assertThat(written(out -> new HtmlReport().write(comparison, out))).contains("Telemetry handlers that changed");
    }

    @Test
    void aComparisonSaysWhatBecameOfBudgetsInEveryForm() throws IOException {
        LoadedSet baseline = shop(false);
        LoadedSet candidate = shop(true);
        TelemetryReport before = TelemetryReports.of(baseline);
        TelemetryReport now = TelemetryReports.of(candidate);
        List<Budget> budgets =
                List.of(new Budget("telemetry-per-test<=20%", Budget.EACH_TEST, Statistic.SHARE, 0.2), HANDLERS);
        Comparison comparison = TelemetryCulprits.in(
                        Judge.judge(baseline, candidate, Thresholds.DEFAULT, "culprit diff a b"),
                        new ComparedTelemetry(before, now))
                .withBudgets(Budgets.compared(
                        Budgets.check(baseline, before, budgets), Budgets.check(candidate, now, budgets)));

        assertThat(comparison.breaksABudget()).isTrue();
        String json = written(out -> new JsonReport().write(comparison, out));
        assertThat(errors("diff-1.json", json)).isEmpty();
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.at("/budgets/0/outcome").asText()).isEqualTo("BROKEN");
        assertThat(root.at("/budgets/0/subject").asText()).isEqualTo(TEST);
        assertThat(root.path("telemetryHandlers"))
                .anySatisfy(handler ->
                        assertThat(handler.at("/candidate/findings/0").asText()).isEqualTo("OVER_BUDGET"));
        assertThat(written(out -> new TextReport(false).write(comparison, out)).replaceAll("\\s+", " "))
                .contains("Budgets BROKEN in a.SuiteTest.orders telemetry handlers take 6000 us")
                .contains("the baseline keeps it");
        assertThat(written(out -> new MarkdownReport().write(comparison, out))).contains("- BROKEN: in ");
        assertThat(written(out -> new HtmlReport().write(comparison, out)))
                .contains("<h2>Budgets</h2>", "telemetry-per-test&lt;=20%", "BROKEN");
        assertThat(written(out -> new HtmlReport().write(report(), out))).contains("<h2>Budgets</h2>", "BROKEN");
    }

    @Test
    void pageAndMarkdownListThemToo() throws IOException {
        assertThat(written(out -> new HtmlReport().write(report(), out)))
                .contains("Telemetry handlers", "Shop$1", "anonymous class", "Telemetry in tests");
        assertThat(written(out -> new MarkdownReport().write(report(), out)))
                .contains("telemetry handler", "<code>Suite.java:11</code>", "NAMELESS");
    }

    static Comparison compared() {
        LoadedSet baseline = shop(false);
        LoadedSet candidate = shop(true);
        return TelemetryCulprits.in(
                Judge.judge(baseline, candidate, Thresholds.DEFAULT, "culprit diff a b"),
                new ComparedTelemetry(TelemetryReports.of(baseline), TelemetryReports.of(candidate)));
    }

    static SetReport report() {
        LoadedSet set = shop(true);
        TelemetryReport telemetry = TelemetryReports.of(set);
        List<Budget> budgets = List.of(HANDLERS);
        return SetReports.of(set, "culprit report s")
                .withTelemetry(telemetry)
                .withBudgets(Budgets.check(set, telemetry, budgets));
    }

    private static LoadedSet shop(boolean both) {
        return set("s", 5, fork -> {
            var order = call("a.Shop.order", 5)
                    .times(10)
                    .self(14_000_000)
                    .calls(callback("a.Good.on", 8).times(10).self(1_000_000));
            if (both) {
                order.calls(callback("a.Shop$1.on", 7).times(10).self(5_000_000));
            }
            var jvm = jvm().thread("main", test(TEST, phase("body", order)))
                    .passed(TEST, 0, order.total(), 0)
                    .handler("lib.Handler", "a.Good", HandlerKind.NAMED, "a.Good.on");
            return both
                    ? jvm.handler("lib.Handler", "a.Shop$1", HandlerKind.ANONYMOUS, "a.Shop$1.on")
                            .registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN)
                    : jvm;
        });
    }

    /** Writes a result in one form. */
    private interface Form {
        void write(Writer out) throws IOException;
    }

    private static String written(Form form) throws IOException {
        StringWriter out = new StringWriter();
        form.write(out);
        return out.toString();
    }

    private static List<?> errors(String schema, String json) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("/schema/" + schema)) {
            assertThat(in).as(schema).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }
}
