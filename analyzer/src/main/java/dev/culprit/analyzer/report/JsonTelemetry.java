package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.Callback;
import dev.culprit.analyzer.model.HandlerSummary.Emitter;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.HandlerSummary.InTest;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.TelemetryReport.TestTelemetry;
import dev.culprit.analyzer.telemetry.HandlerChange;
import dev.culprit.analyzer.telemetry.HandlerChanges;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the JSON that are about telemetry handlers. What was not measured is {@code null}. */
final class JsonTelemetry {

    private final JsonNodeFactory nodes;
    private final JsonFunctions functions;
    private final JsonTests tests;

    JsonTelemetry(JsonNodeFactory nodes, JsonFunctions functions) {
        this.nodes = nodes;
        this.functions = functions;
        this.tests = new JsonTests(nodes, functions);
    }

    ArrayNode handlers(TelemetryReport report) {
        ArrayNode array = nodes.arrayNode();
        report.handlers().forEach(handler -> array.add(handler(handler)));
        return array;
    }

    /** All handlers together. */
    ObjectNode whole(TelemetryReport report) {
        ObjectNode node = nodes.objectNode();
        node.set("nanos", functions.number(report.nanos()));
        node.set("testNanos", functions.number(report.testNanos()));
        node.set("share", functions.number(report.share()));
        ArrayNode array = node.putArray("tests");
        for (TestTelemetry test : report.tests()) {
            ObjectNode entry = array.addObject();
            entry.put("id", test.id());
            entry.set("nanos", functions.number(test.nanos()));
            entry.set("businessNanos", functions.number(test.businessNanos()));
            entry.set("share", functions.number(test.share()));
        }
        ArrayNode notes = node.putArray("notes");
        report.notes().forEach(notes::add);
        return node;
    }

    ArrayNode budgets(List<Budget.Checked> budgets) {
        ArrayNode array = nodes.arrayNode();
        for (Budget.Checked checked : budgets) {
            ObjectNode node = array.addObject();
            node.put("budget", checked.budget().text());
            node.put("subject", checked.subject());
            node.put("outcome", checked.outcome().name());
            node.set("limit", functions.number(checked.budget().limit()));
            node.set("measured", functions.number(checked.measured()));
            node.put("explanation", checked.explanation());
        }
        return array;
    }

    /** Handlers of both sides, those of the candidate first. */
    ArrayNode compared(ComparedTelemetry telemetry) {
        ArrayNode array = nodes.arrayNode();
        for (HandlerChange change : HandlerChanges.between(telemetry)) {
            ObjectNode node = array.addObject();
            node.put("id", change.either().id());
            node.set("baseline", change.baseline() == null ? nodes.nullNode() : handler(change.baseline()));
            node.set("candidate", change.candidate() == null ? nodes.nullNode() : handler(change.candidate()));
        }
        return array;
    }

    private ObjectNode handler(HandlerSummary handler) {
        ObjectNode node = nodes.objectNode();
        node.put("id", handler.id());
        node.put("type", handler.type());
        node.put("family", handler.family());
        node.put("class", handler.className());
        node.put("kind", handler.kind().name());
        node.put("body", handler.body());
        node.set("registeredAt", functions.callSite(handler.registeredAt()));
        ArrayNode lines = node.putArray("otherLines");
        handler.otherLines().forEach(line -> lines.add(functions.callSite(line)));
        node.set("registrations", functions.number(handler.registrations()));
        node.set("removed", functions.number(handler.removed()));
        node.set("leaked", functions.number(handler.leaked()));
        node.put("fanOut", handler.fanOut());
        putCost(node, handler.cost());
        node.set("emitters", emitters(handler.emitters()));
        node.set("tests", inTests(handler.tests()));
        node.set("callsHandlers", strings(handler.calls()));
        node.set("registers", strings(handler.registers()));
        node.set("exceptions", functions.number(handler.exceptions()));
        node.set("findings", strings(handler.findings().stream().map(Enum::name).toList()));
        node.put("explanation", handler.explanation());
        return node;
    }

    private void putCost(ObjectNode node, @Nullable HandlerCost cost) {
        node.set("calls", number(cost == null ? Double.NaN : cost.count()));
        node.set("totalNanos", number(cost == null ? Double.NaN : cost.totalNanos()));
        node.set("ownNanos", number(cost == null ? Double.NaN : cost.ownNanos()));
        node.set("emittingNanos", number(cost == null ? Double.NaN : cost.emittingNanos()));
        node.set("waitNanos", number(cost == null ? Double.NaN : cost.waitNanos()));
        node.set("lockNanos", number(cost == null ? Double.NaN : cost.lockNanos()));
        node.set(
                "allocatedBytes",
                cost == null || cost.allocatedBytes() == null ? nodes.nullNode() : number(cost.allocatedBytes()));
        node.set("share", number(cost == null ? Double.NaN : cost.share()));
        putPerCall(node, cost == null ? PerCall.UNKNOWN : cost.perCall());
        node.put("sharedWith", cost == null ? 0 : cost.sharedWith());
        node.set("waits", tests.waits(cost == null ? List.of() : cost.waits()));
        ArrayNode callbacks = node.putArray("callbacks");
        for (Callback callback : cost == null ? new ArrayList<Callback>() : cost.callbacks()) {
            ObjectNode entry = callbacks.addObject();
            entry.put("class", callback.function().className());
            entry.put("method", callback.function().method());
            entry.set("calls", number(callback.count()));
            entry.set("totalNanos", number(callback.totalNanos()));
            putPerCall(entry, callback.perCall());
        }
    }

    private void putPerCall(ObjectNode node, PerCall perCall) {
        node.set("meanNanos", number(perCall.mean()));
        node.set("p50Nanos", number(perCall.p50()));
        node.set("p95Nanos", number(perCall.p95()));
        node.set("p99Nanos", number(perCall.p99()));
    }

    private JsonNode number(double value) {
        return functions.number(value);
    }

    private ArrayNode emitters(List<Emitter> emitters) {
        ArrayNode array = nodes.arrayNode();
        for (Emitter emitter : emitters) {
            ObjectNode node = array.addObject();
            node.set("callSite", functions.callSite(emitter.callSite()));
            node.set("calls", number(emitter.count()));
            node.set("nanos", number(emitter.nanos()));
            node.set("share", number(emitter.share()));
        }
        return array;
    }

    private ArrayNode inTests(List<InTest> inTests) {
        ArrayNode array = nodes.arrayNode();
        for (InTest test : inTests) {
            ObjectNode node = array.addObject();
            node.put("id", test.id());
            node.set("nanos", number(test.nanos()));
            node.set("share", number(test.share()));
        }
        return array;
    }

    private ArrayNode strings(List<String> strings) {
        ArrayNode array = nodes.arrayNode();
        strings.forEach(array::add);
        return array;
    }
}
