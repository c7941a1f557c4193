package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.UncomparedBenchmark;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Renders compared benchmarks as JSON: {@code culprit.benchmarks/1}, whose schema is the resource {@code schema/benchmarks-1.json}. What is not
 * known is {@code null}.
 */
public final class JsonBenchmarks {

    private static final String SCHEMA = "culprit.benchmarks/1";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonFunctions parts = new JsonFunctions(nodes);

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(BenchmarkComparison comparison, Writer out) throws IOException {
        ObjectNode root = nodes.objectNode();
        root.put("schema", SCHEMA);
        root.put("verdict", comparison.verdict().name());
        ArrayNode reasons = root.putArray("reasons");
        comparison.reasons().forEach(reasons::add);
        root.put("failed", comparison.failed());
        root.put("baseline", comparison.baseline());
        root.put("candidate", comparison.candidate());
        root.set("confidence", parts.number(comparison.confidence()));
        ArrayNode benchmarks = root.putArray("benchmarks");
        comparison.benchmarks().forEach(one -> benchmarks.add(benchmark(one)));
        ArrayNode uncompared = root.putArray("notCompared");
        comparison.uncompared().forEach(one -> uncompared.add(uncompared(one)));
        root.put("command", comparison.command());
        new JsonReport().write(root, out);
    }

    private ObjectNode benchmark(ComparedBenchmark one) {
        ObjectNode node = nodes.objectNode();
        node.put("name", one.candidate().name());
        ObjectNode parameters = node.putObject("parameters");
        one.candidate().parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        node.put("mode", one.candidate().mode());
        node.put("unit", one.candidate().unit());
        node.put("verdict", one.verdict().name());
        node.put("failed", one.failed());
        node.put("reason", one.reason());
        node.set("baselineScore", parts.number(one.baseline().score()));
        node.set("candidateScore", parts.number(one.candidate().score()));
        node.put("baselineForks", one.baseline().forks());
        node.put("candidateForks", one.candidate().forks());
        putScores(node.putArray("baselineForkScores"), one.baseline());
        putScores(node.putArray("candidateForkScores"), one.candidate());
        ObjectNode ratio = node.putObject("timePerOperation");
        ratio.set("ratio", parts.number(one.ratio()));
        ratio.set("low", parts.number(one.interval().low()));
        ratio.set("high", parts.number(one.interval().high()));
        node.set("falseDiscoveryRate", parts.number(one.falseDiscoveryRate()));
        return node;
    }

    private void putScores(ArrayNode scores, Benchmark benchmark) {
        for (double score : benchmark.forkScores()) {
            scores.add(parts.number(score));
        }
    }

    private ObjectNode uncompared(UncomparedBenchmark one) {
        ObjectNode node = nodes.objectNode();
        node.put("name", one.name());
        node.put("why", one.why().name());
        node.put("reason", one.reason());
        return node;
    }
}
