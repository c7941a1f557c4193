package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What reports say of tests, waits and findings. */
class TestsReportTest {

    @Test
    void aSuiteReadsAsAgreed() throws IOException {
        Golden.assertSame("tests-set.txt", text(SampleTests.report()));
        Golden.assertSame("tests-set.json", json(SampleTests.report()));
        Golden.assertSame("tests-set.md", markdown(SampleTests.report()));
    }

    @Test
    void aComparisonOfSuitesReadsAsAgreed() throws IOException {
        Golden.assertSame("tests-comparison.txt", text(SampleTests.comparison()));
        Golden.assertSame("tests-comparison.md", markdown(SampleTests.comparison()));
    }

    /** Not sealed as a whole: the last digits of its statistics are the JVM's. */
    @Test
    void theTestsOfBothSidesAreInTheJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(json(SampleTests.comparison()));
        assertThat(json.at("/culprits/0/cause").asText()).isEqualTo("WAIT");
        assertThat(json.at("/culprits/0/callee/kind").asText()).isEqualTo("SLEEP");
        assertThat(json.at("/culprits/0/callee/callSite/line").asInt()).isEqualTo(46);
        assertThat(json.at("/culprits/0/tests/0").asText()).isEqualTo("com.acme.PoolTest.startsAllWorkers");
        assertThat(json.at("/candidate/tests/failed").asInt()).isEqualTo(1);
        JsonNode first = json.at("/tests/0");
        assertThat(first.get("id").asText()).isEqualTo("com.acme.PoolTest.startsAllWorkers");
        assertThat(first.at("/baseline/waits/0/nanos").asLong()).isEqualTo(8 * 300_000_000L);
        assertThat(first.at("/candidate/waits/0/nanos").asLong()).isEqualTo(8 * 500_000_000L);
        JsonNode gone = json.get("tests").get(json.get("tests").size() - 1);
        assertThat(gone.get("id").asText()).isEqualTo("com.acme.PoolTest.retries");
        assertThat(gone.get("candidate").isNull()).isTrue();
    }

    @Test
    void bothKeepToTheirSchemas() throws IOException {
        assertThat(errors("report-1.json", json(SampleTests.report()))).isEmpty();
        assertThat(errors("diff-1.json", json(SampleTests.comparison()))).isEmpty();
    }

    @Test
    void thePhasesInTheJsonAddUpToTheWallTime() throws IOException {
        for (JsonNode test :
                new ObjectMapper().readTree(json(SampleTests.report())).get("tests")) {
            double phases = StreamSupport.stream(test.get("phases").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .sum();
            assertThat(phases).isEqualTo(test.get("wallNanos").asDouble());
        }
    }

    @Test
    void noLineIsWiderThanATerminal() throws IOException {
        assertThat((text(SampleTests.report()) + text(SampleTests.comparison())).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void thePageHasTablesThatNeedNoScript() throws IOException {
        StringWriter set = new StringWriter();
        new HtmlReport().write(SampleTests.report(), set);
        assertThat(set.toString())
                .contains("<h2>Slowest tests</h2>", "PoolTest.startsAllWorkers", "<h2>Waits</h2>", "WorkerPool.java:46")
                .contains("<h2>Findings</h2>", "CONSTANT_SLEEP");
        StringWriter comparison = new StringWriter();
        new HtmlReport().write(SampleTests.comparison(), comparison);
        assertThat(comparison.toString())
                .contains("<h2>Tests that took more time</h2>", "<h2>Tests that ended otherwise</h2>");
    }

    private static Iterable<?> errors(String schema, String json) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("/schema/" + schema)) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }

    private static String text(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new TextReport(false).write(report, out);
        return out.toString();
    }

    private static String text(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new TextReport(false).write(comparison, out);
        return out.toString();
    }

    private static String json(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(report, out);
        return out.toString();
    }

    private static String json(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(comparison, out);
        return out.toString();
    }

    private static String markdown(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReport().write(report, out);
        return out.toString();
    }

    private static String markdown(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReport().write(comparison, out);
        return out.toString();
    }
}
