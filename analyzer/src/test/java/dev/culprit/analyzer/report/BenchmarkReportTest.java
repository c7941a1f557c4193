package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Text, JSON, Markdown and JUnit XML of compared benchmarks. */
class BenchmarkReportTest {

    private static final Locale OWN = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(OWN);
    }

    static Stream<BenchmarkComparison> comparisons() {
        return Stream.of(
                SampleBenchmarks.regressed(),
                SampleBenchmarks.unchanged(),
                SampleBenchmarks.improved(),
                SampleBenchmarks.undecided(),
                SampleBenchmarks.empty(),
                SampleBenchmarks.named("</failure>]]>\u0000\u2028\ud800'\"&#10;\\\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "hi-IN-u-nu-deva"})
    void theFormsAreSealedInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertSame("benchmarks.json", json(SampleBenchmarks.regressed()));
        Golden.assertSame("benchmarks.md", markdown(SampleBenchmarks.regressed()));
        Golden.assertSame("benchmarks.txt", text(SampleBenchmarks.regressed()));
        Golden.assertSame("benchmarks.junit.xml", junit(SampleBenchmarks.regressed()));
        Golden.assertSame("benchmarks-empty.json", json(SampleBenchmarks.empty()));
        Golden.assertSame("benchmarks-empty.junit.xml", junit(SampleBenchmarks.empty()));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void theJsonKeepsToItsSchema(BenchmarkComparison comparison) throws IOException {
        assertThat(schema().validate(json(comparison), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(json(comparison).replace("\"confidence\"", "\"certainty\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSchemaKnowsWhatCanBeInABenchmark() throws IOException {
        String json = json(SampleBenchmarks.regressed());
        for (String broken : List.of(
                json.replace("\"IMPROVED\"", "\"BETTER\""),
                json.replace("\"ONLY_BASELINE\"", "\"GONE\""),
                json.replace("\"low\"", "\"least\""),
                json.replace("\"baselineForks\" : 5", "\"baselineForks\" : 0"))) {
            assertThat(broken).isNotEqualTo(json);
            assertThat(schema().validate(broken, InputFormat.JSON)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void everyBenchmarkIsACaseAndOnlyAClosedGateFails(BenchmarkComparison comparison) throws Exception {
        Element suite = TestingJUnit.suite(junit(comparison));

        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")))
                .isEqualTo(
                        comparison.benchmarks().size() + comparison.uncompared().size());
        assertThat(suite.getElementsByTagName("failure").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
                .isEqualTo((int) comparison.benchmarks().stream()
                        .filter(ComparedBenchmark::failed)
                        .count());
        assertThat(suite.getElementsByTagName("skipped").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")))
                .isEqualTo(comparison.count(Verdict.INCONCLUSIVE)
                        + comparison.uncompared().size());
    }

    @Test
    void noLineIsWiderThanATerminalAndNoNameDrivesIt() throws IOException {
        assertThat(text(SampleBenchmarks.regressed()).lines()).allMatch(line -> line.length() <= 80);
        assertThat(text(SampleBenchmarks.named("A.\u202eb\u001b[2J"))).doesNotContain("\u202e", "\u001b");
    }

    private static Schema schema() throws IOException {
        try (InputStream in = JsonBenchmarks.class.getResourceAsStream("/schema/benchmarks-1.json")) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    private static String json(BenchmarkComparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new JsonBenchmarks().write(comparison, out);
        return out.toString();
    }

    private static String markdown(BenchmarkComparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownBenchmarks().write(comparison, out);
        return out.toString();
    }

    private static String text(BenchmarkComparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new TextBenchmarks(false).write(comparison, out);
        return out.toString();
    }

    private static String junit(BenchmarkComparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new JUnitBenchmarks().write(comparison, out);
        return out.toString();
    }
}
