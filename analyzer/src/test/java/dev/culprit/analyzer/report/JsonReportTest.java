package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

    private static final Locale OWN = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(OWN);
    }

    /** German swaps comma and point, Arabic and Hindi may write other digits. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void theFormatIsSealedInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertSame("comparison.json", json(SampleComparison.regressed()));
        Golden.assertSame("no-baseline.json", json(SampleComparison.empty()));
        Golden.assertSame("set.json", json(smallSet()));
        Golden.assertSame("comparison.md", markdown(SampleComparison.regressed()));
        Golden.assertSame("set.md", markdown(smallSet()));
    }

    static Stream<Comparison> comparisons() {
        return Stream.of(
                SampleComparison.regressed(),
                SampleComparison.identical(),
                SampleComparison.empty(),
                SampleComparison.swapped(SampleComparison.regressed()),
                SampleComparison.named("</script>\u2028\ud800'\"\\"));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void everyComparisonKeepsToItsSchema(Comparison comparison) throws IOException {
        assertThat(schema("diff-1.json").validate(json(comparison), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aSetKeepsToItsSchema() throws IOException {
        assertThat(schema("report-1.json").validate(json(smallSet()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesAnotherVerdict() throws IOException {
        String wrong = json(SampleComparison.regressed()).replace("\"REGRESSED\"", "\"SLOWER\"");
        assertThat(schema("diff-1.json").validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void whatIsNotANumberIsNull() throws IOException {
        JsonNode total =
                new ObjectMapper().readTree(json(SampleComparison.empty())).get("total");
        assertThat(total.get("ratio").isNull()).isTrue();
        assertThat(total.get("interval")).hasSize(2).allMatch(JsonNode::isNull);
    }

    @Test
    void anIntervalHasItsConfidenceAndTheBoundThatTheTestUsed() throws IOException {
        Comparison sample = SampleComparison.bounded();
        assertThat(schema("diff-1.json").validate(json(sample), InputFormat.JSON))
                .isEmpty();

        JsonNode culprit =
                new ObjectMapper().readTree(json(sample)).get("culprits").get(0);

        assertThat(culprit.get("intervalConfidence").asDouble()).isEqualTo(0.95);
        assertThat(culprit.get("oneSidedBound").asDouble()).isEqualTo(1.019);
        assertThat(culprit.get("interval").get(0).asDouble()).isEqualTo(0.997);
    }

    @Test
    void namesComeBackUnchanged() throws IOException {
        String name = "</script>\u2028\ud83d\ude00'\"\\\n";
        JsonNode first = new ObjectMapper()
                .readTree(json(SampleComparison.named(name)))
                .get("culprits")
                .get(0);
        assertThat(first.get("method").asText()).isEqualTo(name);
        assertThat(first.get("callee").get("callSite").get("line").asInt()).isEqualTo(8);
    }

    @Test
    void theTextIsAsciiWhateverTheNames() throws IOException {
        assertThat(json(SampleComparison.named("\u4e16\ud800x"))).isASCII().contains("\\u4e16\\ufffdx");
    }

    private static SetReport smallSet() {
        SetReport all = SampleComparison.set();
        return new SetReport(all.side(), all.functions().subList(0, 2), all.tree(), all.command());
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("/schema/" + name)) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    private static String json(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(comparison, out);
        return out.toString();
    }

    private static String json(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport().write(report, out);
        return out.toString();
    }

    private static String markdown(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReport().write(comparison, out);
        return out.toString();
    }

    private static String markdown(SetReport report) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownReport().write(report, out);
        return out.toString();
    }
}
