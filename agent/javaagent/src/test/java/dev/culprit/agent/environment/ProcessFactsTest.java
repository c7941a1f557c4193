package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessFactsTest {

    @Test
    void theIdIsThatOfTheProcessHandle() {
        assertThat(ProcessFacts.pid()).isEqualTo(ProcessHandle.current().pid());
    }
}
