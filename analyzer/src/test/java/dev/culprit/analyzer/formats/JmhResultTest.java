package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.jmh.JmhResult;
import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhResultTest {

    /** What JMH 1.37 writes, with its configuration left out. */
    private static final String RESULT = """
            [
              {"jmhVersion": "1.37", "benchmark": "a.Parse.run", "mode": "avgt", "forks": 2, "params": {"size": "10"},
               "primaryMetric": {"score": 12.0, "scoreUnit": "ns/op", "rawData": [[10.0, 12.0], [13.0, 13.0]]}},
              {"jmhVersion": "1.37", "benchmark": "a.Parse.sampled", "mode": "sample", "forks": 1,
               "primaryMetric": {"scoreUnit": "us/op", "rawDataHistogram": [[[[2.0, 3], [4.0, 1]], [[8.0, 4]]]]}}
            ]
            """;

    @TempDir
    Path temp;

    @Test
    void aForksScoreIsTheMeanOfItsIterations() throws IOException {
        List<Benchmark> benchmarks = JmhResult.read(Files.writeString(temp.resolve("jmh.json"), RESULT));

        assertThat(benchmarks).hasSize(2);
        assertThat(benchmarks.get(0).name()).isEqualTo("a.Parse.run");
        assertThat(benchmarks.get(0).parameters()).isEqualTo(Map.of("size", "10"));
        assertThat(benchmarks.get(0).unit()).isEqualTo("ns/op");
        assertThat(benchmarks.get(0).forkScores()).containsExactly(11, 13);
        assertThat(benchmarks.get(0).higherIsBetter()).isFalse();
    }

    @Test
    void aResultMayBePacked() throws IOException {
        Path file = temp.resolve("jmh.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(RESULT.getBytes(StandardCharsets.UTF_8));
        }

        try (InputStream in = JmhResult.open(file)) {
            assertThat(JmhResult.recognises(in.readNBytes(1000))).isTrue();
        }
        assertThat(JmhResult.read(file)).hasSize(2);
    }

    @Test
    void aSampledBenchmarkHasHistograms() throws IOException {
        List<Benchmark> benchmarks = JmhResult.read(Files.writeString(temp.resolve("jmh.json"), RESULT));

        assertThat(benchmarks.get(1).forkScores()).containsExactly((2.0 * 3 + 4 + 8 * 4) / 8);
    }

    @Test
    void whereStacksAreNeededItSaysThatItHasNone() throws IOException {
        Path file = Files.writeString(temp.resolve("jmh.json"), RESULT);

        assertThatThrownBy(() -> SampleFiles.read(file, new SampleTreeBuilder(TreeShape.NAMES), ReadOptions.PLAIN))
                .isInstanceOf(SampleFormatException.class)
                .hasMessage(file + ": it is a result of JMH, which has scores and no stacks");
    }

    @Test
    void whatIsNoResultIsRefusedInOneLine() throws IOException {
        for (String text : List.of("[]", "{}", "[{}]", "[{\"benchmark\": \"a.B.c\"}]", "[1", "nothing")) {
            Path file = Files.writeString(temp.resolve("bad.json"), text);

            assertThatThrownBy(() -> JmhResult.read(file))
                    .as(text)
                    .isInstanceOf(SampleFormatException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageNotContaining("\n");
        }
    }
}
