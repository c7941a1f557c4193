package dev.culprit.agent.tests;

import static dev.culprit.profile.TestRuns.Status.FAILED;
import static dev.culprit.profile.TestRuns.Status.PASSED;
import static dev.culprit.profile.TestRuns.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.TestRuns.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of TestNG. */
final class NgIT {

    @TempDir
    private Path directory;

    @Test
    void everyTestIsRecordedWithItsPhases() {
        RecordedTests tests = run(TestLibraries.jars("testng-7.11.0", "jcommander-1.83", "slf4j-api-2.0.16"));

        String ng = "com.acme.NgTest";
        tests.tookAtLeast(ng + "#plain()", 5, 10, 3);
        tests.tookAtLeast(ng + "#failing()", 5, 0, 3);
        tests.tookAtLeast(ng + "#repeated()[2]", 5, 1, 3);
        tests.tookAtLeast(ng + "#parameterized(int)[2]", 5, 2, 3);
        assertThat(tests.profile().tests().suite().frameworks()).containsExactly("TestNG 7.11.0");
        assertThat(tests.phasesInTree(ng)).containsOnlyKeys("classSetup", "classTeardown");
    }

    @Test
    void ofTestNg6SetupMethodsAreNotKnownToBelongToATest() {
        RecordedTests tests = run(TestLibraries.jars("testng-6.14.3", "jcommander-1.72", "bsh-2.0b6"));

        tests.tookAtLeast("com.acme.NgTest#plain()", 0, 10, 3);
    }

    private RecordedTests run(List<Path> libraries) {
        Ended ended = new ForkedJvm(directory, libraries, Suites.TESTNG)
                .quick()
                .run(
                        "org.testng.TestNG",
                        "-usedefaultlisteners",
                        "false",
                        "-testclass",
                        "com.acme.NgTest,com.acme.NgClassTest");

        RecordedTests tests = new RecordedTests(ended.profile());
        assertThat(tests.statuses()).isEqualTo(expected());
        assertThat(ended.stdout()).containsPattern("run: 10, (Passes: 7, )?Failures: 1, Skips: 2");
        tests.phasesAddUp();
        tests.tookAtLeast("com.acme.NgClassTest#marked()", 0, 4, 0);
        assertThat(tests.testClass("com.acme.NgTest").setupNanos()).isGreaterThanOrEqualTo(RecordedTests.nanos(20));
        assertThat(tests.profile().manifest().completeness().notes()).isEmpty();
        return tests;
    }

    private static Map<String, Status> expected() {
        Map<String, Status> expected = new TreeMap<>();
        for (String passed : List.of(
                "#plain()",
                "#trivial()",
                "#repeated()[1]",
                "#repeated()[2]",
                "#parameterized(int)[1]",
                "#parameterized(int)[2]")) {
            expected.put("com.acme.NgTest" + passed, PASSED);
        }
        expected.put("com.acme.NgTest#failing()", FAILED);
        expected.put("com.acme.NgTest#skipped()", SKIPPED);
        expected.put("com.acme.NgTest#dependent()", SKIPPED);
        expected.put("com.acme.NgClassTest#marked()", PASSED);
        return expected;
    }
}
