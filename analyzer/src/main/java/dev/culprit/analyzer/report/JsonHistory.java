package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.HistorySettings;
import dev.culprit.analyzer.history.MeasuredCommit;
import dev.culprit.analyzer.history.Rename;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import dev.culprit.analyzer.history.SeriesStep;
import dev.culprit.analyzer.history.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a history as JSON: {@code culprit.history/1}, whose schema is the resource {@code schema/history-1.json}. */
public final class JsonHistory {

    private static final String SCHEMA = "culprit.history/1";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonFunctions parts = new JsonFunctions(nodes);

    /** Writes {@code result}; {@code out} is neither flushed nor closed. */
    public void write(HistoryResult result, Writer out) throws IOException {
        ObjectNode root = nodes.objectNode();
        root.put("schema", SCHEMA);
        root.put("branch", result.branch());
        root.put("order", result.order().name());
        root.put("since", result.since());
        root.set("least", parts.number(result.settings().least()));
        root.set("confidence", parts.number(result.settings().confidence()));
        root.set("falseChanges", parts.number(HistorySettings.FALSE_CHANGES));
        ArrayNode environments = root.putArray("environments");
        result.environments().forEach(environment -> environments.add(environment(environment)));
        root.set("notes", strings(result.notes()));
        root.set("skipped", strings(result.skipped()));
        root.put("command", result.command());
        new JsonReport().writeWithLongArrays(root, out);
    }

    private ObjectNode environment(EnvironmentHistory environment) {
        ObjectNode node = nodes.objectNode();
        node.put("name", environment.name());
        ObjectNode facts = node.putObject("facts");
        environment.facts().forEach(facts::put);
        ArrayNode commits = node.putArray("commits");
        environment.commits().forEach(commit -> commits.add(commit(commit)));
        Integer since = environment.since();
        node.put(
                "since", since == null ? null : environment.commits().get(since).commit());
        ArrayNode series = node.putArray("series");
        environment.series().forEach(one -> series.add(series(one, environment.commits())));
        ArrayNode renames = node.putArray("renames");
        environment.renames().forEach(rename -> renames.add(rename(rename, environment.commits())));
        node.put("leftOutFunctions", environment.leftOut());
        node.set("notes", strings(environment.notes()));
        return node;
    }

    private ObjectNode commit(MeasuredCommit commit) {
        ObjectNode node = nodes.objectNode();
        node.put("commit", commit.commit());
        node.set("commitsSincePrevious", commit.since() == 0 ? nodes.nullNode() : nodes.numberNode(commit.since()));
        node.put("tests", commit.tests());
        node.set("runSpread", parts.number(commit.runSpread()));
        ArrayNode runs = node.putArray("runs");
        for (MeasuredCommit.Run run : commit.runs()) {
            ObjectNode one = runs.addObject();
            one.put("entry", run.entry());
            one.put("savedEpochMillis", run.savedEpochMillis());
            one.put("forks", run.forks());
            one.set("totalNanos", parts.number(run.totalNanos()));
            one.set("forkSpread", parts.number(run.forkSpread()));
            one.set("calibrationNanos", parts.number(run.calibrationNanos()));
        }
        return node;
    }

    private ObjectNode series(Series series, List<MeasuredCommit> commits) {
        ObjectNode node = nodes.objectNode();
        node.set("subject", subject(series.subject()));
        node.put("metric", series.metric().name());
        node.put("unit", series.metric().unit());
        node.set("share", parts.number(series.share()));
        node.set("values", numbers(series.values()));
        node.set("forkSpread", numbers(series.forkSpread()));
        ArrayNode changes = node.putArray("changes");
        series.steps().forEach(step -> changes.add(step(step, commits)));
        ArrayNode spikes = node.putArray("spikes");
        series.spikes().forEach(at -> spikes.add(commits.get(at).commit()));
        node.set("drift", drift(series.drift()));
        return node;
    }

    private ObjectNode step(SeriesStep step, List<MeasuredCommit> commits) {
        ObjectNode node = nodes.objectNode();
        node.put("after", commits.get(step.step().last()).commit());
        node.put("upTo", commits.get(step.step().first()).commit());
        node.set("commits", step.commits() == 0 ? nodes.nullNode() : nodes.numberNode(step.commits()));
        node.set("before", parts.number(step.step().before()));
        node.set("afterwards", parts.number(step.step().after()));
        node.set("ratio", parts.number(step.step().ratio()));
        node.set("interval", parts.interval(step.step().interval()));
        node.set("p", parts.number(step.step().p()));
        return node;
    }

    private JsonNode drift(@Nullable SeriesDrift drift) {
        if (drift == null) {
            return nodes.nullNode();
        }
        ObjectNode node = nodes.objectNode();
        node.set("before", parts.number(drift.before()));
        node.set("afterwards", parts.number(drift.after()));
        node.set("ratio", parts.number(drift.ratio()));
        node.set("interval", parts.interval(drift.interval()));
        node.set("ofSteps", parts.number(drift.ofSteps()));
        node.put("certain", drift.certain());
        node.put("creep", drift.creep());
        return node;
    }

    private ObjectNode rename(Rename rename, List<MeasuredCommit> commits) {
        ObjectNode node = nodes.objectNode();
        node.set("from", subject(rename.from()));
        node.set("to", subject(rename.to()));
        node.put("commit", commits.get(rename.column()).commit());
        return node;
    }

    private ObjectNode subject(Subject subject) {
        ObjectNode node = nodes.objectNode();
        node.put("kind", subject.kind().name());
        node.put("class", subject.className());
        node.put("method", subject.method());
        node.put(subject.kind() == Subject.Kind.TEST ? "id" : "descriptor", subject.descriptor());
        node.put("name", subject.name());
        return node;
    }

    private ArrayNode numbers(double[] values) {
        ArrayNode array = nodes.arrayNode();
        for (double value : values) {
            array.add(parts.number(value));
        }
        return array;
    }

    private ArrayNode strings(List<String> texts) {
        ArrayNode array = nodes.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
