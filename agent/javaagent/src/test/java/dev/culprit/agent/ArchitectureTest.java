package dev.culprit.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.culprit.agent", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule ASM_ONLY_IN_TRANSFORM = noClasses()
            .that()
            .resideOutsideOfPackage("dev.culprit.agent.transform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy..");

    @ArchTest
    static final ArchRule SAMPLERS_ONLY_IN_SAMPLING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.culprit.agent.sampling..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("one.profiler..", "jdk.jfr..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.culprit.agent.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_LOGGING_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.net.http..", "javax.management..");

    @ArchTest
    static final ArchRule THE_FUSE_KNOWS_NOTHING_OF_THE_RUNTIME = noClasses()
            .that()
            .haveNameMatching("dev\\.culprit\\.agent\\.(CulpritAgent|RuntimeInjection)")
            .or()
            .resideInAnyPackage("dev.culprit.agent.options..", "dev.culprit.agent.log..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.culprit.agent.runtime..");

    @ArchTest
    static final ArchRule NEVER_STDOUT = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @Test
    void theFuseIsShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/java/dev/culprit/agent/CulpritAgent.java")))
                .hasSizeLessThanOrEqualTo(60);
    }
}
