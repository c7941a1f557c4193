package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code culprit compare} of two builds by Maven, with the finished jars: what most of the time is spent in is steady and decided at once; one
 * test takes its time in turn, so that only its class is run again. Offline: what Maven needs here, this build needed too.
 */
@Tag("beside")
class UndecidedTestsIT {

    /**
     * It waits, and does not work, for what it takes, and so do its phases, which were unsteady milliseconds of JUnit's work otherwise. Its own
     * code is less than the thousandth of the time from which on functions are judged, even where a fork is held up in it.
     */
    private static final String STEADY = """
            package app;

            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;
            import spin.Rest;

            @ExtendWith(Rest.class)
            class SteadyTest {
                @Test void a() throws Exception { Thread.sleep(2000); }
            }
            """;

    /** Not recorded: what it takes is the time of the phases that it belongs to. */
    private static final String REST = """
            package spin;

            import org.junit.jupiter.api.extension.AfterAllCallback;
            import org.junit.jupiter.api.extension.AfterEachCallback;
            import org.junit.jupiter.api.extension.BeforeAllCallback;
            import org.junit.jupiter.api.extension.BeforeEachCallback;
            import org.junit.jupiter.api.extension.ExtensionContext;

            public class Rest implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
                @Override public void beforeAll(ExtensionContext context) throws Exception { Thread.sleep(1000); }
                @Override public void beforeEach(ExtensionContext context) throws Exception { Thread.sleep(1000); }
                @Override public void afterEach(ExtensionContext context) throws Exception { Thread.sleep(1000); }
                @Override public void afterAll(ExtensionContext context) throws Exception { Thread.sleep(1000); }
            }
            """;

    /**
     * Eighty times as long in every other fork, and on the other side in the forks between: neither side is the slower one, and however fast
     * the machine is, nothing can be said of this.
     */
    private static final String RESTLESS = """
            package app;

            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.api.Test;
            import spin.Spin;

            class RestlessTest {
                static final boolean LONG = Integer.parseInt(System.getenv("CULPRIT_FORK")) % 2 == Integer.getInteger("remainder");

                @Nested class Inner {
                    @Test void b() { for (int i = 0; i < 20; i++) { unsteady(); } }
                }
                static void unsteady() { Spin.micros(LONG ? 20_000 : 250); }
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
                  <properties>
                    <argLine>-XX:TieredStopAtLevel=1 -XX:+UseSerialGC</argLine>
                  </properties>
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
        // Maven is started some fourteen times, each time for less than what compiling it well takes.
        Files.writeString(
                Files.createDirectories(project.resolve(".mvn")).resolve("jvm.config"),
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n");
        compile(List.of(STEADY, RESTLESS, REST, SPIN), List.of("SteadyTest", "RestlessTest", "Rest", "Spin"));
    }

    @Test
    void furtherPairsRunOnlyTheClassThatIsUndecided() throws Exception {
        JsonNode result = compare();

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
                        + ":test",
                "-Dremainder=");
        Path json = project.resolve("result.json");
        List<String> words = new ArrayList<>(List.of("compare", "--baseline-command", build + 1));
        words.addAll(
                List.of("--candidate-command", build + 0, "--include", "app.**", "-o", project.resolve("out") + ""));
        // What the restless test hides is more than any threshold, and what a busy machine does to the steady one is
        // not.
        words.addAll(List.of("--forks", "4", "--early-stop", "--no-warmup", "--warn", "1000%", "--fail", "2000%"));
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
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(exit).as("%s", said).isZero();
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
