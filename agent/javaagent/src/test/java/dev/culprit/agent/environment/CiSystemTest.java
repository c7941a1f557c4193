package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CiSystemTest {

    @Test
    void theSystemIsRecognisedByItsVariable() {
        assertThat(CiSystem.name(Map.of("CI", "true", "GITHUB_ACTIONS", "true")))
                .isEqualTo("github-actions");
        assertThat(CiSystem.name(Map.of("CI", "true", "GITLAB_CI", "true"))).isEqualTo("gitlab");
        assertThat(CiSystem.name(Map.of("CI", "1"))).isEqualTo("other");
    }

    @Test
    void elsewhereThereIsNone() {
        assertThat(CiSystem.name(Map.of())).isEqualTo("none");
        assertThat(CiSystem.name(Map.of("CI", "false"))).isEqualTo("none");
        assertThat(CiSystem.name(Map.of("CI", ""))).isEqualTo("none");
    }
}
