package dev.culprit.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void whoeverMayHoldALockDoesNotWaitForTheStream() {
        CountDownLatch callerWentOn = new CountDownLatch(1);
        AtomicBoolean waited = new AtomicBoolean();
        AgentLog log = new AgentLog(new PrintStream(bytes, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                waited.set(!await(callerWentOn));
                super.println(line);
            }
        });

        log.onceLater("a", "one");
        log.onceLater("a", "one");
        callerWentOn.countDown();
        log.flush();

        assertThat(waited).isFalse();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("culprit: one\n");
    }

    @Test
    void aLongMessageIsCut() {
        log.line("x".repeat(10_000));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).hasSizeLessThan(2100).contains("xx…");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
