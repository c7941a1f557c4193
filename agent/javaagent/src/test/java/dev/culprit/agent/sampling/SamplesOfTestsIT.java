package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.TestRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples fall into the tests that they are of: both are times of one clock. */
final class SamplesOfTestsIT {

    private static final String CONSOLE = "junit-platform-console-standalone-1.14.1";

    private static final String SOURCE = """
            package com.acme;
            import org.junit.jupiter.api.*;
            @TestMethodOrder(MethodOrderer.MethodName.class)
            class BusyTest {
                static volatile long x;
                static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();
                static void burn(long millis) {
                    long end = CPU.getCurrentThreadCpuTime() + millis * 1_000_000;
                    while (CPU.getCurrentThreadCpuTime() < end) for (int i = 0; i < 10_000; i++) x += i * 7;
                }
                void burnFirst() { burn(200); }
                void burnSecond() { burn(200); }
                @Test void a1() { burnFirst(); }
                @Test void b2() throws Exception { Thread.sleep(50); }
                @Test void c3() { burnSecond(); }
                @AfterAll static void failing() { Assertions.assertNotNull(CPU); }
                @Test void d4() { Assertions.fail("as planned"); }
            }
            """;

    @TempDir
    private Path directory;

    /** The Flight Recorder's clock is another, and the two are compared once. */
    @ParameterizedTest
    @CsvSource({"auto,1", "ctimer,1", "jfr,50"})
    void aSampleLiesInItsTest(String sampler, long toleranceMillis) {
        RecordedSamples samples = RecordedSamples.of(run(directory, "sampling=cpu,snapshot=100ms,sampler=" + sampler));

        assertIn(samples, "a1", "com.acme.BusyTest.burnFirst", toleranceMillis);
        assertIn(samples, "c3", "com.acme.BusyTest.burnSecond", toleranceMillis);
    }

    private static void assertIn(RecordedSamples samples, String test, String method, long toleranceMillis) {
        TestRuns.Test run = samples.profile().tests().tests().stream()
                .filter(each -> each.id().contains(test))
                .findFirst()
                .orElseThrow();
        long tolerance = toleranceMillis * 1_000_000;
        List<RecordedEvent> found = samples.with("cpu", method);
        assertThat(found).hasSizeGreaterThan(8).allSatisfy(sample -> {
            assertThat(samples.at(sample))
                    .isBetween(run.startNanos() - tolerance, run.startNanos() + run.wallNanos() + tolerance);
            assertThat(RecordedSamples.thread(sample)).isEqualTo(run.thread());
        });
    }

    @Test
    void resultsAndOutputAreTheSameWithoutSamples() {
        Ended without = run(directory.resolve("without"), "sampling=off");
        Ended with = run(directory.resolve("with"), "sampling=cpu:1ms+wall:5ms+alloc:64k+lock");

        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
        assertThat(withoutTimes(with.stdout()))
                .isEqualTo(withoutTimes(without.stdout()))
                .contains("1 tests failed");
        assertThat(with.stderr()).isEqualTo(without.stderr());
        assertThat(statuses(with)).isEqualTo(statuses(without)).hasSize(4);
    }

    private static Map<String, TestRuns.Status> statuses(Ended ended) {
        return new TreeMap<>(ended.profile().tests().tests().stream()
                .collect(Collectors.toMap(TestRuns.Test::id, TestRuns.Test::status)));
    }

    private static String withoutTimes(String output) {
        return output.replaceAll("\\d+ ms", "N ms").replaceAll("(?m)^\\s+(at |\\[?\\.\\.\\.).*$", "");
    }

    private static Ended run(Path directory, String options) {
        List<Path> libraries = TestLibraries.jars(CONSOLE);
        return new ForkedJvm(directory, libraries, SOURCE)
                .quick()
                .options(options)
                .run(
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--scan-class-path=classes");
    }
}
