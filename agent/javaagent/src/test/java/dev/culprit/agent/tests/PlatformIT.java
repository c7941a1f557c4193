package dev.culprit.agent.tests;

import static dev.culprit.profile.TestRuns.Status.FAILED;
import static dev.culprit.profile.TestRuns.Status.PASSED;
import static dev.culprit.profile.TestRuns.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of JUnit Jupiter, run by the console launcher. */
final class PlatformIT {

    private static final String NEWEST_5 = "1.14.1";
    private static final Map<String, Status> EXPECTED = new TreeMap<>();

    static {
        for (String passed : List.of(
                "#plain()",
                "#trivial()",
                "#composed()",
                "#repeated()[1]",
                "#repeated()[2]",
                "#parameterized(int)[1]",
                "#parameterized(int)[2]",
                "#dynamic()[1]",
                "#dynamic()[2][1]",
                "$Inner#nested()")) {
            EXPECTED.put("com.acme.AllKindsTest" + passed, PASSED);
        }
        for (String skipped :
                List.of("#disabled()", "#aborted()", "#disabledTemplate(int)", "$Off#one()", "$Off#two()")) {
            EXPECTED.put("com.acme.AllKindsTest" + skipped, SKIPPED);
        }
        EXPECTED.put("com.acme.AllKindsTest#failing()", FAILED);
        EXPECTED.put("com.acme.SetupFailsTest#never()", FAILED);
        EXPECTED.put("com.acme.TeardownFailsTest#once()", FAILED);
        EXPECTED.put("com.acme.ClassFailsTest", FAILED);
        EXPECTED.put("com.acme.InheritingTest#inherited()", PASSED);
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.3.2", NEWEST_5, "6.0.1"})
    void everyTestIsRecordedWithItsPhases(String version) {
        Ended ended = console(jvm(version, Suites.JUPITER), version);

        assertThat(ended.stderr()).isEmpty();
        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(tests.statuses()).isEqualTo(EXPECTED);
        countsAreThoseOf(ended, tests);
        tests.phasesAddUp();
        phasesAreWhereTheTimeIs(tests);
        suiteIsDescribed(tests, version);
    }

    /** The launcher counts a disabled template, and a class that fails, as containers. */
    private static void countsAreThoseOf(Ended ended, RecordedTests tests) {
        assertThat(tests.profile().tests().suite().discovered()).isEqualTo(count(ended, "tests found") + 2);
        assertThat(tests.count(PASSED)).isEqualTo(count(ended, "tests successful"));
        assertThat(tests.count(FAILED)).isEqualTo(count(ended, "tests failed") + count(ended, "containers failed"));
        assertThat(tests.count(SKIPPED)).isEqualTo(count(ended, "tests skipped") + count(ended, "tests aborted") + 1);
    }

    private static void phasesAreWhereTheTimeIs(RecordedTests tests) {
        String all = "com.acme.AllKindsTest";
        tests.tookAtLeast(all + "#plain()", 5, 10, 3);
        tests.tookAtLeast(all + "#composed()", 5, 7, 3);
        tests.tookAtLeast(all + "#failing()", 5, 2, 3);
        tests.tookAtLeast(all + "#repeated()[2]", 5, 1, 3);
        tests.tookAtLeast(all + "#parameterized(int)[2]", 5, 2, 3);
        tests.tookAtLeast(all + "#dynamic()[1]", 0, 4, 0);
        tests.tookAtLeast(all + "#dynamic()[2][1]", 0, 3, 0);
        tests.tookAtLeast(all + "$Inner#nested()", 9, 6, 3);
        tests.tookAtLeast("com.acme.TeardownFailsTest#once()", 0, 0, 3);
        tests.tookAtLeast("com.acme.InheritingTest#inherited()", 0, 2, 0);
        TestRuns.Test never = tests.test("com.acme.SetupFailsTest#never()");
        assertThat(never.setupNanos()).isEqualTo(never.wallNanos());
        TestRuns.Test dynamic = tests.test(all + "#dynamic()[1]");
        assertThat(dynamic.bodyNanos()).isEqualTo(dynamic.wallNanos());
        // Marked although too short for a probe otherwise.
        assertThat(tests.test(all + "#trivial()").bodyNanos()).isPositive();
        TestRuns.TestClass allKinds = tests.testClass(all);
        assertThat(allKinds.setupNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(20));
        assertThat(allKinds.teardownNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(10));
        assertThat(tests.phasesInTree(all)).containsOnlyKeys("classSetup", "classTeardown");
    }

    private static void suiteIsDescribed(RecordedTests tests, String version) {
        TestRuns.Suite suite = tests.profile().tests().suite();
        assertThat(suite.frameworks()).contains("JUnit Platform " + version);
        assertThat(suite.frameworks()).anyMatch(name -> name.startsWith("junit-jupiter"));
        assertThat(suite.discoveryStartNanos()).isPositive().isLessThan(suite.startNanos());
        assertThat(suite.endNanos()).isGreaterThan(suite.startNanos());
        assertThat(tests.profile().manifest().environment()).containsEntry(EnvironmentFacts.PROCESS_ROLE, "tests");
        assertThat(tests.profile().manifest().completeness().notes()).isEmpty();
        assertThat(tests.profile().tests().tests())
                .allSatisfy(test -> assertThat(test.thread()).isEqualTo("main"))
                .anySatisfy(test -> assertThat(test.classesLoaded()).isPositive());
    }

    @Test
    void testsThatAreMadeWhileTheyRunNeedNoOthersToBeSeen() {
        String onlyTemplates = """
                package com.acme;
                import org.junit.jupiter.api.RepeatedTest;
                class RepeatedlyTest {
                    @RepeatedTest(2) void repeated() throws Exception { Thread.sleep(2); }
                }
                """;
        RecordedTests tests = new RecordedTests(
                console(jvm(NEWEST_5, onlyTemplates), NEWEST_5).profile());

        assertThat(tests.statuses()).hasSize(2);
        suiteIsDescribed(tests, NEWEST_5);
    }

    @Test
    void theLauncherReportsTheSameWithoutTheAgent() {
        Ended with = console(jvm(NEWEST_5, Suites.JUPITER), NEWEST_5);
        Ended without = console(jvm(NEWEST_5, Suites.JUPITER).withoutAgent(), NEWEST_5);

        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(withoutTimes(with.stdout())).isEqualTo(withoutTimes(without.stdout()));
        assertThat(with.stderr()).isEqualTo(without.stderr());
    }

    @Test
    void aTestThatRunsInTheMidstOfAnotherIsCountedOnce() {
        Ended ended = console(
                jvm(NEWEST_5, NESTING)
                        .jvm(
                                "-Djunit.jupiter.execution.parallel.enabled=true",
                                "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=1"),
                NEWEST_5);

        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(tests.statuses())
                .hasSize(3)
                .allSatisfy((id, status) -> assertThat(status).isEqualTo(PASSED));
        tests.phasesAddUp();
        List<TestRuns.Test> all = tests.profile().tests().tests();
        // The first lets its thread run the others while it is in its body.
        assertThat(ended.stdout()).contains("in the midst");
        assertThat(all)
                .extracting(TestRuns.Test::thread)
                .containsOnly(all.get(0).thread());
        TestRuns.Suite suite = tests.profile().tests().suite();
        assertThat(all.stream().mapToLong(TestRuns.Test::wallNanos).sum())
                .isLessThanOrEqualTo(suite.endNanos() - suite.startNanos());
        assertThat(all)
                .allSatisfy(test -> assertThat(test.bodyNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(20)));
    }

    @Test
    void testsThatATestRunsItselfAreNotRecorded() {
        Ended ended = console(jvm(NEWEST_5, LAUNCHING), NEWEST_5);

        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(ended.stdout()).contains("inside: 2");
        assertThat(tests.statuses()).containsOnly(Map.entry("com.acme.LaunchingTest#launches()", PASSED));
        assertThat(tests.profile().tests().suite().discovered()).isEqualTo(count(ended, "tests found"));
    }

    @Test
    void whereTheTreeIsShortOfRoomLaterTestsShareAFrame() {
        Ended ended = console(jvm(NEWEST_5, Suites.JUPITER).options("maxnodes=120"), NEWEST_5);

        RecordedTests tests = new RecordedTests(ended.profileWithErrors());
        assertThat(tests.statuses()).isEqualTo(EXPECTED);
        tests.tookAtLeast("com.acme.AllKindsTest#plain()", 5, 10, 3);
        assertThat(tests.profile().tests().tests())
                .filteredOn(test -> test.wallNanos() > 0)
                .extracting(TestRuns.Test::ownTree)
                .contains(true, false);
        assertThat(tests.phasesInTree("[more tests]")).containsOnlyKeys("setup", "body", "teardown");
        assertThat(tests.profile().manifest().completeness().notes()).anyMatch(note -> note.contains("too many tests"));
    }

    @Test
    void aTestThatRunsWhenTheJvmDiesIsRunning() throws IOException {
        ForkedJvm jvm = jvm(NEWEST_5, ENDLESS).options("snapshot=200ms");
        List<String> command = command(NEWEST_5);
        Path stop = directory.resolve("stop");

        Ended ended = jvm.runUntil(() -> isRunning(jvm), () -> create(stop), command.toArray(new String[0]));

        RecordedTests tests = new RecordedTests(ended.profile());
        TestRuns.Test test = tests.test("com.acme.EndlessTest#endless()");
        assertThat(test.status()).isEqualTo(Status.RUNNING);
        assertThat(test.bodyNanos()).isPositive();
        assertThat(test.setupNanos() + test.bodyNanos() + test.teardownNanos()).isEqualTo(test.wallNanos());
    }

    /** Whether the last snapshot has the test in its body. */
    private static boolean isRunning(ForkedJvm jvm) {
        try (Stream<Path> files = Files.list(jvm.directory().resolve("out"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".culprit")).toList()) {
                return ProfileReader.read(file).tests().tests().stream().anyMatch(test -> test.bodyNanos() > 0);
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String[] ENDLESS = {"""
        package com.acme;
        import org.junit.jupiter.api.Test;
        class EndlessTest {
            @Test void endless() throws Exception {
                while (!new java.io.File("stop").exists()) { Thread.sleep(20); }
                Runtime.getRuntime().halt(3);
            }
        }
        """};

    private static final String[] LAUNCHING = {"""
        package com.acme;
        import org.junit.jupiter.api.Test;
        import org.junit.platform.engine.discovery.DiscoverySelectors;
        import org.junit.platform.launcher.core.*;
        import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
        class LaunchingTest {
            static class Inside {
                @Test void one() { }
                @Test void two() { }
            }
            @Test void launches() {
                SummaryGeneratingListener listener = new SummaryGeneratingListener();
                LauncherFactory.create().execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(Inside.class)).build(),
                        listener);
                System.out.println("inside: " + listener.getSummary().getTestsSucceededCount());
            }
        }
        """};

    private static final String[] NESTING = {"""
        package com.acme;
        import java.util.concurrent.*;
        import java.util.concurrent.atomic.AtomicInteger;
        import org.junit.jupiter.api.Test;
        class NestingTest {
            private static final AtomicInteger OPEN = new AtomicInteger();
            private static void runOthers() throws InterruptedException {
                if (OPEN.incrementAndGet() > 1) {
                    System.out.println("in the midst");
                }
                Thread.sleep(20);
                ForkJoinTask.helpQuiesce();
                OPEN.decrementAndGet();
            }
            @Test void one() throws Exception { runOthers(); }
            @Test void two() throws Exception { runOthers(); }
            @Test void three() throws Exception { runOthers(); }
        }
        """};

    private ForkedJvm jvm(String version, String... sources) {
        return new ForkedJvm(directory, TestLibraries.jars("junit-platform-console-standalone-" + version), sources)
                .quick();
    }

    private static Ended console(ForkedJvm jvm, String version) {
        return jvm.run(command(version).toArray(new String[0]));
    }

    private static List<String> command(String version) {
        List<String> command = new ArrayList<>(List.of("org.junit.platform.console.ConsoleLauncher"));
        if (!version.startsWith("1.3")) {
            command.add("execute");
        }
        command.addAll(List.of("--class-path", "classes", "--scan-class-path", "--details", "summary"));
        return command;
    }

    private static long count(Ended ended, String what) {
        Matcher matcher = Pattern.compile("\\[ +(\\d+) " + what + " +\\]").matcher(ended.stdout());
        assertThat(matcher.find()).as(what + " in " + ended.stdout()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d+ ms", "").replaceAll("(?m)^\\s+(java|com|org|\\[).*$", "");
    }
}
