package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A document of SARIF 2.1.0 with one run of culprit. */
final class SarifDocument {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode results;

    /**
     * A run without results yet.
     *
     * @param version culprit's own
     */
    SarifDocument(String version, List<ObjectNode> rules, ObjectNode invocation) {
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "culprit");
        driver.put("version", version);
        driver.putArray("rules").addAll(rules);
        run.putArray("invocations").add(invocation);
        run.put("columnKind", "utf16CodeUnits");
        results = run.putArray("results");
    }

    void add(ObjectNode result) {
        results.add(result);
    }

    /** Writes it; {@code out} is neither flushed nor closed. */
    void write(Writer out) throws IOException {
        new JsonReport().write(root, out);
    }
}
