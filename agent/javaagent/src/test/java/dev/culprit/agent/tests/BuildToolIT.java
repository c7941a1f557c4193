package dev.culprit.agent.tests;

import static dev.culprit.profile.TestRuns.Status.FAILED;
import static dev.culprit.profile.TestRuns.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.agent.testing.TestingCompiler;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that Maven runs, by Surefire and by Failsafe, with the agent in every JVM that is started. Offline: what it needs, this build
 * needed too.
 */
final class BuildToolIT {

    private static final Pattern COUNTS = Pattern.compile(
            "<testsuite [^>]*tests=\"(\\d+)\" errors=\"(\\d+)\" skipped=\"(\\d+)\" failures=\"(\\d+)\"");

    @TempDir
    private Path project;

    @ParameterizedTest
    @CsvSource({"maven-surefire-plugin, test", "maven-failsafe-plugin, integration-test"})
    void countsAreThoseOfTheBuildTool(String plugin, String goal) throws Exception {
        Path maven = Path.of(System.getProperty("culprit.test.maven", "none"), "bin", "mvn");
        assumeThat(maven).as("Maven, which is to run this build").isExecutable();
        TestingCompiler.compile(
                project.resolve("target/test-classes"),
                List.of("-cp", jar("junit-platform-console-standalone-1.14.1")),
                Suites.JUPITER);
        Files.writeString(project.resolve("pom.xml"), pom());
        // Maven itself ends before its second compiler is of use.
        Files.writeString(
                Files.createDirectory(project.resolve(".mvn")).resolve("jvm.config"), "-XX:TieredStopAtLevel=1\n");

        run(
                maven,
                "org.apache.maven.plugins:" + plugin + ':' + System.getProperty("culprit.test.surefire") + ':' + goal);

        Map<String, Profile> profiles = profilesByRole();
        assertThat(profiles).containsOnlyKeys("build tool", "tests");
        assertThat(profiles.get("build tool").tests().tests()).isEmpty();
        RecordedTests tests = new RecordedTests(profiles.get("tests"));
        tests.phasesAddUp();
        tests.tookAtLeast("com.acme.AllKindsTest#plain()", 5, 10, 3);
        long[] counts = reportedCounts(project.resolve("target/" + plugin.split("-")[1] + "-reports"));
        assertThat(tests.profile().tests().tests()).hasSize((int) counts[0]);
        assertThat(tests.count(FAILED)).isEqualTo(counts[1] + counts[3]);
        assertThat(tests.count(SKIPPED)).isEqualTo(counts[2]);
        assertThat(tests.profile().manifest().completeness().notes()).isEmpty();
    }

    private static String jar(String name) {
        return TestLibraries.jars(name).get(0).toString();
    }

    private static String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>acme</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>VERSION</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                </project>
                """.replace("VERSION", System.getProperty("culprit.test.junit"));
    }

    private void run(Path maven, String goal) throws Exception {
        File log = project.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        maven.toString(),
                        "-o",
                        "-B",
                        "-Dmaven.repo.local=" + System.getProperty("culprit.test.repository"),
                        "-Dmaven.test.failure.ignore=true",
                        "-Dit.test=*Test",
                        // Failsafe in the loader of its own in which a listener as a service would break the tests.
                        "-Dsurefire.useSystemClassLoader=" + goal.contains(":maven-surefire"),
                        goal)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_") || name.startsWith("MAVEN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + ForkedJvm.AGENT.toAbsolutePath() + "=out=" + project.resolve("out"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private Map<String, Profile> profilesByRole() throws IOException {
        Map<String, Profile> byRole = new HashMap<>();
        for (Path file : files(project.resolve("out"), ".culprit")) {
            Profile profile = ProfileReader.read(file);
            String role = profile.manifest().environment().get(EnvironmentFacts.PROCESS_ROLE);
            assertThat(byRole.put(role, profile))
                    .as("a second profile of " + role)
                    .isNull();
        }
        return byRole;
    }

    /** Tests, errors, skipped, failures. */
    private static long[] reportedCounts(Path reports) throws IOException {
        long[] sums = new long[4];
        for (Path report : files(reports, ".xml")) {
            Matcher matcher = COUNTS.matcher(Files.readString(report).replaceAll("\\s+", " "));
            if (matcher.find()) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Long.parseLong(matcher.group(i + 1));
                }
            }
        }
        return sums;
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(suffix)).toList());
        }
    }
}
