package dev.culprit.analyzer.formats.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.model.Benchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what JMH writes with {@code -rf json}. It has scores and no stacks. */
public final class JmhResult {

    private static final long MOST_BYTES = 256L << 20;

    private final String file;

    private JmhResult(String file) {
        this.file = file;
    }

    /** Whether a file that begins with {@code start} is a result of JMH. */
    public static boolean recognises(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("[") && text.contains("\"jmhVersion\"") && text.contains("\"benchmark\"");
    }

    /**
     * Reads all benchmarks.
     *
     * @throws SampleFormatException if it is no JMH result; the message is one line
     */
    public static List<Benchmark> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new SampleFormatException(file.toString(), "it has more than " + MOST_BYTES + " bytes");
        }
        try {
            return new JmhResult(file.toString()).benchmarks(new ObjectMapper().readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            throw new SampleFormatException(
                    file.toString(),
                    "no JSON: " + String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private List<Benchmark> benchmarks(JsonNode root) throws SampleFormatException {
        if (!root.isArray() || root.isEmpty()) {
            throw new SampleFormatException(file, "it is no list of benchmarks");
        }
        List<Benchmark> benchmarks = new ArrayList<>();
        for (JsonNode entry : root) {
            benchmarks.add(benchmark(entry));
        }
        return benchmarks;
    }

    private Benchmark benchmark(JsonNode entry) throws SampleFormatException {
        String name = entry.path("benchmark").asText();
        JsonNode metric = entry.path("primaryMetric");
        Map<String, String> parameters = new HashMap<>();
        entry.path("params")
                .properties()
                .forEach(
                        param -> parameters.put(param.getKey(), param.getValue().asText()));
        JsonNode raw = metric.path("rawData");
        JsonNode forks = raw.isMissingNode() ? metric.path("rawDataHistogram") : raw;
        double[] scores = new double[forks.size()];
        for (int fork = 0; fork < scores.length; fork++) {
            Mean mean = new Mean();
            for (JsonNode iteration : forks.get(fork)) {
                mean.add(iteration);
            }
            scores[fork] = mean.value();
            if (!Double.isFinite(scores[fork])) {
                throw new SampleFormatException(file, "the benchmark " + name + " has a fork without scores");
            }
        }
        if (name.isEmpty() || scores.length == 0) {
            throw new SampleFormatException(
                    file, name.isEmpty() ? "a benchmark has no name" : "the benchmark " + name + " has no fork");
        }
        return new Benchmark(
                name,
                entry.path("mode").asText(),
                parameters,
                metric.path("scoreUnit").asText(),
                scores);
    }

    /** Of scores, or of pairs of a value and how often it was seen. */
    private static final class Mean {

        private double sum;
        private double count;

        void add(JsonNode iteration) {
            if (iteration.isNumber()) {
                sum += iteration.asDouble();
                count++;
            }
            for (JsonNode pair : iteration) {
                sum += pair.path(0).asDouble() * pair.path(1).asDouble();
                count += pair.path(1).asDouble();
            }
        }

        double value() {
            return sum / count;
        }
    }
}
