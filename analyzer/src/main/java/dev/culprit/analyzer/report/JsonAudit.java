package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.audit.AuditReport;
import dev.culprit.analyzer.audit.AuditedHandler;
import java.io.IOException;
import java.io.Writer;

/** Renders an audit as JSON: {@code culprit.audit/1}, whose schema is the resource {@code schema/audit-1.json}. */
public final class JsonAudit {

    private static final String SCHEMA = "culprit.audit/1";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonFunctions parts = new JsonFunctions(nodes);

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(AuditReport report, Writer out) throws IOException {
        ObjectNode root = nodes.objectNode();
        root.put("schema", SCHEMA);
        root.put("classes", report.classes());
        root.put("registrations", report.registrations());
        root.put("elsewhere", report.elsewhere());
        root.put("complete", report.isComplete());
        ArrayNode handlers = root.putArray("telemetryHandlers");
        report.handlers().forEach(handler -> handlers.add(handler(handler)));
        ArrayNode problems = root.putArray("problems");
        report.problems().forEach(problems::add);
        root.put("command", report.command());
        new JsonReport().write(root, out);
    }

    private ObjectNode handler(AuditedHandler handler) {
        ObjectNode node = nodes.objectNode();
        node.put("type", handler.type());
        node.put("class", handler.className());
        node.put("kind", handler.kind().name());
        node.put("body", handler.body());
        node.put("bodyLine", handler.bodyLine());
        boolean registered = handler.registeredWith() != null;
        node.set("registeredAt", registered ? parts.callSite(handler.callSite()) : nodes.nullNode());
        node.set("madeAt", registered ? nodes.nullNode() : parts.callSite(handler.callSite()));
        node.put("registeredWith", handler.registeredWith());
        node.put("captured", handler.captured());
        node.put("keepsOuter", handler.keepsOuter());
        node.put("inLoop", handler.inLoop());
        node.put("perTest", handler.perTest());
        node.put("input", handler.input());
        node.put("archive", handler.archive());
        node.put("explanation", handler.advice());
        return node;
    }
}
