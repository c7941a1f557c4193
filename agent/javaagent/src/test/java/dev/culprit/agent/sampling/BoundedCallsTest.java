package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(30)
    void whatIsDoneTooLateIsUndone(boolean fails) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch undone = new CountDownLatch(1);
        Thread[] callers = new Thread[2];

        assertThatThrownBy(() -> new BoundedCalls(50)
                        .call(
                                "start",
                                () -> {
                                    callers[0] = Thread.currentThread();
                                    done.await();
                                    if (fails) {
                                        throw new IOException("late");
                                    }
                                    return "";
                                },
                                () -> {
                                    callers[1] = Thread.currentThread();
                                    undone.countDown();
                                }))
                .isInstanceOf(SamplerException.class);
        assertThat(undone.getCount()).isEqualTo(1);
        done.countDown();

        undone.await();
        assertThat(callers[1]).isSameAs(callers[0]);
    }

    @Test
    void whatIsDoneInTimeIsNot() throws Exception {
        List<String> undone = new ArrayList<>();

        assertThat(calls.<String>call("start", () -> "started", () -> undone.add("started")))
                .isEqualTo("started");
        assertThatThrownBy(() -> calls.call(
                        "start",
                        () -> {
                            throw new IOException("full");
                        },
                        () -> undone.add("failed")))
                .isInstanceOf(IOException.class);
        assertThat(undone).isEmpty();
    }
}
