package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.audit.AuditReport;
import dev.culprit.analyzer.audit.AuditedHandler;
import dev.culprit.profile.HandlerKind;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.BinaryOperator;

/** Renders an audit as SARIF 2.1.0, which tools for code review show at the lines. */
public final class SarifAudit {

    private static final List<HandlerKind> KINDS = List.of(HandlerKind.values());

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final String version;
    private final BinaryOperator<String> sources;

    /**
     * @param version culprit's own
     * @param sources finds the path of a source file, given what was audited and the file's path below a directory of sources
     */
    public SarifAudit(String version, BinaryOperator<String> sources) {
        this.version = version;
        this.sources = sources;
    }

    /** Writes {@code report}; {@code out} is neither flushed nor closed. */
    public void write(AuditReport report, Writer out) throws IOException {
        SarifDocument document =
                new SarifDocument(version, KINDS.stream().map(this::rule).toList(), invocation(report));
        report.handlers().forEach(handler -> document.add(result(handler)));
        document.write(out);
    }

    private ObjectNode rule(HandlerKind kind) {
        ObjectNode rule = nodes.objectNode();
        rule.put("id", id(kind));
        rule.putObject("shortDescription").put("text", "Telemetry handler that is a " + AuditWords.kind(kind));
        rule.putObject("defaultConfiguration").put("level", level(kind));
        return rule;
    }

    private static String id(HandlerKind kind) {
        return "TELEMETRY_HANDLER_" + kind.name();
    }

    private static String level(HandlerKind kind) {
        return kind == HandlerKind.NAMED ? "note" : "warning";
    }

    private ObjectNode invocation(AuditReport report) {
        ObjectNode invocation = nodes.objectNode();
        invocation.put("executionSuccessful", report.isComplete());
        invocation.put("commandLine", report.command());
        ArrayNode notes = invocation.putArray("toolExecutionNotifications");
        for (String problem : report.problems()) {
            ObjectNode note = notes.addObject();
            note.put("level", "warning");
            note.putObject("message").put("text", problem);
        }
        return invocation;
    }

    private ObjectNode result(AuditedHandler handler) {
        ObjectNode result = nodes.objectNode();
        result.put("ruleId", id(handler.kind()));
        result.put("ruleIndex", KINDS.indexOf(handler.kind()));
        result.put("level", level(handler.kind()));
        result.putObject("message").put("text", message(handler));
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(handler));
        // A line is from 1 on; without one the place is the file.
        if (handler.callSite().line() > 0) {
            physical.putObject("region").put("startLine", handler.callSite().line());
        }
        ObjectNode logical = location.putArray("logicalLocations").addObject();
        logical.put(
                "fullyQualifiedName",
                handler.callSite().className() + "." + handler.callSite().method());
        logical.put("kind", "function");
        result.putObject("partialFingerprints")
                .put(
                        "handler/v1",
                        handler.type() + "@" + handler.callSite().className() + "."
                                + handler.callSite().method() + "#" + handler.kind());
        return result;
    }

    private static String message(AuditedHandler handler) {
        return AuditWords.simple(handler.type()) + " " + Names.visible(AuditWords.name(handler)) + ": "
                + handler.advice();
    }

    /** The path below the sources, with what a URI may not have written as a percentage. */
    private String uri(AuditedHandler handler) {
        String className = handler.callSite().className();
        String file = handler.callSite().file();
        String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        String top = className.substring(className.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
        String source = folder + (file == null || file.isEmpty() ? top + ".java" : file);
        return Uris.path(sources.apply(handler.input(), source));
    }
}
