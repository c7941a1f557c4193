package dev.culprit.agent.tests;

import static dev.culprit.profile.TestRuns.Status.FAILED;
import static dev.culprit.profile.TestRuns.Status.PASSED;
import static dev.culprit.profile.TestRuns.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of JUnit 4 and 3: on their own, and by way of the JUnit Platform. */
final class JUnit4IT {

    private static final String HAMCREST = "hamcrest-core-1.3";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"4.12", "4.13.2"})
    void everyTestIsRecordedWithItsPhases(String version) {
        Ended ended = new ForkedJvm(directory, TestLibraries.jars("junit-" + version, HAMCREST), Suites.JUNIT_4)
                .quick()
                .run(
                        "org.junit.runner.JUnitCore",
                        "com.acme.OldTest",
                        "com.acme.ManyTest",
                        "com.acme.OldSetupFailsTest",
                        "com.acme.OldClassFailsTest",
                        "com.acme.OlderTest");

        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(tests.statuses()).isEqualTo(expected("#counted()[0]", "#counted()[1]"));
        // What JUnitCore says: it counts a class that fails among failures and not among tests, and not what is
        // ignored.
        assertThat(ended.stdout()).contains("Tests run: 9,  Failures: 3");
        tests.phasesAddUp();
        phasesAreWhereTheTimeIs(tests);
        assertThat(tests.profile().tests().suite().frameworks()).containsExactly("JUnit " + version);
        assertThat(tests.profile().manifest().completeness().notes()).isEmpty();
        if (version.equals("4.13.2")) {
            TestRuns.TestClass old = tests.testClass("com.acme.OldTest");
            assertThat(old.setupNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(20));
            assertThat(old.teardownNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(10));
        }
    }

    @Test
    void byWayOfThePlatformTheyAreRecordedOnce() {
        Ended ended = new ForkedJvm(
                        directory,
                        TestLibraries.jars("junit-platform-console-standalone-1.14.1", "junit-4.13.2", HAMCREST),
                        Suites.JUNIT_4)
                .quick()
                .run(
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--class-path",
                        "classes",
                        "--scan-class-path",
                        "--details",
                        "none");

        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(tests.statuses()).isEqualTo(expected("[[0]]#counted()", "[[1]]#counted()"));
        tests.phasesAddUp();
        phasesAreWhereTheTimeIs(tests);
        assertThat(tests.profile().tests().suite().frameworks())
                .anyMatch(name -> name.startsWith("junit-vintage"))
                .noneMatch(name -> name.startsWith("JUnit 4"));
    }

    private static Map<String, Status> expected(String firstCounted, String secondCounted) {
        Map<String, Status> expected = new TreeMap<>();
        expected.put("com.acme.OldTest#plain()", PASSED);
        expected.put("com.acme.OldTest#trivial()", PASSED);
        expected.put("com.acme.OldTest#expected()", PASSED);
        expected.put("com.acme.OldTest#ignored()", SKIPPED);
        expected.put("com.acme.OldTest#aborted()", SKIPPED);
        expected.put("com.acme.OldTest#failing()", FAILED);
        expected.put("com.acme.ManyTest" + firstCounted, PASSED);
        expected.put("com.acme.ManyTest" + secondCounted, PASSED);
        expected.put("com.acme.OldSetupFailsTest#never()", FAILED);
        expected.put("com.acme.OldClassFailsTest", FAILED);
        expected.put("com.acme.OlderTest#testOld()", PASSED);
        return expected;
    }

    private static void phasesAreWhereTheTimeIs(RecordedTests tests) {
        tests.tookAtLeast("com.acme.OldTest#plain()", 5, 10, 3);
        tests.tookAtLeast("com.acme.OldTest#failing()", 5, 0, 3);
        tests.tookAtLeast("com.acme.OlderTest#testOld()", 4, 6, 0);
        TestRuns.Test never = tests.test("com.acme.OldSetupFailsTest#never()");
        assertThat(never.setupNanos()).isEqualTo(never.wallNanos());
        assertThat(tests.test("com.acme.OldTest#trivial()").bodyNanos()).isPositive();
    }
}
