package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.GrowthLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class GateFileTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExampleOfTheDocumentIsReadAndKeepsToTheSchema() throws Exception {
        String example = example();

        GateFile file = GateFileReader.read("culprit.yml", example);

        assertThat(file.store()).isEqualTo(".culprit/baselines");
        assertThat(file.branch()).isEqualTo("main");
        assertThat(file.thresholds().warn()).isEqualTo(new Fraction(0.05));
        assertThat(file.thresholds().fail()).isEqualTo(new Fraction(0.2));
        assertThat(file.thresholds().strict()).isEqualTo(new Fraction(0.1));
        assertThat(file.thresholds().allocation()).isEqualTo(new Fraction(0.5));
        assertThat(file.thresholds().growth().functions()).isEqualTo(new GrowthLimits.Limit(0.2, 0.5));
        assertThat(file.thresholds().growth().percentiles()).containsOnlyKeys(Statistic.P95, Statistic.P99);
        assertThat(file.thresholds().growth().memory()).isEqualTo(new GrowthLimits.Limit(0.5, 0.5));
        assertThat(file.thresholds().gating()).doesNotContain(GateMetric.MEMORY).hasSize(5);
        assertThat(file.shards()).isEqualTo(2);
        assertThat(file.remeasure().command()).isEqualTo("mvn -o -q test");
        assertThat(file.strict()).isFalse();
        assertThat(file.maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(file.maxCommits()).isEqualTo(200);
        assertThat(file.keep()).isEqualTo(10);
        assertThat(file.weeks()).isEqualTo(26);
        assertThat(file.budgets()).hasSize(6);
        assertThat(file.waivers()).hasSize(2);
        assertThat(file.waivers().get(0).expires()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(breaches(example)).isEmpty();
    }

    @Test
    void allMistakesAreSaidAtOnceWithTheirLines() {
        assertThatThrownBy(() -> GateFileReader.read("culprit.yml", """
                        stroe: here
                        thresholds:
                          warn: 30%
                          fail: 20
                        baseline:
                          max-age: soon
                          keep: 0
                        budgets:
                          - Orders.price:p95<=1000
                          - handlers:p99<=50us
                        waivers:
                          - function: Orders.price
                            expires: 31.1.2027
                          - reason: because
                            expires: 2027-01-31
                        strict: maybe
                        strict: true
                        """))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(String.join(
                        "\nculprit: ",
                        "culprit.yml:1: 'stroe' is unknown; there are store, branch, set, thresholds, gate, strict, baseline,"
                                + " shards, budgets, waivers, remeasure",
                        "culprit.yml:3: warn (30%) must not exceed fail (20%)",
                        "culprit.yml:4: 'fail': '20' without % is 20 times the whole; write 20%",
                        "culprit.yml:6: 'max-age': 'soon' is not an age like 12h, 30d or 8w",
                        "culprit.yml:7: 'keep': '0' is not a number from 1 on",
                        "culprit.yml:9: 'budgets': 'Orders.price:p95<=1000' is none; write Class.method:p95<=1000us,"
                                + " tests:p95<=500ms, test:Class.method:mean<=200ms, handlers:p99<=50us, telemetry<=5% or"
                                + " telemetry-per-test<=20%",
                        "culprit.yml:12: a waiver needs a 'reason'",
                        "culprit.yml:13: 'expires': '31.1.2027' is not a day like 2027-01-31",
                        "culprit.yml:14: a waiver is of a 'function' or of a 'budget'",
                        "culprit.yml:16: 'strict': 'maybe' is neither true nor false",
                        "culprit.yml:17: 'strict' is there twice"));
    }

    @Test
    void allMistakesOfThresholdsAreSaidAtOnceToo() {
        assertThatThrownBy(() -> GateFileReader.read("culprit.yml", """
                        thresholds:
                          fail: 10%
                          strict: 15%
                          p95: {warn: 30%, fail: 20%}
                          p99: {warn: 5%}
                          memory: 0.9x
                          p90: {fail: 5%}
                        gate:
                          - time
                          - luck
                        shards: none
                        """))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(String.join(
                        "\nculprit: ",
                        "culprit.yml:3: strict must not exceed fail",
                        "culprit.yml:4: warn must be above 0 and not exceed fail",
                        "culprit.yml:5: 'p99' needs a 'fail'",
                        "culprit.yml:6: 'memory': '0.9x' is not more than 1x",
                        "culprit.yml:7: 'p90' is unknown; there are warn, fail, strict, confidence, functions, p50, p95, p99,"
                                + " allocation, memory",
                        "culprit.yml:10: 'gate': 'luck' gates nothing; there are time, functions, percentiles, allocation,"
                                + " memory, budgets",
                        "culprit.yml:11: 'shards': 'none' is not a number from 1 on"));
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> GateFileReader.read("culprit.yml", "store: x\nbudgets: [a\nset: y\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageMatching("culprit.yml:\\d: no YAML: .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "budgets:\n", "thresholds:\nwaivers: []\n"})
    void anEmptyFileSaysNothing(String text) throws Exception {
        assertThat(GateFileReader.read("culprit.yml", text)).isEqualTo(GateFile.NONE);
        assertThat(text.isBlank() || text.startsWith("#") || breaches(text).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other: 1",
                "strict: maybe",
                "store: [a]",
                "thresholds: {warn: 5}",
                "thresholds: {fail: much}",
                "thresholds: {p95: 20%}",
                "thresholds: {p95: {warn: 5%}}",
                "thresholds: {functions: {fail: 20}}",
                "thresholds: {memory: twice}",
                "gate: time",
                "gate: [speed]",
                "shards: 0",
                "baseline: {max-age: 30}",
                "baseline: {keep: 0}",
                "baseline: {weeks: -1}",
                "remeasure: {max-time: soon}",
                "remeasure: {command: [mvn, test]}",
                "budgets: Orders.price",
                "budgets: [Orders.price]",
                "waivers: [{function: A.b, expires: 2027-01-31}]",
                "waivers: [{reason: x, expires: 2027-01-31}]",
                "waivers: [{function: A.b, budget: c, reason: x, expires: 2027-01-31}]",
                "waivers: [{function: A.b, reason: x, expires: tomorrow}]",
                "[a, b]"
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String text) throws IOException {
        assertThatThrownBy(() -> GateFileReader.read("culprit.yml", text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("culprit.yml:1: ");
        assertThat(breaches(text)).isNotEmpty();
    }

    @Test
    void theSchemaHasTheNamesThatTheReaderKnows() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(schema()).path("properties");

        assertThat(names(properties)).containsExactlyInAnyOrderElementsOf(GateFileReader.NAMES);
        assertThat(names(properties.path("thresholds").path("properties")))
                .containsExactlyInAnyOrderElementsOf(GateThresholdsReader.NAMES);
        assertThat(names(properties.path("baseline").path("properties")))
                .containsExactlyInAnyOrderElementsOf(GateFileReader.BASELINE);
        assertThat(names(properties.path("remeasure").path("properties")))
                .containsExactlyInAnyOrderElementsOf(GateFileReader.REMEASURE);
        assertThat(names(properties.path("waivers").path("items").path("properties")))
                .containsExactlyInAnyOrderElementsOf(GateFileReader.WAIVER);
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<?> breaches(String yaml) throws IOException {
        Object values = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        String json = new ObjectMapper().writeValueAsString(values);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }

    private static String schema() throws IOException {
        try (InputStream in = GateFile.class.getResourceAsStream("/schema/culprit-yml-1.json")) {
            assertThat(in).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "baselines.md")));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }
}
