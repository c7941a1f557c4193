package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.profile.JvmActivity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What all reports say of bytes, CPU time and memory. */
class MeteredReportTest {

    private final Comparison comparison = Judge.judge(metered(4_096), metered(13_312), Thresholds.DEFAULT, "");

    @Test
    void jsonHasTheBytesOfTheTotalAndOfTheCulpritAndTheMemoryOfASide() throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(comparison, out);

        JsonNode json = keptTo("diff-1.json", out.toString());
        assertThat(json.at("/allocated/unit").asText()).isEqualTo("B");
        assertThat(json.at("/allocated/candidate").asLong()).isEqualTo(1_331_200);
        assertThat(json.at("/culprits/0/cause").asText()).isEqualTo("ALLOCATION");
        assertThat(json.at("/culprits/0/deltaBytes").asLong()).isEqualTo(921_600);
        assertThat(json.at("/baseline/memory/heap.peak.bytes").asLong()).isEqualTo(64L << 20);
    }

    @Test
    void jsonOfOneSetHasTheBytesAndTheCpuTimeOfFunctions() throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(SetReports.of(metered(4_096), ""), out);

        JsonNode json = keptTo("report-1.json", out.toString());
        JsonNode price = json.at("/functions/0");
        assertThat(price.path("method").asText()).isEqualTo("price");
        assertThat(price.path("allocatedBytes").asLong()).isEqualTo(409_600);
        assertThat(price.path("cpuNanos").asLong()).isEqualTo(4_000_000);
    }

    @Test
    void peopleReadItToo() throws IOException {
        StringWriter text = new StringWriter();
        new TextReport(false).write(comparison, text);
        assertThat(text.toString())
                .contains("allocates 400 KiB -> 1.27 MiB per fork", "allocates more (+900 KiB)", "Orders.price");

        StringWriter markdown = new StringWriter();
        new MarkdownReport().write(comparison, markdown);
        assertThat(markdown.toString()).contains("allocates 400 KiB → 1.27 MiB per fork", "allocates more");

        StringWriter html = new StringWriter();
        new HtmlReport().write(comparison, html);
        assertThat(html.toString()).contains("Allocates", "heap.peak.bytes", "64 MiB");

        StringWriter set = new StringWriter();
        new TextReport(false).write(SetReports.of(metered(4_096), ""), set);
        assertThat(set.toString()).contains("heap peak 64 MiB");
    }

    private static LoadedSet metered(long bytes) {
        return set(
                "set",
                3,
                fork -> jvm().activity(JvmActivity.HEAP_PEAK_BYTES, 64L << 20)
                        .thread(
                                "main",
                                call("a.Main.main")
                                        .self(5_000)
                                        .calls(call("a.Orders.price", 12)
                                                .times(100)
                                                .self(5_000_000)
                                                .allocates(100 * bytes)
                                                .cpu(4_000_000))));
    }

    private static JsonNode keptTo(String schema, String json) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("/schema/" + schema)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(text, InputFormat.JSON)
                            .validate(json, InputFormat.JSON))
                    .isEmpty();
        }
        return new ObjectMapper().readTree(json);
    }
}
