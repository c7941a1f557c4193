package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AgentOptionTest {

    private static final Path JAR = Path.of("/opt/culprit/culprit-agent.jar");

    @Test
    void withoutOtherOptionsOnlyTheAgentIsPassed() throws ForkFailure {
        assertThat(AgentOption.appendTo(null, JAR)).isEqualTo("-javaagent:/opt/culprit/culprit-agent.jar");
        assertThat(AgentOption.appendTo("  ", JAR)).isEqualTo("-javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void otherOptionsStayInFront() throws ForkFailure {
        assertThat(AgentOption.appendTo("-Xmx1g  -Da='b c'", JAR))
                .isEqualTo("-Xmx1g -Da='b c' -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void theAgentIsNeverPassedTwice() throws ForkFailure {
        String once = AgentOption.appendTo("-Xmx1g", JAR);
        assertThat(AgentOption.appendTo(once, JAR)).isEqualTo(once);
        assertThat(AgentOption.appendTo("'-javaagent:/old place/culprit-agent.jar=out=x' -ea", JAR))
                .isEqualTo("-ea -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void otherAgentsStay() throws ForkFailure {
        assertThat(AgentOption.appendTo("-javaagent:/x/jacoco.jar=y=z", JAR))
                .isEqualTo("-javaagent:/x/jacoco.jar=y=z -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void aPathWithSpacesIsQuoted() throws ForkFailure {
        assertThat(AgentOption.appendTo(null, Path.of("/my tools/culprit-agent.jar")))
                .isEqualTo("\"-javaagent:/my tools/culprit-agent.jar\"");
        assertThat(AgentOption.appendTo(null, Path.of("/my \"tools\"/culprit-agent.jar")))
                .isEqualTo("'-javaagent:/my \"tools\"/culprit-agent.jar'");
    }

    @Test
    void aPathThatTheJvmCannotReadIsRefused() {
        assertThatThrownBy(() -> AgentOption.appendTo(null, Path.of("/a=b/culprit-agent.jar")))
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining("/a=b/culprit-agent.jar");
        assertThatThrownBy(() -> AgentOption.appendTo(null, Path.of("/'\"/culprit-agent.jar")))
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining("both kinds of quotes");
    }

    @Test
    void agentsAreListedWithTheirOptions() {
        assertThat(AgentOption.agentsIn("-ea \"-javaagent:/a b.jar=x=1\" -javaagent:c.jar"))
                .containsExactly("/a b.jar=x=1", "c.jar");
        assertThat(AgentOption.agentsIn(null)).isEmpty();
    }
}
