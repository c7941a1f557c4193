package dev.culprit.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AgentLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void aMessageIsOneLine() {
        log.line("first\n  second\r\nthird");

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("culprit: first second third\n");
    }

    @Test
    void aWarningIsGivenOnce() {
        log.once("a", "one");
        log.once("a", "one");
        log.once("b", "two");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("culprit: one\nculprit: two\n");
    }

    @Test
    void aLongMessageIsCut() {
        log.line("x".repeat(10_000));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).hasSizeLessThan(2100).contains("xx…");
    }
}
