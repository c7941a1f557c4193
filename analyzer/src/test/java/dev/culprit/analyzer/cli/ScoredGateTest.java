package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit baseline} and {@code culprit check} of results of JMH. */
class ScoredGateTest {

    private static final double[] QUIET = {100, 101, 99, 100.5, 99.5};

    @TempDir
    Path temp;

    private TestingGate gate;

    @BeforeEach
    void prepare() throws IOException {
        gate = new TestingGate(temp);
        gate.save(result("old.json", "17.0.15+6", entry("a.Parse.run", 1), entry("a.Print.run", 1)));
        gate.branch();
    }

    @Test
    void aSlowerBenchmarkClosesTheGate() throws IOException {
        Path slow = result("slow.json", "17.0.15+6", entry("a.Parse.run", 1.4), entry("a.Print.run", 1));
        Path junit = temp.resolve("junit.xml");

        JsonNode result = gate.check(slow, "--junit", junit);

        assertThat(gate.exit()).isEqualTo(1);
        assertThat(result.path("schema").asText()).isEqualTo("culprit.benchmarks/1");
        assertThat(result.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(result.path("benchmarks").path(0).path("name").asText()).isEqualTo("a.Parse.run");
        assertThat(TestingGate.reasons(result))
                .anyMatch(reason ->
                        reason.startsWith("Of the environment not compared, as not both sides say it: cpu.model"))
                .anyMatch(reason -> reason.startsWith("This was not measured again"));
        assertThat(junit).content().contains("<failure");

        Path rules =
                gate.rules("waivers:\n  - function: Parse.run\n    reason: it checks more\n    expires: 2099-01-31\n");
        JsonNode waived = gate.check(slow, "--config", rules);
        assertThat(gate.exit()).isZero();
        assertThat(waived.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(TestingGate.reasons(waived)).anyMatch(reason -> reason.contains("it checks more"));
    }

    @Test
    void whatDidNotChangePasses() throws IOException {
        JsonNode result = gate.check(
                result("new.json", "17.0.15+6", entry("a.Parse.run", 1.001), entry("a.Print.run", 1)), "--strict");

        assertThat(gate.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(result.path("baseline").asText()).startsWith("main at ");
    }

    @Test
    void scoresOfAnotherJvmAreNotCompared() throws IOException {
        Path junit = temp.resolve("junit.xml");

        JsonNode result =
                gate.check(result("new.json", "25.0.3+9", entry("a.Parse.run", 1.4)), "--junit", junit, "--strict");

        assertThat(gate.exit()).isEqualTo(3);
        assertThat(result.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(TestingGate.reasons(result).get(0)).contains("jdk.version 17.0.15+6 against 25.0.3+9");
        assertThat(junit).content().contains("<skipped").doesNotContain("<failure");
    }

    @Test
    void otherBenchmarksAreNoBaseline() throws IOException {
        JsonNode result = gate.check(
                result("new.json", "17.0.15+6", entry("a.Other.run", 1)), "--html", temp.resolve("page.html"));

        assertThat(gate.exit()).isZero();
        assertThat(result.path("verdict").asText()).isEqualTo("NO_BASELINE");
        assertThat(TestingGate.reasons(result))
                .anyMatch(reason -> reason.contains("none of the candidate's benchmarks"));
        assertThat(temp.resolve("page.html"))
                .content()
                .contains("no usable baseline", "No baseline</span> to compare with");
    }

    @Test
    void theListNamesThem() {
        TestingInvocation list = new TestingInvocation(temp).run("baseline", "list", "--store", gate.store);

        assertThat(list.out()).contains("5 forks of JMH, 2 benchmarks", "17.0.15+6");
    }

    @Test
    void whatScoresDoNotHaveIsRefused() throws IOException {
        Path set = result("new.json", "17.0.15+6", entry("a.Parse.run", 1));

        assertThat(gate.refusal(set, "--sarif", temp.resolve("s.json")))
                .contains("--sarif: results of JMH have scores");
        assertThat(gate.refusal(set, "--", "mvn", "test")).contains("does not measure again");
    }

    private Path result(String name, String vm, String... entries) throws IOException {
        return Files.writeString(
                temp.resolve(name), "[" + String.join(",\n", entries).replace("THIS_VM", vm) + "]");
    }

    private static String entry(String name, double factor) {
        return """
                {"jmhVersion": "1.37", "benchmark": "%s", "mode": "avgt", "forks": 5, "params": {},
                 "vmName": "OpenJDK 64-Bit Server VM", "vmVersion": "THIS_VM",
                 "primaryMetric": {"scoreUnit": "ns/op", "rawData": [%s]}}""".formatted(
                        name,
                        Arrays.stream(QUIET)
                                .mapToObj(score -> "[" + score * factor + "]")
                                .collect(Collectors.joining(",")));
    }
}
