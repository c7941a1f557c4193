package dev.culprit.maven;

import static dev.culprit.maven.ShopProject.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The finished plugin in builds of the real Maven, each run with and without it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the repository is made of symbolic links")
final class RecordedBuildsIT {

    private static final String BOTH_GOALS =
            "<executions><execution><goals><goal>integration-test</goal><goal>verify</goal></goals></execution></executions>";
    private static final String JACOCO = """
            <plugin>
              <groupId>org.jacoco</groupId>
              <artifactId>jacoco-maven-plugin</artifactId>
              <version>0.8.15</version>
              <executions>
                <execution><goals><goal>prepare-agent</goal></goals></execution>
                <execution><id>report</id><phase>verify</phase><goals><goal>report</goal></goals></execution>
              </executions>
            </plugin>
            """;

    @TempDir
    private Path directory;

    private TestingBuild build;

    @BeforeEach
    void repository() throws Exception {
        assumeThat(TestingBuild.MAVEN).as("Maven, which is to run this build").isExecutable();
        // A space in the path, which arguments of a JVM are split at.
        LinkedRepository repository = LinkedRepository.in(directory.resolve("a repository"));
        build = new TestingBuild(directory.resolve("a shop"), repository, TestingBuild.MAVEN);
    }

    @Test
    void testsAndCoverageAreAsWithoutItHoweverAProjectGivesItsArguments() throws Exception {
        new ShopProject(build)
                .module("plain", "", "", "")
                .module("own", "", plugin("surefire", "<argLine>-Dacme.needed=own -Xmx256m</argLine>", ""), "own")
                .module("property", "<argLine>-Dacme.needed=property</argLine>", "", "property")
                .module(
                        "late",
                        "<late.arguments>-Dacme.needed=late</late.arguments>",
                        plugin(
                                "surefire",
                                "<argLine>@{late.arguments} -Xmx256m</argLine><reuseForks>false</reuseForks>",
                                ""),
                        "late")
                .module("inside", "", plugin("surefire", "<forkCount>0</forkCount>", ""), "")
                .module(
                        "covered",
                        "",
                        JACOCO + plugin("surefire", "<argLine>@{argLine} -Dacme.needed=covered</argLine>", ""),
                        "covered")
                .module("coveredalone", "", JACOCO, "")
                .integrationTests(
                        "integration",
                        plugin("failsafe", "<argLine>-Dacme.needed=integration</argLine>", BOTH_GOALS),
                        "integration")
                .testNg("testng")
                .done("");
        build.write(".mvn/jvm.config", "-Xmx512m");

        build.maven("verify");
        Map<String, String> results = build.results();
        List<String> coverage = coverage();
        build.forget("glob:**/target/{*-reports,site}/**.*");
        build.forget("glob:**/target/jacoco.exec");
        String printed = build.maven(TestingBuild.RUN, "verify", "-Dculprit.include=com.acme.**");

        assertThat(results)
                .hasSize(18)
                .allSatisfy((test, result) -> assertThat(result).isEqualTo("passed"));
        assertThat(build.results()).isEqualTo(results);
        assertThat(coverage).hasSize(2).allSatisfy(report -> assertThat(report).contains("Shop,"));
        assertThat(coverage()).isEqualTo(coverage);
        assertThat(printed)
                .contains(
                        "culprit: the tests of 10 projects are recorded in "
                                + build.root().toRealPath().resolve(".culprit/profiles") + " as fork 1",
                        "tests of com.acme:inside:jar:1 (surefire, default-test) run in Maven's own JVM, as forkCount is 0; they are not recorded")
                .doesNotContain("Picked up", "culprit: the application runs without");
        assertThat(testsOf(build.profiles(".culprit/profiles")))
                .containsExactlyInAnyOrderElementsOf(results.keySet().stream()
                        .filter(test -> !test.startsWith("com.acme.inside."))
                        .toList());
    }

    @Test
    void anExtensionInAPomRecordsEveryBuildWithWhatItSays() throws Exception {
        new ShopProject(build)
                .module("own", "", plugin("surefire", "<argLine>-Dacme.needed=own</argLine>", ""), "own")
                .done("""
                        <plugins>
                          <plugin>
                            <groupId>dev.culprit</groupId>
                            <artifactId>culprit-maven-plugin</artifactId>
                            <version>VERSION</version>
                            <extensions>true</extensions>
                            <configuration>
                              <out>a set</out>
                              <exclude>com.acme.own.ShopTest</exclude>
                              <options>commit=abc,waits=off</options>
                            </configuration>
                          </plugin>
                        </plugins>
                        """.replace("VERSION", System.getProperty("culprit.test.version")));

        build.maven("test");
        build.maven(TestingBuild.RUN, "test");
        String skipped = build.maven("test", "-Dculprit.out=ignored", "-Dculprit.skip=true");

        List<Profile> profiles = build.profiles("a set");
        assertThat(TestingBuild.files(build.root().resolve("a set"), "glob:**/*.culprit"))
                .extracting(file -> file.getFileName().toString().split("-")[0])
                .containsExactly("1", "2");
        assertThat(profiles).allSatisfy(profile -> {
            assertThat(profile.manifest().commit()).isEqualTo("abc");
            assertThat(profile.methods())
                    .extracting(MethodInfo::sourceFile)
                    .contains("Shop.java")
                    .doesNotContain("ShopTest.java");
        });
        assertThat(skipped).doesNotContain("are recorded in");
        assertThat(build.root().resolve("ignored")).doesNotExist();
    }

    @Test
    void anExtensionOfMavenRecordsProjectsThatDoNotKnowOfItBesideArgumentsThatAreTyped() throws Exception {
        new ShopProject(build).module("plain", "", "", "typed").done("");
        build.write(".mvn/extensions.xml", ShopProject.EXTENSIONS);

        build.maven("test", "-DargLine=-Dacme.needed=typed");

        assertThat(testsOf(build.profiles(".culprit/profiles")))
                .containsExactlyInAnyOrder("com.acme.plain.ShopTest#priced", "com.acme.plain.ShopTest#hasItsArguments");
    }

    private static List<String> testsOf(List<Profile> profiles) {
        List<String> tests = new ArrayList<>();
        for (Profile profile : profiles) {
            assertThat(profile.manifest().completeness().notes()).isEmpty();
            for (TestRuns.Test test : profile.tests().tests()) {
                tests.add(test.className() + '#' + test.methodName());
            }
        }
        return tests;
    }

    private List<String> coverage() throws Exception {
        List<String> reports = new ArrayList<>();
        for (Path report : TestingBuild.files(build.root(), "glob:**/target/site/jacoco/jacoco.csv")) {
            reports.add(Files.readString(report));
        }
        return reports;
    }
}
