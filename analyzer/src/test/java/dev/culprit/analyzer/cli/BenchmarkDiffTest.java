package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit diff} of two results of JMH. */
class BenchmarkDiffTest {

    private static final double[] QUIET = {100, 101, 99, 100.5, 99.5};

    private final Path temp;
    private final TestingInvocation culprit;

    BenchmarkDiffTest(@TempDir Path temp) {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
    }

    @Test
    void eachBenchmarkHasItsOwnVerdict() throws IOException {
        Path baseline = result(
                "old.json", entry("a.Slow.run", "avgt", "ns/op", QUIET), entry("a.Same.run", "avgt", "ns/op", QUIET));
        Path candidate = result(
                "new.json",
                entry("a.Slow.run", "avgt", "ns/op", times(1.3, QUIET)),
                entry("a.Same.run", "avgt", "ns/op", times(1.002, QUIET)));

        JsonNode json = diff(baseline, candidate, ExitCodes.REGRESSED);

        assertThat(json.path("schema").asText()).isEqualTo("culprit.benchmarks/1");
        assertThat(json.path("verdict").asText()).isEqualTo("REGRESSED");
        JsonNode slow = json.path("benchmarks").path(0);
        assertThat(slow.path("name").asText()).isEqualTo("a.Slow.run");
        assertThat(slow.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(slow.path("timePerOperation").path("ratio").asDouble()).isBetween(1.29, 1.31);
        assertThat(slow.path("timePerOperation").path("low").asDouble()).isGreaterThan(1.2);
        assertThat(json.path("benchmarks").path(1).path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(culprit.out()).startsWith("REGRESSED").contains("REGRESSED  a.Slow.run", "UNCHANGED  a.Same.run");
    }

    @Test
    void moreOperationsPerTimeIsFaster() throws IOException {
        Path baseline = result("old.json", entry("a.A.run", "thrpt", "ops/s", QUIET));
        Path candidate = result("new.json", entry("a.A.run", "thrpt", "ops/s", times(2, QUIET)));

        JsonNode json = diff(baseline, candidate, ExitCodes.OK);

        assertThat(json.path("verdict").asText()).isEqualTo("IMPROVED");
        assertThat(json.path("benchmarks")
                        .path(0)
                        .path("timePerOperation")
                        .path("ratio")
                        .asDouble())
                .isBetween(0.49, 0.51);
    }

    @Test
    void forksThatVaryMoreThanTheChangeProveNothing() throws IOException {
        double[] noisy = {100, 160, 70, 130, 95};
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", noisy));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", times(1.15, noisy)));

        assertThat(diff(baseline, candidate, ExitCodes.OK).path("verdict").asText())
                .isEqualTo("INCONCLUSIVE");
        assertThat(culprit.run("diff", "--strict", baseline, candidate).exit()).isEqualTo(ExitCodes.UNTRUSTED);
    }

    @Test
    void oneForkASideNeverProves() throws IOException {
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", 100));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", 300));

        assertThat(diff(baseline, candidate, ExitCodes.OK).path("verdict").asText())
                .isEqualTo("INCONCLUSIVE");
        assertThat(culprit.out()).contains("1 and 1 forks cannot tell a change from noise");
    }

    @Test
    void scoresThatMeanDifferentThingsAreRefusedByName() throws IOException {
        Path baseline = result(
                "old.json",
                entry("a.Mode.run", "avgt", "ns/op", QUIET),
                entry("a.Unit.run", "avgt", "ns/op", QUIET),
                entry("a.Size.run", "avgt", "ns/op", QUIET).replace("{}", "{\"size\": \"10\"}"));
        Path candidate = result(
                "new.json",
                entry("a.Mode.run", "thrpt", "ops/ns", QUIET),
                entry("a.Unit.run", "avgt", "us/op", QUIET),
                entry("a.Size.run", "avgt", "ns/op", QUIET).replace("{}", "{\"size\": \"20\"}"));

        JsonNode json = diff(baseline, candidate, ExitCodes.OK);

        assertThat(json.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(json.path("benchmarks")).isEmpty();
        assertThat(json.path("reasons").toString())
                .contains("a.Mode.run has another mode on each side (avgt against thrpt)")
                .contains("a.Unit.run has another unit on each side (ns/op against us/op)")
                .contains("a.Size.run has other parameters on each side ({size=10} against {size=20})");
    }

    @Test
    void whatOnlyOneSideHasIsSaid() throws IOException {
        Path baseline = result(
                "old.json", entry("a.A.run", "avgt", "ns/op", QUIET), entry("a.Gone.run", "avgt", "ns/op", QUIET));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", QUIET));

        assertThat(diff(baseline, candidate, ExitCodes.OK).path("reasons").toString())
                .contains("a.Gone.run is only in the baseline.");
    }

    @Test
    void scoresAreNotComparedWithStacksAndHaveNoPage() throws IOException {
        Path scores = result("old.json", entry("a.A.run", "avgt", "ns/op", QUIET));
        Path stacks = Files.writeString(temp.resolve("stacks.collapsed"), "a;b 3\n");

        assertThat(culprit.run("diff", scores, stacks).exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).contains("compare like with like");
        assertThat(culprit.run("diff", scores, scores, "--html", temp.resolve("page.html"))
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).contains("--html: results of JMH have scores");
    }

    private JsonNode diff(Path baseline, Path candidate, int exit) throws IOException {
        Path json = temp.resolve("diff.json");
        Path markdown = temp.resolve("diff.md");
        assertThat(culprit.run("diff", baseline, candidate, "--json", json, "--markdown", markdown)
                        .exit())
                .as(culprit.err())
                .isEqualTo(exit);
        JsonNode read = new ObjectMapper().readTree(json.toFile());
        assertThat(markdown)
                .content()
                .contains("### culprit: " + read.path("verdict").asText());
        return read;
    }

    private Path result(String name, String... entries) throws IOException {
        return Files.writeString(temp.resolve(name), "[" + String.join(",\n", entries) + "]");
    }

    private static String entry(String name, String mode, String unit, double... forks) {
        return """
                {"jmhVersion": "1.37", "benchmark": "%s", "mode": "%s", "forks": %d, "params": {},
                 "primaryMetric": {"scoreUnit": "%s", "rawData": [%s]}}""".formatted(
                        name,
                        mode,
                        forks.length,
                        unit,
                        Arrays.stream(forks)
                                .mapToObj(score -> "[" + score + "," + score + "]")
                                .collect(Collectors.joining(",")));
    }

    private static double[] times(double factor, double... scores) {
        return Arrays.stream(scores).map(score -> score * factor).toArray();
    }
}
