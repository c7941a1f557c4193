package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentOptionTest {

    private static final Path JAR = Path.of("/opt/culprit/culprit-agent.jar");

    @Test
    void withoutOtherOptionsOnlyTheAgentIsPassed() throws ForkFailure {
        assertThat(AgentOption.appendTo(null, JAR, Map.of())).isEqualTo("-javaagent:/opt/culprit/culprit-agent.jar");
        assertThat(AgentOption.appendTo("  ", JAR, Map.of())).isEqualTo("-javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void otherOptionsStayInFront() throws ForkFailure {
        assertThat(AgentOption.appendTo("-Xmx1g  -Da='b c'", JAR, Map.of()))
                .isEqualTo("-Xmx1g -Da='b c' -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void theAgentIsNeverPassedTwice() throws ForkFailure {
        String once = AgentOption.appendTo("-Xmx1g", JAR, Map.of());
        assertThat(AgentOption.appendTo(once, JAR, Map.of())).isEqualTo(once);
        assertThat(AgentOption.appendTo("'-javaagent:/old place/culprit-agent.jar=out=x' -ea", JAR, Map.of()))
                .isEqualTo("-ea -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void otherAgentsStay() throws ForkFailure {
        assertThat(AgentOption.appendTo("-javaagent:/x/jacoco.jar=y=z", JAR, Map.of()))
                .isEqualTo("-javaagent:/x/jacoco.jar=y=z -javaagent:/opt/culprit/culprit-agent.jar");
    }

    @Test
    void aPathWithSpacesIsQuoted() throws ForkFailure {
        assertThat(AgentOption.appendTo(null, Path.of("/my tools/culprit-agent.jar"), Map.of()))
                .isEqualTo("\"-javaagent:/my tools/culprit-agent.jar\"");
        assertThat(AgentOption.appendTo(null, Path.of("/my \"tools\"/culprit-agent.jar"), Map.of()))
                .isEqualTo("'-javaagent:/my \"tools\"/culprit-agent.jar'");
    }

    @Test
    void aPathThatTheJvmCannotReadIsRefused() {
        assertThatThrownBy(() -> AgentOption.appendTo(null, Path.of("/a=b/culprit-agent.jar"), Map.of()))
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining("/a=b/culprit-agent.jar");
        assertThatThrownBy(() -> AgentOption.appendTo(null, Path.of("/'\"/culprit-agent.jar"), Map.of()))
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining("both kinds of quotes");
    }

    @Test
    void whatTheAgentWouldMisreadIsEncoded() throws ForkFailure {
        assertThat(AgentOption.appendTo(null, JAR, Map.of("snapshot", "1s", "commit", "it's 5%, or so")))
                .isEqualTo("-javaagent:/opt/culprit/culprit-agent.jar=commit=it%27s%205%25%2C%20or%20so,snapshot=1s");
    }

    @Test
    void agentsAreListedWithTheirOptions() {
        assertThat(AgentOption.agentsIn("-ea \"-javaagent:/a b.jar=x=1\" -javaagent:c.jar"))
                .containsExactly("/a b.jar=x=1", "c.jar");
        assertThat(AgentOption.agentsIn(null)).isEmpty();
    }
}
