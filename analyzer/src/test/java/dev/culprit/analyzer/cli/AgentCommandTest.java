package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCommandTest {

    @TempDir
    Path temp;

    @Test
    void theInitScriptIsGroovyThatNamesTheAgent() throws Exception {
        Path home = Files.createDirectories(temp.resolve("it's here"));

        TestingInvocation culprit = new TestingInvocation(home).run("agent", "--gradle-init");

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.out())
                .contains("def agentJar = '" + home.toString().replace("'", "\\'") + "/culprit-agent.jar'")
                .doesNotContain("@agent@");
        CompilationUnit unit = new CompilationUnit();
        unit.addSource("culprit.init.gradle", culprit.out());
        // As far as it goes without Gradle's own classes.
        unit.compile(Phases.CONVERSION);
        assertThat(unit.getAST().getClasses())
                .extracting(type -> type.getNameWithoutPackage())
                .contains("CulpritFork", "CulpritArguments");
    }

    @Test
    void withoutItThePathIsPrinted() {
        TestingInvocation culprit = new TestingInvocation(temp).run("agent");

        assertThat(culprit.out().strip())
                .isEqualTo(temp.resolve("culprit-agent.jar").toString());
    }
}
