package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final Path CLASSES = Path.of("target/test-classes");
    private static final String CODE = "dev.culprit.analyzer.audit.code.OtherCode";

    private final Path temp;
    private final TestingInvocation culprit;

    AuditCommandTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
    }

    @Test
    void listsHandlersWithTheirLines() {
        culprit.run("audit", CLASSES, "--include", CODE);

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.err()).isEmpty();
        assertThat(culprit.out())
                .startsWith("10 TELEMETRY HANDLERS ARE LOCAL OR ANONYMOUS")
                .contains("SpanProcessor, registered with SdkTracerProviderBuilder.addSpanProcessor in")
                .containsPattern("OtherCode\\.java:\\d+ {2}anonymous class {2}\\S+OtherCode\\$1")
                .contains("Repeat with: culprit audit target/test-classes --include " + CODE);
        assertThat(culprit.out().lines())
                .allSatisfy(line -> assertThat(line.length())
                        .as(line)
                        .isLessThanOrEqualTo(line.startsWith("Repeat with") ? 400 : 80));
    }

    @Test
    void aBudgetThatIsBrokenIsExitCodeOne() {
        assertThat(culprit.run("audit", CLASSES, "--include", CODE, "--budget", 9)
                        .exit())
                .isOne();
        assertThat(culprit.run("audit", CLASSES, "--include", CODE, "--budget", 10)
                        .exit())
                .isZero();
    }

    @Test
    void strictRefusesWhatCouldNotBeReadAsAWhole() throws IOException {
        Files.write(temp.resolve("Broken.class"), new byte[] {1, 2, 3});

        assertThat(culprit.run("audit", temp).exit()).isZero();
        assertThat(culprit.out()).contains("! ", "Broken.class");
        assertThat(culprit.run("audit", temp, "--strict").exit()).isEqualTo(3);
        assertThat(culprit.run("audit", temp.resolve("Broken.class")).exit()).isEqualTo(2);
        assertThat(culprit.err()).startsWith("culprit: ").contains("Broken.class");
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        Path json = temp.resolve("audit.json");
        culprit.run("audit", CLASSES, "--include", "dev.culprit.analyzer.audit.code.**", "--all", "--json", json);

        assertThat(schema("/schema/audit-1.json")
                        .getSchema(text("/schema/audit-1.json"), InputFormat.JSON)
                        .validate(Files.readString(json), InputFormat.JSON))
                .isEmpty();
        JsonNode handlers = new ObjectMapper().readTree(json.toFile()).path("telemetryHandlers");
        assertThat(handlers.findValuesAsText("kind"))
                .contains("NAMED", "ANONYMOUS", "LOCAL", "LAMBDA", "CAPTURING_LAMBDA", "METHOD_REFERENCE");
        assertThat(handlers.path(0).path("registeredAt").path("line").asInt()).isPositive();
    }

    @Test
    void theSarifHasWhatVersionTwoOneRequires() throws IOException {
        Path sarif = temp.resolve("audit.sarif");
        culprit.run("audit", CLASSES, "--include", CODE, "--sarif", sarif);

        assertThat(schema("sarif-2.1.0-required.json")
                        .getSchema(text("sarif-2.1.0-required.json"), InputFormat.JSON)
                        .validate(Files.readString(sarif), InputFormat.JSON))
                .isEmpty();
        JsonNode run = new ObjectMapper().readTree(sarif.toFile()).path("runs").path(0);
        assertThat(run.path("results")).hasSize(10).allSatisfy(result -> {
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            String uri = place.path("artifactLocation").path("uri").asText();
            assertThat(uri).isEqualTo("src/test/java/dev/culprit/analyzer/audit/code/OtherCode.java");
            assertThat(Files.readAllLines(Path.of(uri))
                            .get(place.path("region").path("startLine").asInt() - 1))
                    .contains("// audit ");
            JsonNode rule = run.path("tool")
                    .path("driver")
                    .path("rules")
                    .path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
        });
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndTheOtherIsWritten() {
        Path sarif = temp.resolve("audit.sarif");
        culprit.run("audit", CLASSES, "--include", CODE, "--json", temp, "--sarif", sarif);

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err()).contains("cannot write --json");
        assertThat(sarif).exists();
    }

    private static SchemaRegistry schema(String name) {
        return SchemaRegistry.withDefaultDialect(
                name.startsWith("/") ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_7);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = AuditCommandTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
