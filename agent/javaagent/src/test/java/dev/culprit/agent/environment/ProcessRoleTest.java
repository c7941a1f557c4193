package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProcessRoleTest {

    @ParameterizedTest
    @CsvSource({
        "org.codehaus.plexus.classworlds.launcher.Launcher verify, build tool",
        "org.apache.maven.wrapper.MavenWrapperMain test, build tool",
        "/home/dev/.m2/wrapper/maven-wrapper.jar test, build tool",
        "org.gradle.launcher.daemon.bootstrap.GradleDaemon 8.10, build tool",
        "org.gradle.wrapper.GradleWrapperMain test, build tool",
        "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Compiler Daemon 1', build tool",
        "com.sun.tools.javac.Main -d out, compiler",
        "jdk.compiler/com.sun.tools.javac.Main @args, compiler",
        "org.jetbrains.kotlin.daemon.KotlinCompileDaemon --daemon, compiler",
        "/tmp/surefire/surefirebooter-20260101.jar /tmp/surefire, tests",
        "org.apache.maven.surefire.booter.ForkedBooter /tmp, tests",
        "com.intellij.rt.junit.JUnitStarter -ideVersion5, tests",
        "/lib/junit-platform-console-standalone-1.14.1.jar execute, tests",
        "com.acme.Shop --port 0, application",
        "com.acme.org.gradle.Main, application",
    })
    void theMainClassTells(String command, String role) {
        assertThat(ProcessRole.of(command, false)).isEqualTo(role);
    }

    @Test
    void aBuildToolThatRunsTestsItselfIsForTests() {
        assertThat(ProcessRole.of(
                        "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Test Executor 1'", true))
                .isEqualTo("tests");
    }

    @Test
    void withoutACommandItIsAnApplication() {
        assertThat(ProcessRole.of("", false)).isEqualTo("application");
    }
}
