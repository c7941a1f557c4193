package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the JSON that are about functions. Names are written raw, exactly as the class file has them. */
final class JsonFunctions {

    /** Up to here a double holds every integer, and an integer is what a reader expects to see. */
    private static final double EXACT_INTEGERS = 1L << 53;

    private final JsonNodeFactory nodes;

    JsonFunctions(JsonNodeFactory nodes) {
        this.nodes = nodes;
    }

    ArrayNode culprits(List<Culprit> culprits) {
        ArrayNode array = nodes.arrayNode();
        culprits.forEach(culprit -> array.add(culprit(culprit)));
        return array;
    }

    private ObjectNode culprit(Culprit culprit) {
        ObjectNode node = nodes.objectNode();
        node.put("rank", culprit.rank());
        putFunction(node, culprit.function());
        node.set("callSite", callSite(culprit.callSite()));
        node.set("callee", callee(culprit));
        node.put("cause", culprit.cause().name());
        node.set("deltaNanos", number(culprit.deltaNanos()));
        node.set("deltaBytes", culprit.deltaBytes() == null ? nodes.nullNode() : number(culprit.deltaBytes()));
        node.set("share", number(culprit.share()));
        node.set("ratio", number(culprit.ratio()));
        node.set("interval", interval(culprit.interval()));
        node.set("intervalConfidence", number(culprit.certainty().confidence()));
        node.set("oneSidedBound", number(culprit.certainty().least()));
        node.set("confidence", number(culprit.confidence()));
        ObjectNode calls = node.putObject("calls");
        calls.set("baseline", number(culprit.baselineCalls()));
        calls.set("candidate", number(culprit.candidateCalls()));
        ObjectNode perCall = node.putObject("perCallNanos");
        perCall.set("baseline", perCall(culprit.baseline()));
        perCall.set("candidate", perCall(culprit.candidate()));
        node.put("codeChanged", culprit.codeChanged());
        culprit.tests().forEach(node.putArray("tests")::add);
        node.put("moreTests", culprit.moreTests());
        culprit.path().forEach(node.putArray("path")::add);
        node.put("explanation", culprit.explanation());
        return node;
    }

    /** The function that is called, and where the culprit calls it. */
    private JsonNode callee(Culprit culprit) {
        Function callee = culprit.callee();
        if (callee == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        putFunction(node, callee);
        if (callee.kind().isWait()) {
            node.put("kind", callee.kind().name());
        }
        Function caller = culprit.function();
        node.set(
                "callSite",
                culprit.calleeLine() == 0
                        ? nodes.nullNode()
                        : callSite(new CallSite(
                                caller.className(), caller.method(), caller.file(), culprit.calleeLine())));
        return node;
    }

    /** One function of a profile set on its own. */
    ObjectNode summary(FunctionSummary summary) {
        ObjectNode node = nodes.objectNode();
        putFunction(node, summary.function());
        node.set("calls", number(summary.calls()));
        node.set("totalNanos", number(summary.totalNanos()));
        node.set("selfNanos", number(summary.selfNanos()));
        if (summary.allocatedBytes() != null) {
            node.set("allocatedBytes", number(summary.allocatedBytes()));
        }
        if (summary.cpuNanos() != null) {
            node.set("cpuNanos", number(summary.cpuNanos()));
        }
        node.set("mean", number(summary.latency().mean()));
        node.set("p50", number(summary.latency().p50()));
        node.set("p95", number(summary.latency().p95()));
        node.set("p99", number(summary.latency().p99()));
        return node;
    }

    private void putFunction(ObjectNode node, Function function) {
        node.put("class", function.className());
        node.put("method", function.method());
        node.put("descriptor", function.descriptor());
        node.put("file", function.file());
        node.set("line", line(function.line()));
    }

    JsonNode callSite(@Nullable CallSite site) {
        if (site == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.put("class", site.className());
        node.put("method", site.method());
        node.put("file", site.file());
        node.set("line", line(site.line()));
        return node;
    }

    private JsonNode line(int line) {
        return line == 0 ? nodes.nullNode() : nodes.numberNode(line);
    }

    private ObjectNode perCall(PerCall perCall) {
        ObjectNode node = nodes.objectNode();
        node.set("mean", number(perCall.mean()));
        node.set("p50", number(perCall.p50()));
        node.set("p95", number(perCall.p95()));
        node.set("p99", number(perCall.p99()));
        return node;
    }

    /** Always two elements, so that a reader need not ask twice; both null when there is too little data. */
    ArrayNode interval(Interval interval) {
        return nodes.arrayNode().add(number(interval.low())).add(number(interval.high()));
    }

    /** {@code null} for what is not a finite number, which JSON cannot say. */
    JsonNode number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return nodes.nullNode();
        }
        return value == Math.rint(value) && Math.abs(value) <= EXACT_INTEGERS
                ? nodes.numberNode((long) value)
                : nodes.numberNode(value);
    }
}
