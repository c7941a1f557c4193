package dev.culprit.maven;

import static dev.culprit.maven.ShopProject.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.profile.TestRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The finished plugin in other Mavens than the one of this build: by default the newest 3.9, with {@code
 * -Dculprit.mavens=3.6.3,4.0.0-rc-4} those that are named.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the repository is made of symbolic links")
final class OtherMavensIT {

    @TempDir
    private Path directory;

    static Stream<String> versions() {
        return Stream.of(System.getProperty("culprit.test.mavens", "").split("\\s*,\\s*"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyTestIsRecordedOnceWithOptionsThatAProjectAndItsUserBringAlong(String version) throws Exception {
        assumeThat(TestingBuild.MAVEN).as("Maven, which is to run this build").isExecutable();
        LinkedRepository repository = LinkedRepository.in(directory.resolve("a repository"));
        Path maven = MavenDistribution.unpack(version, directory.resolve("mavens"), repository);
        TestingBuild build = new TestingBuild(directory.resolve("a shop"), repository, maven);
        new ShopProject(build)
                .module("typed", "", plugin("surefire", "<forkCount>2C</forkCount>", ""), "config")
                .module("own", "", plugin("surefire", "<argLine>-Dacme.needed=own</argLine>", ""), "own")
                .done("");
        // An option a line, as Maven 3.9 and later read them.
        build.write(
                ".mvn/maven.config",
                "-T2\n--show-version\n-DargLine=-Dacme.needed=config\n-Dculprit.out=configured\n-Dculprit.include=com.acme.**\n");
        Map<String, String> variables =
                Map.of("MAVEN_ARGS", "--fail-at-end", "MAVEN_OPTS", "-Xmx512m " + TestingBuild.MAVEN_OPTS);

        String printed = build.maven(variables, TestingBuild.RUN, "test");
        List<String> once = tests(build);
        build.write(".mvn/extensions.xml", ShopProject.EXTENSIONS);
        build.maven(variables, "surefire:test");

        assertThat(printed).contains("Apache Maven " + version, "the tests of 3 projects are recorded in");
        assertThat(once)
                .containsExactlyInAnyOrderElementsOf(build.results().keySet())
                .hasSize(4);
        assertThat(tests(build))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(once.stream(), once.stream()).toList());
    }

    private static List<String> tests(TestingBuild build) throws Exception {
        return build.profiles("configured").stream()
                .flatMap(profile -> profile.tests().tests().stream())
                .map(OtherMavensIT::name)
                .toList();
    }

    private static String name(TestRuns.Test test) {
        return test.className() + '#' + test.methodName();
    }
}
