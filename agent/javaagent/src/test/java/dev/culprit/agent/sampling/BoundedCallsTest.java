package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class BoundedCallsTest {

    private final BoundedCalls calls = new BoundedCalls(2_000);

    @Test
    void whatACallReturnsOrThrowsIsHandedOn() throws Exception {
        assertThat(calls.<String>call("answer", () -> Thread.currentThread().getName()))
                .isEqualTo("culprit-sampler");
        assertThatThrownBy(() -> calls.call("answer", () -> {
                    throw new IOException("full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        assertThatThrownBy(() -> calls.call("answer", () -> {
                    throw new UnsatisfiedLinkError("none");
                }))
                .isInstanceOf(UnsatisfiedLinkError.class);
    }

    @Test
    @Timeout(30)
    void oneThatHangsIsTheLast() {
        CountDownLatch never = new CountDownLatch(1);
        BoundedCalls impatient = new BoundedCalls(50);

        assertThatThrownBy(() -> impatient.call("stop", () -> {
                    never.await();
                    return "";
                }))
                .isInstanceOf(SamplerException.class)
                .hasMessage("the sampler did not stop within 0 s");
        assertThatThrownBy(() -> impatient.call("stop", () -> ""))
                .isInstanceOf(SamplerException.class)
                .hasMessage("the sampler does not answer any more");
        never.countDown();
    }
}
