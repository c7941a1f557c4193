package dev.culprit.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the analyzer's packages all point one way, and the pure ones stay pure. */
@AnalyzeClasses(packages = "dev.culprit.analyzer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

    private static final String ROOT = "dev.culprit.analyzer.";

    private static final String[] PURE = {
        ROOT + "model..",
        ROOT + "align..",
        ROOT + "stats..",
        ROOT + "diff..",
        ROOT + "blame..",
        ROOT + "verdict..",
        ROOT + "scaling..",
        ROOT + "history..",
        ROOT + "findings..",
        ROOT + "telemetry..",
        ROOT + "samples.."
    };

    /** Packages that later versions bring are optional, so that each is held to its arrows from its first day. */
    @ArchTest
    static final ArchRule arrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .layer("baseline")
            .definedBy(ROOT + "baseline..")
            .layer("git")
            .definedBy(ROOT + "git..")
            .layer("load")
            .definedBy(ROOT + "load..")
            .layer("scaling")
            .definedBy(ROOT + "scaling..")
            .layer("history")
            .definedBy(ROOT + "history..")
            .layer("verdict")
            .definedBy(ROOT + "verdict..")
            .layer("blame")
            .definedBy(ROOT + "blame..")
            .layer("diff")
            .definedBy(ROOT + "diff..")
            .layer("stats")
            .definedBy(ROOT + "stats..")
            .layer("align")
            .definedBy(ROOT + "align..")
            .layer("findings")
            .definedBy(ROOT + "findings..")
            .layer("telemetry")
            .definedBy(ROOT + "telemetry..")
            .layer("audit")
            .definedBy(ROOT + "audit..")
            .layer("formats")
            .definedBy(ROOT + "formats..")
            .layer("samples")
            .definedBy(ROOT + "samples..")
            .layer("model")
            .definedBy(ROOT + "model..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("baseline")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("git")
            .mayOnlyBeAccessedByLayers("cli", "baseline")
            .whereLayer("load")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("scaling")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("cli", "report", "baseline", "git")
            .whereLayer("blame")
            .mayOnlyBeAccessedByLayers("cli", "report", "baseline", "git", "verdict")
            .whereLayer("diff")
            .mayOnlyBeAccessedByLayers("cli", "report", "baseline", "git", "verdict", "blame")
            .whereLayer("stats")
            .mayOnlyBeAccessedByLayers(
                    "cli", "report", "baseline", "git", "verdict", "blame", "diff", "scaling", "history", "samples")
            .whereLayer("align")
            .mayOnlyBeAccessedByLayers(
                    "cli", "report", "baseline", "git", "verdict", "blame", "diff", "stats", "samples")
            .whereLayer("findings")
            .mayOnlyBeAccessedByLayers("cli", "load", "scaling")
            .whereLayer("telemetry")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("cli", "load")
            .whereLayer("samples")
            .mayOnlyBeAccessedByLayers("cli", "report", "load", "formats", "verdict");

    @ArchTest
    static final ArchRule findingsKnowTheModelOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "findings..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are in another package of the analyzer than model") {
                @Override
                public boolean test(JavaClass type) {
                    String name = type.getPackageName();
                    return name.startsWith(ROOT) && !name.equals(ROOT + "findings") && !name.equals(ROOT + "model");
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule purePackagesTouchNoFilesAndNoStreams = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.zip..", "java.util.logging..")
            .allowEmptyShould(true)
            .because("the core is functions of values");

    @ArchTest
    static final ArchRule purePackagesReadNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethodWhere(readsAClock())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.util.Timer.class, java.lang.management.ManagementFactory.class)
            .allowEmptyShould(true)
            .because("equal input has to give equal results");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theAgentIsNoLibrary = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.culprit.agent..", "net.bytebuddy..", "one.profiler..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule commandsAreNobodysBusiness = classes()
            .that()
            .haveSimpleNameEndingWith("Command")
            .and()
            .resideInAPackage(ROOT + "cli")
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return DescribedPredicate.describe("reads a clock", ArrowsTest::readsAClock);
    }

    private static boolean readsAClock(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getName();
        return owner.isEquivalentTo(System.class) && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                || owner.getPackageName().equals("java.time") && name.equals("now");
    }
}
