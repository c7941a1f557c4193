package dev.culprit.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.Basis;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree.Measure;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.Total;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Renders a result as JSON: {@code culprit.diff/1} or {@code culprit.report/1}, whose schemas are the resources
 * {@code schema/diff-1.json} and {@code schema/report-1.json}. What is not a number is {@code null}. The text is ASCII, so
 * that no default encoding on the way to a program can damage a name.
 */
public final class JsonReport {

    private static final String DIFF_SCHEMA = "culprit.diff/1";
    private static final String REPORT_SCHEMA = "culprit.report/1";

    /** As those of a comparison's total are called. */
    private static final Map<Quantity.Unit, String> UNITS =
            Map.of(Quantity.Unit.NANOS, "ns", Quantity.Unit.BYTES, "bytes", Quantity.Unit.SAMPLES, "samples");

    private static final HexFormat HEX = HexFormat.of();

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .build();
    private final JsonFunctions functions = new JsonFunctions(mapper.getNodeFactory());
    private final JsonTests tests = new JsonTests(mapper.getNodeFactory(), functions);
    private final JsonTelemetry telemetry = new JsonTelemetry(mapper.getNodeFactory(), functions);

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", DIFF_SCHEMA);
        root.put("verdict", comparison.verdict().name());
        root.set("reasons", strings(comparison.reasons()));
        root.put("failed", comparison.failed());
        if (comparison.claim() != null) {
            root.set("claim", claim(comparison.claim(), comparison.total()));
        }
        root.set("baseline", side(comparison.baseline()));
        root.set("candidate", side(comparison.candidate()));
        putAmounts(comparison.amounts(), root);
        root.set("culprits", functions.culprits(comparison.culprits()));
        root.set("suspects", functions.culprits(comparison.suspects()));
        root.set("improvements", functions.culprits(comparison.improvements()));
        root.set("restNanos", functions.number(comparison.parts().restNanos()));
        root.put("restFunctions", comparison.parts().restFunctions());
        root.set("comparability", checks(comparison.comparability()));
        root.set("tests", tests.compared(comparison.tests()));
        root.set("telemetryHandlers", telemetry.compared(comparison.telemetry()));
        if (!comparison.budgets().isEmpty()) {
            root.set("budgets", telemetry.budgets(comparison.budgets()));
        }
        root.set("findings", tests.findings(comparison.findings()));
        root.put("command", comparison.command());
        write(root, out);
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(SetReport report, Writer out) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", REPORT_SCHEMA);
        root.setAll(side(report.side()));
        Measure measure = report.tree().measure();
        if (!measure.isTime()) {
            root.putObject("measure").put("name", measure.name()).put("unit", UNITS.get(measure.unit()));
        }
        ArrayNode summaries = root.putArray("functions");
        report.functions().forEach(summary -> summaries.add(functions.summary(summary)));
        // The counts of tests would have the name that the list of tests has in this schema.
        root.remove("tests");
        root.set("testCounts", testCounts(report.side()));
        root.set("suite", tests.suite(report.suite()));
        root.set("tests", tests.tests(report.tests()));
        root.set("waits", tests.waits(report.waits()));
        root.set("waitsOutsideTests", tests.waits(report.waitsOutsideTests()));
        root.set("telemetryHandlers", telemetry.handlers(report.telemetry()));
        if (!report.telemetry().handlers().isEmpty()) {
            root.set("telemetry", telemetry.whole(report.telemetry()));
        }
        if (!report.budgets().isEmpty()) {
            root.set("budgets", telemetry.budgets(report.budgets()));
        }
        root.set("findings", tests.findings(report.findings()));
        root.put("command", report.command());
        write(root, out);
    }

    private ObjectNode side(SideSummary side) {
        ObjectNode node = mapper.createObjectNode();
        node.put("label", side.label());
        node.put("commit", side.commit());
        node.put("forks", side.forks());
        node.put("profiles", side.profiles());
        node.set("tests", testCounts(side));
        ObjectNode environment = node.putObject("environment");
        side.environment().forEach(environment::put);
        if (!side.memory().isEmpty()) {
            ObjectNode memory = node.putObject("memory");
            side.memory().forEach(memory::put);
        }
        node.set("warnings", strings(side.warnings()));
        return node;
    }

    private ObjectNode testCounts(SideSummary side) {
        ObjectNode node = mapper.createObjectNode();
        node.put("discovered", side.tests().discovered());
        node.put("run", side.tests().run());
        node.put("failed", side.tests().failed());
        node.put("skipped", side.tests().skipped());
        return node;
    }

    private ObjectNode total(Total total) {
        ObjectNode node = mapper.createObjectNode();
        node.put("metric", total.metric());
        node.put("unit", total.unit());
        node.set("baseline", functions.number(total.baseline()));
        node.set("candidate", functions.number(total.candidate()));
        node.set("ratio", functions.number(total.ratio()));
        node.set("interval", functions.interval(total.interval()));
        node.set("confidence", functions.number(total.confidence()));
        return node;
    }

    private ObjectNode claim(Claim claim, Total total) {
        ObjectNode node = mapper.createObjectNode();
        node.put("text", claim.text());
        node.put("outcome", claim.outcome().name());
        node.put("metric", total.metric());
        node.set("claimedRatio", functions.number(claim.claimedRatio()));
        node.set("ratio", functions.number(total.ratio()));
        node.set("interval", functions.interval(total.interval()));
        node.set("confidence", functions.number(total.confidence()));
        node.put("explanation", claim.explanation());
        return node;
    }

    private void putAmounts(ComparedAmounts amounts, ObjectNode root) {
        root.set("total", total(amounts.total()));
        if (amounts.allocated() != null) {
            root.set("allocated", total(amounts.allocated()));
        }
        if (amounts.basis() != null) {
            putBasis(amounts.basis(), root);
        }
        root.set("smallestVisible", functions.number(amounts.smallestVisible()));
    }

    /** What the verdict rests on, and what was subtracted as the cost of probes: measured is the total with that added. */
    private void putBasis(Basis basis, ObjectNode root) {
        root.set("typicalTotal", total(basis.typical()));
        ObjectNode probes = root.putObject("probeNanos");
        probes.set("baseline", functions.number(basis.baselineProbeNanos()));
        probes.set("candidate", functions.number(basis.candidateProbeNanos()));
    }

    private ArrayNode checks(List<ComparabilityCheck> checks) {
        ArrayNode nodes = mapper.createArrayNode();
        for (ComparabilityCheck check : checks) {
            ObjectNode node = nodes.addObject();
            node.put("fact", check.fact());
            node.put("baseline", check.baseline());
            node.put("candidate", check.candidate());
            node.put("level", check.level().name());
            node.put("message", check.message());
        }
        return nodes;
    }

    private ArrayNode strings(List<String> strings) {
        ArrayNode nodes = mapper.createArrayNode();
        strings.forEach(nodes::add);
        return nodes;
    }

    void write(ObjectNode root, Writer out) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        write(root, new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines), out);
    }

    /** The same with each array on one line: a series of hundreds of numbers is read by programs. */
    void writeWithLongArrays(ObjectNode root, Writer out) throws IOException {
        write(root, new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")), out);
    }

    private void write(ObjectNode root, DefaultPrettyPrinter printer, Writer out) throws IOException {
        out.write(escaped(mapper.writer(printer).writeValueAsString(root)));
        out.write('\n');
    }

    /**
     * Writes everything beyond ASCII, which occurs only inside strings, as an escape. Half of a surrogate pair, which a
     * class file may have in a name, becomes the replacement character: strict readers refuse it even when escaped.
     */
    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point < 0x7f) {
                ascii.append((char) point);
            } else {
                boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                for (char unit : Character.toChars(half ? 0xfffd : point)) {
                    ascii.append("\\u").append(HEX.toHexDigits(unit));
                }
            }
        });
        return ascii.toString();
    }
}
