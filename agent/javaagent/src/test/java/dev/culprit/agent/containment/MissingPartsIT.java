package dev.culprit.agent.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.FailingAgent;
import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.agent.testing.TreeText;
import dev.culprit.profile.Completeness.MissingPart;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.TestRuns;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a profile is put together something fails in the agent: all else is in the profile, and it says what is missing. */
final class MissingPartsIT {

    /** Has something for every part. */
    private static final String PROGRAM = """
            package com.acme;
            import java.util.logging.*;
            public class ShopTest {
                static class Counting extends Handler {
                    @Override public void publish(LogRecord record) { record.getMessage(); }
                    @Override public void flush() {}
                    @Override public void close() {}
                }
                static int leaf(int n) { while (n > 0) n--; return n; }
                @org.junit.Test public void sells() throws Exception {
                    Logger logger = Logger.getLogger("shop");
                    logger.setUseParentHandlers(false);
                    logger.addHandler(new Counting());
                    leaf(3);
                    logger.info("sold");
                    Thread.sleep(50);
                }
            }
            """;

    private static Map<String, String> whole = Map.of();

    @TempDir
    private Path directory;

    @BeforeAll
    static void nothingFails(@TempDir Path first) {
        Profile profile = run(jvm(first)).profile();
        whole = contents(profile);
        assertThat(profile.manifest().completeness().missing()).isEmpty();
        assertThat(whole).doesNotContainValue("").doesNotContainValue("[]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "environment.Activity, read(), activity of the JVM, activity",
                "tests.TestJournal, runs(, tests, tests",
                "telemetry.TelemetryJournal, markCallbacks(, telemetry handlers, telemetry",
                "telemetry.TelemetryJournal, record(, telemetry handlers, telemetry",
                "recording.Measurements, latencies(L, latencies, latencies",
                "recording.Measurements, edges(L, latencies of call sites, edges",
                "timeline.LoadSeries, look(, last look at the load, load",
                "environment.VmThreads, look(, last look at the load, load",
                "timeline.Timelines, of(, timeline, load waits",
                "runtime.WaitLog, read(, log of waits and processes, waits",
                "runtime.ProcessEvents, locate(, log of waits and processes, waits",
                "environment.ProcessFacts, parent(), parent process, parent",
                "environment.CommitId, find(, commit, commit",
                "environment.Fingerprint, \"read(Ljava/util/Map;\", environment, environment role",
                "recording.ProbeCostGauge, at(, cost of a probe, probe",
                "transform.TransformTally, plan(, counts of probes, plan",
                "thinning.ThinnedMethods, notes(, notes about thinning, \"\"",
                "tests.TestJournal, notes(, notes about tests, \"\"",
                "transform.TransformTally, notes(, notes about classes, \"\"",
                "telemetry.TelemetryJournal, notes(, notes about telemetry handlers, \"\"",
                "timeline.LoadSeries, notes(, notes about the load, \"\"",
                "sampling.Sampling, take(, samples, samples",
            })
    void whatFailsIsMissingAndNamedAndTheRestIsThere(String type, String method, String part, String contents) {
        Ended ended = run(jvm(directory)
                .agent(FailingAgent.writeTo(
                        directory, "dev.culprit.agent." + type, method, IllegalStateException.class)));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stderr()).isEmpty();
        Profile profile = ended.profile();
        assertThat(profile.manifest().completeness().complete()).isTrue();
        assertThat(profile.manifest().completeness().missing())
                .containsExactly(new MissingPart(part, "java.lang.IllegalStateException: " + FailingAgent.MESSAGE));
        Map<String, String> expected = new LinkedHashMap<>(whole);
        for (String content : contents.split(" ")) {
            expected.replace(content, "");
        }
        assertThat(contents(profile)).isEqualTo(expected);
    }

    @Test
    void withoutMemoryThereIsNoProfile() {
        Ended ended = run(jvm(directory)
                .agent(FailingAgent.writeTo(
                        directory, "dev.culprit.agent.timeline.Timelines", "of(", OutOfMemoryError.class)));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stderr())
                .matches(
                        "culprit: the profile [^\\n]* could not be written: java.lang.OutOfMemoryError: as planned\\R");
        assertThat(ended.files()).singleElement().asString().endsWith(".started");
    }

    private static ForkedJvm jvm(Path directory) {
        return new ForkedJvm(directory, TestLibraries.jars("junit-4.13.2", "hamcrest-core-1.3"), PROGRAM)
                .quick()
                .options("telemetry=on,sampling=cpu,overhead=off,snapshot=off,commit=abc");
    }

    private static Ended run(ForkedJvm jvm) {
        return jvm.run("org.junit.runner.JUnitCore", "com.acme.ShopTest");
    }

    /** What is in a profile, by name; empty for what is not there. Only what is the same in each run. */
    private static Map<String, String> contents(Profile profile) {
        Manifest manifest = profile.manifest();
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("tree", TreeText.of(profile, "main"));
        contents.put("activity", manifest.activity().containsKey(JvmActivity.GC_COUNT) ? JvmActivity.GC_COUNT : "");
        contents.put(
                "tests",
                some(profile.tests().tests().stream().map(TestRuns.Test::id).toList()));
        contents.put(
                "telemetry",
                some(profile.telemetry().handlers().stream()
                        .map(Telemetry.Handler::className)
                        .toList()));
        contents.put("latencies", number(profile.latencies().size()));
        contents.put("edges", number(profile.edges().size()));
        contents.put("waits", profile.timeline().waits().isEmpty() ? "" : "some");
        contents.put("load", profile.timeline().load().isEmpty() ? "" : "some");
        contents.put("parent", manifest.process().parent() == null ? "" : "known");
        contents.put("commit", manifest.commit() == null ? "" : manifest.commit());
        contents.put("environment", manifest.environment().getOrDefault("cpu.count", ""));
        contents.put("role", manifest.environment().getOrDefault("process.role", ""));
        contents.put("probe", manifest.probeCost().isKnown() ? "known" : "");
        contents.put("plan", number(manifest.plan().probedMethods()));
        contents.put("samples", profile.sampling() == null ? "" : "asked for");
        return contents;
    }

    private static String number(int size) {
        return size == 0 ? "" : Integer.toString(size);
    }

    private static String some(Iterable<String> names) {
        return String.join(" ", names);
    }
}
