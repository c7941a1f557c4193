package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code culprit compare} of two builds by Maven, with the finished jars: what most of the time is spent in is steady and soon decided; one
 * test takes a different time in each run, so that only its class is run again. Offline: what Maven needs here, this build needed too.
 */
class UndecidedTestsIT {

    /** It waits, and does not work, for what it takes: a machine that is busy with something else changes that little. */
    private static final String STEADY = """
            package app;

            import org.junit.jupiter.api.Test;

            class SteadyTest {
                @Test void a() throws Exception {
                    for (int i = 0; i < 3; i++) { one(); two(); three(); four(); five(); six(); seven(); eight(); }
                }
                void one() throws Exception { Thread.sleep(20); }
                void two() throws Exception { Thread.sleep(20); }
                void three() throws Exception { Thread.sleep(20); }
                void four() throws Exception { Thread.sleep(20); }
                void five() throws Exception { Thread.sleep(20); }
                void six() throws Exception { Thread.sleep(20); }
                void seven() throws Exception { Thread.sleep(20); }
                void eight() throws Exception { Thread.sleep(20); }
            }
            """;

    /** From 2 to 130 ms, so that no three pairs agree. */
    private static final String RESTLESS = """
            package app;

            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.api.Test;
            import spin.Spin;

            class RestlessTest {
                static final int MICROS = (int) Math.round(100 * Math.pow(64, Math.random()));

                @Nested class Inner {
                    @Test void b() { for (int i = 0; i < 20; i++) { unsteady(); } }
                }
                static void unsteady() { Spin.micros(MICROS); }
            }
            """;

    /** Not recorded: what it takes is its callers' own time. */
    private static final String SPIN = """
            package spin;

            public class Spin {
                public static void micros(int micros) {
                    long end = System.nanoTime() + micros * 1000L;
                    while (System.nanoTime() < end) { Thread.onSpinWait(); }
                }
            }
            """;

    /** A machine that is busy with something else leaves the steady test undecided, too. */
    private static final int ATTEMPTS = 5;

    private Path maven;
    private Path project;

    @BeforeEach
    void writeTheBuild() throws Exception {
        maven = Path.of(System.getProperty("culprit.test.maven", "none"), "bin", "mvn");
        assumeThat(maven).as("Maven, which is to run this build").isExecutable();
        project = CleanFolder.of("undecided-tests");
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>app</groupId>
                  <artifactId>app</artifactId>
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
                """.replace("VERSION", System.getProperty("culprit.test.junit")));
        compile(List.of(STEADY, RESTLESS, SPIN), List.of("SteadyTest", "RestlessTest", "Spin"));
    }

    @Test
    void furtherPairsRunOnlyTheClassThatIsUndecided() throws Exception {
        JsonNode result = compare();
        for (int attempt = 1; attempt < ATTEMPTS && !isNarrowed(result); attempt++) {
            writeTheBuild();
            result = compare();
        }

        assertThat(isNarrowed(result))
                .as(Files.readString(project.resolve("log")))
                .isTrue();
        assertThat(result.path("reasons").path(0).asText()).contains("only these were run");
        assertThat(classes(result.path("tests"), "baseline"))
                .containsExactly("app.RestlessTest$Inner", "app.SteadyTest");
        assertThat(classes(report(project.resolve("out/undecided/candidate")), null))
                .containsExactly("app.RestlessTest$Inner");
        assertThat(classes(report(project.resolve("out/candidate")), null))
                .containsExactly("app.RestlessTest$Inner", "app.SteadyTest");
    }

    private static boolean isNarrowed(JsonNode result) {
        return result.path("reasons")
                .path(0)
                .asText()
                .startsWith("3 pairs of all tests left the tests of RestlessTest (");
    }

    private JsonNode compare() throws Exception {
        String build = String.join(
                " ",
                maven.toString(),
                "-o",
                "-q",
                "-f",
                project.toString(),
                "-Dmaven.repo.local=" + System.getProperty("culprit.test.repository"),
                "org.apache.maven.plugins:maven-surefire-plugin:" + System.getProperty("culprit.test.surefire")
                        + ":test");
        Path json = project.resolve("result.json");
        List<String> words = new ArrayList<>(List.of("compare", "--baseline-command", build));
        words.addAll(List.of("--candidate-command", build, "--include", "app.**", "-o", project.resolve("out") + ""));
        words.addAll(List.of("--forks", "4", "--early-stop", "--no-warmup", "--warn", "30%", "--fail", "90%"));
        words.addAll(List.of("--json", json.toString()));
        int exit = FinishedJars.culprit(project.resolve("log"), words);
        assertThat(exit).as(Files.readString(project.resolve("log"))).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private JsonNode report(Path set) throws Exception {
        Path json = project.resolve("report.json");
        int exit = FinishedJars.culprit(
                project.resolve("report.log"), List.of("report", set.toString(), "--json", json.toString()));
        assertThat(exit).isZero();
        return new ObjectMapper().readTree(json.toFile()).path("tests");
    }

    /** @param side of a comparison; null in a report */
    private static Set<String> classes(JsonNode tests, String side) {
        Set<String> classes = new TreeSet<>();
        tests.forEach(test -> classes.add(
                (side == null ? test : test.path(side)).path("class").asText()));
        return classes;
    }

    private void compile(List<String> sources, List<String> names) throws Exception {
        Path folder = Files.createDirectories(project.resolve("src"));
        List<String> arguments = new ArrayList<>(
                List.of("-g", "-d", project.resolve("target/test-classes").toString(), "-cp", libraries()));
        for (int i = 0; i < names.size(); i++) {
            arguments.add(Files.writeString(folder.resolve(names.get(i) + ".java"), sources.get(i))
                    .toString());
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(exit).isZero();
    }

    private static String libraries() throws Exception {
        try (Stream<Path> jars =
                Files.list(FinishedJars.property("suites.folder").resolve("lib"))) {
            return String.join(
                    System.getProperty("path.separator"),
                    jars.map(Path::toString).toList());
        }
    }
}
