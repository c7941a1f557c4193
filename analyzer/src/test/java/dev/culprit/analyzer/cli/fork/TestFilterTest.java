package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added to the commands of build tools. */
class TestFilterTest {

    private static final List<String> CLASSES = List.of("com.acme.OrderTest", "com.acme.StoreIT");

    @Test
    void mavenGetsAFilterForSurefireAndOneForFailsafe() {
        assertThat(filtered(List.of("mvn", "-q", "verify"), CLASSES))
                .containsExactly(
                        "mvn",
                        "-q",
                        "verify",
                        "-Dtest=com.acme.OrderTest,com.acme.OrderTest$*",
                        "-Dit.test=com.acme.StoreIT,com.acme.StoreIT$*",
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dit.failIfNoSpecifiedTests=false",
                        "-Dfailsafe.failIfNoSpecifiedTests=false",
                        "-DfailIfNoTests=false");
    }

    @Test
    void aPluginWithoutAnyOfTheClassesRunsNone() {
        assertThat(filtered(List.of("./mvnw", "verify"), List.of("com.acme.OrderTest")))
                .contains("-Dit.test=no.such.Test");
    }

    @Test
    void gradleGetsItBehindTheTasksThatRunTests() {
        assertThat(filtered(List.of("./gradlew", "test", ":store:integrationTest", "-i"), CLASSES))
                .containsExactly(
                        "./gradlew",
                        "test",
                        "--tests",
                        "com.acme.OrderTest",
                        "--tests",
                        "com.acme.StoreIT",
                        ":store:integrationTest",
                        "--tests",
                        "com.acme.OrderTest",
                        "--tests",
                        "com.acme.StoreIT",
                        "-i");
    }

    @Test
    void aSimpleCommandOfAShellIsStillOne() {
        assertThat(filtered(List.of("sh", "-c", "mvn  -q test"), List.of("a.OneTest")))
                .startsWith("sh", "-c")
                .last()
                .asString()
                .startsWith("mvn -q test '-Dtest=a.OneTest,a.OneTest$*' ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cd a && mvn test", "mvn test > log", "mvn $GOALS", "mvn 'my test'"})
    void whatAShellWouldChangeIsLeftAlone(String command) {
        assertThat(TestFilter.apply(MeasuredCommand.of(List.of("sh", "-c", command)), CLASSES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -jar app.jar",
                "mvn test -Dtest=OrderTest",
                "gradle test --tests A",
                "gradle build",
                "make test"
            })
    void otherToolsAndOwnFiltersAreLeftAlone(String command) {
        assertThat(TestFilter.apply(MeasuredCommand.of(List.of(command.split(" "))), CLASSES))
                .isEmpty();
    }

    @Test
    void noCommandGetsTooLongForWindows() {
        List<String> many = IntStream.range(0, 1_000)
                .mapToObj(i -> "com.acme.some.where.Number" + i + "Test")
                .toList();

        assertThat(TestFilter.apply(MeasuredCommand.of(List.of("mvn", "test")), many))
                .isEmpty();
    }

    @Test
    void toolsOfWindowsAreKnownToo() {
        assertThat(filtered(List.of("C:\\maven\\bin\\mvn.CMD", "test"), CLASSES))
                .hasSizeGreaterThan(2);
    }

    @Test
    void directoryAndOptionsStay() {
        MeasuredCommand command =
                new MeasuredCommand(List.of("mvn", "test"), Path.of("somewhere"), Map.of("commit", "abc"));

        MeasuredCommand filtered = TestFilter.apply(command, CLASSES).orElseThrow();

        assertThat(filtered.directory()).isEqualTo(Path.of("somewhere"));
        assertThat(filtered.options()).containsExactly(Map.entry("commit", "abc"));
    }

    private static List<String> filtered(List<String> words, List<String> classes) {
        return TestFilter.apply(MeasuredCommand.of(words), classes)
                .orElseThrow()
                .words();
    }
}
