package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.SuiteSummary;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.TestSummary.Phases;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.profile.TestRuns.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the JSON that are about tests, waits and findings. */
final class JsonTests {

    private final JsonNodeFactory nodes;
    private final JsonFunctions functions;

    JsonTests(JsonNodeFactory nodes, JsonFunctions functions) {
        this.nodes = nodes;
        this.functions = functions;
    }

    ArrayNode compared(List<ComparedTest> tests) {
        ArrayNode array = nodes.arrayNode();
        for (ComparedTest test : tests) {
            ObjectNode node = array.addObject();
            node.put("id", test.id());
            node.set("baseline", orNull(test.baseline()));
            node.set("candidate", orNull(test.candidate()));
        }
        return array;
    }

    private JsonNode orNull(@Nullable TestSummary test) {
        return test == null ? nodes.nullNode() : test(test);
    }

    ArrayNode tests(List<TestSummary> tests) {
        ArrayNode array = nodes.arrayNode();
        tests.forEach(test -> array.add(test(test)));
        return array;
    }

    private ObjectNode test(TestSummary test) {
        ObjectNode node = nodes.objectNode();
        node.put("id", test.id());
        node.put("class", test.className());
        node.put("method", test.method());
        node.put("displayName", test.displayName());
        // A test that never ended did not pass, and to the build tool it is an error.
        node.put("status", (test.status() == Status.RUNNING ? Status.FAILED : test.status()).name());
        node.put("forks", test.forks());
        node.set("wallNanos", functions.number(test.wallNanos()));
        node.set("phases", phases(test.phases()));
        node.set("waits", waits(test.waits()));
        node.put("ownTree", test.ownTree());
        node.set("classesLoaded", functions.number(test.classesLoaded()));
        node.set("classLoadNanos", functions.number(test.classLoadNanos()));
        node.set("jitNanos", functions.number(test.jitNanos()));
        node.set("gcNanos", functions.number(test.gcNanos()));
        return node;
    }

    private ObjectNode phases(Phases phases) {
        ObjectNode node = nodes.objectNode();
        node.set("classSetup", functions.number(phases.classSetup()));
        node.set("setup", functions.number(phases.setup()));
        node.set("body", functions.number(phases.body()));
        node.set("teardown", functions.number(phases.teardown()));
        node.set("classTeardown", functions.number(phases.classTeardown()));
        return node;
    }

    ArrayNode waits(List<WaitSummary> waits) {
        ArrayNode array = nodes.arrayNode();
        for (WaitSummary wait : waits) {
            ObjectNode node = array.addObject();
            node.put("kind", wait.kind().name());
            node.set("callSite", functions.callSite(wait.callSite()));
            ObjectNode callee = node.putObject("callee");
            callee.put("class", wait.callee().className());
            callee.put("method", wait.callee().method());
            callee.put("descriptor", wait.callee().descriptor());
            node.set("nanos", functions.number(wait.nanos()));
            node.set("count", functions.number(wait.count()));
        }
        return array;
    }

    /** The run of all tests; null when no JVM ran any. */
    JsonNode suite(SuiteSummary summary) {
        if (!summary.isKnown()) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        summary.frameworks().forEach(node.putArray("frameworks")::add);
        node.put("jvms", summary.suite().jvms());
        node.put("jvmStartNanos", summary.suite().jvmStartNanos());
        node.put("discoveryNanos", summary.suite().discoveryNanos());
        node.put("runNanos", summary.suite().runNanos());
        node.set("testNanos", functions.number(summary.testNanos()));
        node.put("classPhaseNanos", summary.suite().classPhaseNanos());
        return node;
    }

    ArrayNode findings(List<Finding> findings) {
        ArrayNode array = nodes.arrayNode();
        for (Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("rule", finding.rule());
            node.put("test", finding.test());
            node.set("callSite", functions.callSite(finding.callSite()));
            node.set("nanos", functions.number(finding.nanos()));
            node.set("savingNanos", functions.number(finding.savingNanos()));
            node.put("explanation", finding.explanation());
            if (!finding.lines().isEmpty()) {
                node.set("lines", lines(finding.lines()));
            }
        }
        return array;
    }

    private ArrayNode lines(List<CostlierLine> lines) {
        ArrayNode array = nodes.arrayNode();
        for (CostlierLine line : lines) {
            ObjectNode node = array.addObject();
            node.put("cause", line.cause().name());
            node.put("kind", line.kind().isWait() ? line.kind().name() : null);
            node.set("callSite", functions.callSite(line.callSite()));
            node.set("baseline", amount(line.baseline()));
            node.set("candidate", amount(line.candidate()));
        }
        return array;
    }

    private ObjectNode amount(Amount amount) {
        ObjectNode node = nodes.objectNode();
        node.set("nanos", functions.number(amount.nanos()));
        node.set("count", functions.number(amount.count()));
        return node;
    }
}
