package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
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
    void aChangeThatItsIntervalDoesNotShowIsNone() throws IOException {
        double[] restless = {71.4, 100, 140};
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", restless));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", times(2, restless)));

        JsonNode one =
                diff(baseline, candidate, ExitCodes.OK).path("benchmarks").path(0);

        // In one direction alone the forks are evidence enough.
        assertThat(one.path("falseDiscoveryRate").asDouble()).isLessThan(0.05);
        assertThat(one.path("timePerOperation").path("low").asDouble()).isLessThan(1);
        assertThat(one.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(one.path("reason").asText()).startsWith("The forks vary too much");
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
    void whatCannotBeComparedHidesNoRegressionOfTheOthers() throws IOException {
        Path baseline = result(
                "old.json", entry("a.Unit.run", "avgt", "ns/op", QUIET), entry("a.Slow.run", "avgt", "ns/op", QUIET));
        Path slower = result(
                "slower.json",
                entry("a.Unit.run", "avgt", "us/op", QUIET),
                entry("a.Slow.run", "avgt", "ns/op", times(1.3, QUIET)));
        Path same = result(
                "same.json", entry("a.Unit.run", "avgt", "us/op", QUIET), entry("a.Slow.run", "avgt", "ns/op", QUIET));

        JsonNode regressed = diff(baseline, slower, ExitCodes.REGRESSED);
        assertThat(regressed.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(regressed.path("notCompared").path(0).path("name").asText()).isEqualTo("a.Unit.run");
        JsonNode refused = diff(baseline, same, ExitCodes.OK);
        assertThat(refused.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(refused.path("benchmarks").path(0).path("verdict").asText()).isEqualTo("UNCHANGED");
        assertThat(culprit.run("diff", "--strict", baseline, same).exit()).isEqualTo(ExitCodes.UNTRUSTED);
    }

    @Test
    void noCombinationOfModeAndParametersIsLeftOutSilently() throws IOException {
        String small = entry("a.A.run", "avgt", "ns/op", QUIET).replace("{}", "{\"size\": \"1\"}");
        String large = entry("a.A.run", "sample", "ns/op", QUIET).replace("{}", "{\"size\": \"2\"}");
        Path baseline = result("old.json", small, large, small.replace("avgt", "sample"));
        Path candidate = result("new.json", small, large, large.replace("sample", "avgt"));

        JsonNode json = diff(baseline, candidate, ExitCodes.OK);

        assertThat(json.path("benchmarks")).hasSize(2);
        assertThat(json.path("notCompared").findValuesAsText("reason"))
                .containsExactly(
                        "a.A.run {size=2} avgt is only in the candidate.",
                        "a.A.run {size=1} sample is only in the baseline.");
    }

    @Test
    void parametersThatBothSidesHaveAreCompared() throws IOException {
        Path baseline = result("old.json", sized(1, 1), sized(2, 1));
        Path candidate = result("new.json", sized(2, 1.3), sized(3, 1));

        JsonNode json = diff(baseline, candidate, ExitCodes.REGRESSED);

        assertThat(json.path("benchmarks")).hasSize(1);
        assertThat(json.path("benchmarks")
                        .path(0)
                        .path("parameters")
                        .path("size")
                        .asText())
                .isEqualTo("2");
        assertThat(json.path("notCompared").findValuesAsText("reason"))
                .containsExactly(
                        "a.A.run {size=3} avgt is only in the candidate.",
                        "a.A.run {size=1} avgt is only in the baseline.");
    }

    @Test
    void anotherUnitOfOneModeKeepsNoOtherModeFromBeingCompared() throws IOException {
        String time = entry("a.A.run", "avgt", "ns/op", QUIET);
        Path baseline = result("old.json", time, entry("a.A.run", "sample", "ns/op", QUIET));
        Path candidate = result("new.json", time, entry("a.A.run", "sample", "us/op", QUIET));

        JsonNode json = diff(baseline, candidate, ExitCodes.OK);

        assertThat(json.path("verdict").asText()).isEqualTo("NOT_COMPARABLE");
        assertThat(json.path("benchmarks")).hasSize(1);
        assertThat(json.path("notCompared").findValuesAsText("reason"))
                .containsExactly(
                        "a.A.run sample has another unit on each side (ns/op against us/op), so its scores mean"
                                + " different things.");
    }

    @Test
    void strictRefusesWhatOnlyTheBaselineHas() throws IOException {
        Path baseline = result("old.json", sized(1, 1), sized(2, 1));
        Path removed = result("removed.json", sized(1, 1));
        Path added = result("added.json", sized(1, 1), sized(2, 1), sized(3, 1));

        assertThat(culprit.run("diff", "--strict", baseline, removed).exit()).isEqualTo(ExitCodes.UNTRUSTED);
        assertThat(culprit.run("diff", baseline, removed).exit()).isEqualTo(ExitCodes.OK);
        assertThat(culprit.run("diff", "--strict", baseline, added).exit()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void aSmallRegressionOpensNoStrictGateForWhatIsNotDecided() throws IOException {
        double[] noisy = {100, 160, 70, 130, 95};
        Path baseline = result(
                "old.json",
                entry("a.Slower.run", "avgt", "ns/op", QUIET),
                entry("a.Noisy.run", "avgt", "ns/op", noisy),
                entry("a.Unit.run", "avgt", "ns/op", QUIET));
        String slower = entry("a.Slower.run", "avgt", "ns/op", times(1.07, QUIET));
        Path undecided = result(
                "undecided.json",
                slower,
                entry("a.Noisy.run", "avgt", "ns/op", times(1.15, noisy)),
                entry("a.Unit.run", "avgt", "ns/op", QUIET));
        Path refused = result(
                "refused.json",
                slower,
                entry("a.Noisy.run", "avgt", "ns/op", times(0.3, noisy)),
                entry("a.Unit.run", "avgt", "us/op", QUIET));

        for (Path candidate : List.of(undecided, refused)) {
            culprit.run("diff", "--strict", "--fail", "10%", baseline, candidate);
            assertThat(culprit.out()).startsWith("REGRESSED");
            assertThat(culprit.exit()).isEqualTo(ExitCodes.UNTRUSTED);
        }
    }

    @Test
    void scoresThatAreNotAboveZeroAreSaidToBe() throws IOException {
        Path nothing = result("old.json", entry("a.A.run", "avgt", "ns/op", 0, 0, 0));

        assertThat(diff(nothing, nothing, ExitCodes.OK).path("verdict").asText())
                .isEqualTo("INCONCLUSIVE");
        assertThat(culprit.out()).contains("Too few of its scores are above 0 to be compared.");
    }

    @Test
    void whatOnlyTheNumberOfBenchmarksKeepsFromBeingAChangeIsSaid() throws IOException {
        double[] before = {6.7, 11.5, 7.1, 5.8};
        double[] after = {60, 17.9, 19.2, 23.3};
        List<String> old = new ArrayList<>(List.of(entry("a.A.run", "avgt", "us/op", before)));
        List<String> now = new ArrayList<>(List.of(entry("a.A.run", "avgt", "us/op", after)));
        for (int i = 0; i < 7; i++) {
            old.add(entry("a.Other.run" + i, "avgt", "us/op", 3.2, .59, 6.4, 1.26));
            now.add(entry("a.Other.run" + i, "avgt", "us/op", 1.26, 6.4, .59, 3.2));
        }

        diff(result("old.json", old.toArray(String[]::new)), result("new.json", now.toArray(String[]::new)), 0);
        assertThat(culprit.out()).contains("INCONCLUSIVE  a.A.run", "Alone it would be a change");
        diff(result("old.json", old.get(0)), result("new.json", now.get(0)), ExitCodes.REGRESSED);
    }

    @Test
    void scoresHaveAPageAndTestCasesAndABadge() throws IOException {
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", QUIET));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", times(1.3, QUIET)));
        Path page = temp.resolve("out/page.html");
        Path junit = temp.resolve("out/result.xml");
        Path badge = temp.resolve("badge.json");
        Path summary = temp.resolve("summary.md");

        culprit.run(
                "diff", baseline, candidate, "--html", page, "--junit", junit, "--badge", badge, "--summary", summary);

        assertThat(culprit.exit()).as(culprit.err()).isEqualTo(ExitCodes.REGRESSED);
        assertThat(page).content().contains("Content-Security-Policy", "1 of 1 benchmark</span> takes more time");
        assertThat(junit).content().contains("failures=\"1\"", "classname=\"a.A\" name=\"run [avgt]\"");
        assertThat(new ObjectMapper().readTree(badge.toFile()).path("message").asText())
                .isEqualTo("regressed +30.0 %");
        assertThat(summary).content().contains("REGRESSED");
    }

    @Test
    void aRegressionBelowTheLimitOfTheGateFailsNoTestCase() throws IOException {
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", QUIET));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", times(1.3, QUIET)));
        Path junit = temp.resolve("result.xml");

        culprit.run("diff", baseline, candidate, "--fail", "50%", "--junit", junit);

        assertThat(culprit.exit()).as(culprit.err()).isEqualTo(ExitCodes.OK);
        assertThat(junit).content().contains("failures=\"0\"", "REGRESSED: time per operation +30.0 %");
    }

    @Test
    void whatScoresDoNotHaveIsRefusedByName() throws IOException {
        Path scores = result("old.json", entry("a.A.run", "avgt", "ns/op", QUIET));
        Path stacks = Files.writeString(temp.resolve("stacks.collapsed"), "a;b 3\n");

        assertThat(culprit.run("diff", scores, stacks).exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).contains("compare like with like");
        assertThat(culprit.run("diff", scores, scores, "--sarif", temp.resolve("x"))
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err())
                .contains("--sarif: results of JMH have scores, and no calls, stacks or lines of code");
        assertThat(temp.resolve("x")).doesNotExist();
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

    @Test
    void aResultThatIsNamedThreeTimesHasNoMoreForks() throws IOException {
        Path baseline = result("old.json", entry("a.A.run", "avgt", "ns/op", 100));
        Path candidate = result("new.json", entry("a.A.run", "avgt", "ns/op", 130));
        Path link = Files.createSymbolicLink(temp.resolve("link.json"), baseline);

        JsonNode json = diff(
                Path.of(baseline + "," + baseline + "," + link),
                Path.of(candidate + "," + candidate + "," + candidate),
                ExitCodes.OK);

        assertThat(json.path("benchmarks").path(0).path("baselineForks").asInt())
                .isEqualTo(1);
        assertThat(json.path("benchmarks").path(0).path("candidateForks").asInt())
                .isEqualTo(1);
        assertThat(json.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void aResultThatIsMissingOrCutOffIsNamedOnce() throws IOException {
        Path whole = result("old.json", entry("a.A.run", "avgt", "ns/op", QUIET));
        Path missing = temp.resolve("typo.json");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            Random random = new Random(1);
            String entries = IntStream.range(0, 400)
                    .mapToObj(i -> entry("a.A" + i + ".run", "avgt", "ns/op", random.nextDouble()))
                    .collect(Collectors.joining(",", "[", "]"));
            out.write(entries.getBytes(StandardCharsets.UTF_8));
        }
        Path cut = Files.write(
                temp.resolve("cut.json.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - packed.size() / 8));

        assertThat(culprit.run("diff", whole + "," + missing, whole).exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).isEqualTo("culprit: " + missing + " does not exist; check the path\n");
        TestingInvocation second = new TestingInvocation(temp).run("diff", cut, whole);
        assertThat(second.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(second.err())
                .isEqualTo("culprit: " + cut + " cannot be read: it ends too soon: it was cut off; copy it again\n");
    }

    private Path result(String name, String... entries) throws IOException {
        return Files.writeString(temp.resolve(name), "[" + String.join(",\n", entries) + "]");
    }

    private static String sized(int size, double factor) {
        return entry("a.A.run", "avgt", "ns/op", times(factor, QUIET)).replace("{}", "{\"size\": \"" + size + "\"}");
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
