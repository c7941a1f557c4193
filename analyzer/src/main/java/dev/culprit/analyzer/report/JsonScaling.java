package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.scaling.BreakEven;
import dev.culprit.analyzer.scaling.CheckedClaim;
import dev.culprit.analyzer.scaling.Loss;
import dev.culprit.analyzer.scaling.MeanSplit;
import dev.culprit.analyzer.scaling.Obstacle;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import dev.culprit.analyzer.scaling.Standing;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders the result of a matrix as JSON: {@code culprit.matrix/1}, whose schema is the resource {@code schema/matrix-1.json}. What is not
 * known is {@code null}.
 */
public final class JsonScaling {

    private static final String SCHEMA = "culprit.matrix/1";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonFunctions parts = new JsonFunctions(nodes);
    private final JsonTests tests = new JsonTests(nodes, parts);

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(ScalingResult result, Writer out) throws IOException {
        ObjectNode root = nodes.objectNode();
        root.put("schema", SCHEMA);
        root.put("name", result.name());
        root.put("rounds", result.rounds());
        root.set("confidence", parts.number(result.confidence()));
        ObjectNode best = root.putObject("best");
        best.put("value", result.bestSetting().value());
        best.put("decided", result.decided());
        root.set("reasons", strings(result.reasons()));
        root.set("warnings", strings(result.warnings()));
        if (result.claim() != null) {
            root.set("claim", claim(result.claim(), result.confidence()));
        }
        ArrayNode settings = root.putArray("settings");
        result.settings().forEach(setting -> settings.add(setting(result, setting)));
        root.put("command", result.command());
        new JsonReport().write(root, out);
    }

    private ObjectNode setting(ScalingResult result, SettingResult setting) {
        ObjectNode node = nodes.objectNode();
        node.put("value", setting.value());
        node.set("workers", parts.number(setting.workers()));
        node.set("wallNanos", wall(setting));
        node.set("workNanos", parts.number(setting.workNanos()));
        node.set("waitNanos", parts.number(setting.waitNanos()));
        node.set("waits", waits(setting));
        node.set("cpuNanos", parts.number(setting.cpuNanos()));
        node.set("gcNanos", parts.number(setting.gcNanos()));
        node.set("jvms", parts.number(setting.jvms()));
        node.set("otherJvms", parts.number(setting.otherJvms()));
        node.set("classSetups", parts.number(setting.classSetups()));
        node.set("efficiency", parts.number(setting.efficiency()));
        node.set("againstFirst", standing(setting.againstFirst()));
        node.set("againstBest", standing(setting.againstBest()));
        node.set("tests", tests(setting));
        node.set("split", split(setting.split()));
        node.set("loss", loss(setting.loss()));
        node.set("breakEven", breakEven(result, setting));
        node.set("findings", tests.findings(setting.findings()));
        return node;
    }

    private ObjectNode wall(SettingResult setting) {
        ObjectNode node = nodes.objectNode();
        node.set("median", parts.number(setting.wall().median()));
        node.set("low", parts.number(setting.wall().low()));
        node.set("high", parts.number(setting.wall().high()));
        ArrayNode rounds = node.putArray("rounds");
        setting.walls().forEach(wall -> rounds.add(parts.number(wall)));
        return node;
    }

    private JsonNode waits(SettingResult setting) {
        if (Double.isNaN(setting.waitNanos())) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        setting.waits().forEach((kind, nanos) -> node.set(kind.name(), parts.number(nanos)));
        return node;
    }

    private JsonNode standing(@Nullable Standing standing) {
        if (standing == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.put("outcome", standing.outcome().name());
        node.set("ratio", parts.number(standing.ratio()));
        node.set("interval", parts.interval(standing.interval()));
        return node;
    }

    private JsonNode tests(SettingResult setting) {
        TestTally tests = setting.tests();
        if (tests == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.put("discovered", tests.discovered());
        node.put("run", tests.run());
        node.put("failed", tests.failed());
        node.put("skipped", tests.skipped());
        node.put("unfinished", tests.unfinished());
        node.put("distinct", tests.ids().size());
        node.put("vary", setting.testsVary());
        return node;
    }

    private JsonNode split(@Nullable MeanSplit split) {
        if (split == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.put("lanesAre", split.ofTests() ? "TEST_THREADS" : "JVMS");
        node.set("lanes", parts.number(split.lanes()));
        node.set("lanesAtOnce", parts.number(split.lanesAtOnce()));
        node.set("startNanos", parts.number(split.startNanos()));
        node.set("runningNanos", parts.number(split.runningNanos()));
        node.set("gapNanos", parts.number(split.gapNanos()));
        node.set("endNanos", parts.number(split.endNanos()));
        node.set("laneNanos", parts.number(split.laneNanos()));
        node.set("setupNanos", parts.number(split.setupNanos()));
        return node;
    }

    private JsonNode loss(@Nullable Loss loss) {
        if (loss == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.set("idealNanos", parts.number(loss.idealNanos()));
        node.set("nanos", parts.number(loss.nanos()));
        ArrayNode obstacles = node.putArray("obstacles");
        for (Obstacle obstacle : loss.obstacles()) {
            ObjectNode one = obstacles.addObject();
            one.put("cause", obstacle.cause().name());
            one.set("wallNanos", parts.number(obstacle.wallNanos()));
            one.set("callSite", parts.callSite(obstacle.site()));
            one.put("explanation", obstacle.explanation());
        }
        return node;
    }

    private JsonNode breakEven(ScalingResult result, SettingResult setting) {
        BreakEven breakEven = setting.breakEven();
        TestTally tests = setting.tests();
        if (breakEven == null || tests == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.put("outcome", breakEven.outcome().name());
        node.set("tests", parts.number(breakEven.tests()));
        node.set("interval", parts.interval(breakEven.interval()));
        node.set("startNanos", parts.number(breakEven.startNanos()));
        node.set("perTestNanos", parts.number(breakEven.perTestNanos()));
        node.set("firstStartNanos", parts.number(breakEven.firstStartNanos()));
        node.set("firstPerTestNanos", parts.number(breakEven.firstPerTestNanos()));
        node.put(
                "explanation",
                breakEven.explanation(
                        ScalingWords.label(result, setting),
                        result.settings().get(0).value(),
                        tests.run(),
                        result.confidence()));
        return node;
    }

    private ObjectNode claim(CheckedClaim checked, double confidence) {
        ObjectNode node = nodes.objectNode();
        node.put("text", checked.claim().text());
        node.put("outcome", checked.claim().outcome().name());
        node.put("metric", "wall time");
        node.put("setting", checked.setting());
        node.set("claimedRatio", parts.number(checked.claim().claimedRatio()));
        node.set("ratio", parts.number(checked.ratio()));
        node.set("interval", parts.interval(checked.interval()));
        node.set("confidence", parts.number(confidence));
        node.put("explanation", checked.claim().explanation());
        return node;
    }

    private ArrayNode strings(List<String> strings) {
        ArrayNode array = nodes.arrayNode();
        strings.forEach(array::add);
        return array;
    }
}
