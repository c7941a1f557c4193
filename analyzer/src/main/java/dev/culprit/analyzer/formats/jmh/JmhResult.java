package dev.culprit.analyzer.formats.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.samples.RecordedEnvironment;
import dev.culprit.profile.EnvironmentFacts;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what JMH writes with {@code -rf json}. It has scores and no stacks. */
public final class JmhResult {

    private static final int MOST_BYTES = 256 << 20;

    private final String file;

    private JmhResult(String file) {
        this.file = file;
    }

    /** The first {@code length} bytes of {@code file}, unpacked; fewer if there are no more, also because the file was cut off. */
    public static byte[] start(Path file, int length) throws IOException {
        byte[] start = new byte[length];
        int size = 0;
        try (InputStream in = open(file)) {
            for (int read = 0; read >= 0 && size < length; size += Math.max(0, read)) {
                read = in.read(start, size, length - size);
            }
        } catch (EOFException | ZipException e) {
            // Reading all of it says what is wrong.
        }
        return Arrays.copyOf(start, size);
    }

    /** The bytes of {@code file}, unpacked where they are packed with gzip. */
    public static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed ? new GZIPInputStream(in) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
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
        return new JmhResult(file.toString()).benchmarks(tree(file));
    }

    /**
     * The JVMs that the forks ran in, which is all that it says of their environment.
     *
     * @throws SampleFormatException if it is no JSON; the message is one line
     */
    public static RecordedEnvironment environment(Path file) throws IOException {
        RecordedEnvironment environment = new RecordedEnvironment();
        for (JsonNode entry : tree(file)) {
            String build =
                    entry.path("vmVersion").asText(entry.path("jdkVersion").asText());
            String name = entry.path("vmName").asText();
            if (!build.isBlank()) {
                environment.add(EnvironmentFacts.JDK_VERSION, build);
            }
            if (!name.isBlank()) {
                environment.add(EnvironmentFacts.JVM_NAME, name);
            }
        }
        return environment;
    }

    private static JsonNode tree(Path file) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SampleFormatException(file.toString(), "it has more than " + MOST_BYTES + " bytes");
            }
            return new ObjectMapper().readTree(bytes);
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
