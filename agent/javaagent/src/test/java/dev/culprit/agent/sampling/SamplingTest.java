package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.profile.SamplingInfo.Event;
import dev.culprit.profile.SamplingInfo.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sampler that fails costs samples, and nothing else. */
final class SamplingTest {

    private static final Event CPU = new Event("cpu", "testing", Unit.NANOSECONDS, 1, null);

    private final TestingSampler sampler = new TestingSampler();

    /** The clock of recordings begins when it is first asked for, as it is before each recording. */
    @BeforeAll
    static void startTheClock() {
        TestContexts.elapsedNanos();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("No space left on device"),
                new IllegalStateException("Profiler is not active"),
                new UnsatisfiedLinkError("execute0"),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatThereWasRemains(Throwable failure) throws IOException {
        Sampling sampling = started();
        Samples before = sampling.take(false);
        sampler.failFromNowOn(failure);

        Samples last = sampling.take(true);

        String note = "Samples are missing: " + SamplerException.reason(failure) + ".";
        assertThat(before.notes()).isEmpty();
        assertThat(content(last)).isEqualTo(content(before)).containsExactly(1);
        assertThat(last.notes()).containsExactly(note);
        assertThat(last.info().notes()).containsExactly(note);
        assertThat(last.info().endNanos()).isEqualTo(before.info().endNanos());
        assertThat(last.info().sampler()).isEqualTo("testing");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void withoutAnyItIsSaid(Throwable failure) throws IOException {
        Sampling sampling = started();
        sampler.failFromNowOn(failure);

        for (boolean atEnd : new boolean[] {false, true}) {
            Samples last = sampling.take(atEnd);
            assertThat(last.content()).isNull();
            assertThat(last.notes()).containsExactly("Samples are missing: " + SamplerException.reason(failure) + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void oneThatFailsIsEnded(Throwable failure) throws InterruptedException {
        Sampling sampling = started();
        sampler.failFromNowOn(failure);

        sampling.take(false);

        assertThat(sampler.isAbandoned()).isTrue();
    }

    @Test
    void oneThatStartsTooLateIsEnded() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        sampler.answerAfter(answer);
        List<String> notes = new ArrayList<>();

        StartedSampler started = StartedSampler.start(sampler, List.of(), List.of(), new BoundedCalls(50), notes);
        answer.countDown();

        assertThat(started).isNull();
        assertThat(notes)
                .containsExactly("The sampler testing cannot be used here: the sampler did not start within 0 s.");
        assertThat(sampler.isAbandoned()).isTrue();
    }

    @Test
    void whatTheSamplerLostIsSaidBesideWhatItHas() throws IOException {
        Sampling sampling = started();
        sampler.lose("the disk is full");

        Samples last = sampling.take(true);

        assertThat(content(last)).containsExactly(1);
        assertThat(last.notes()).containsExactly("Samples may be missing: the disk is full.");
        assertThat(last.info().notes()).containsExactly("Samples may be missing: the disk is full.");
    }

    @Test
    void anInterruptOfTheThreadThatAsksIsNotLost() {
        Sampling sampling = started();
        CountDownLatch answer = new CountDownLatch(1);
        sampler.answerAfter(answer);
        Thread.currentThread().interrupt();

        Samples last = sampling.take(true);

        assertThat(Thread.interrupted()).isTrue();
        answer.countDown();
        assertThat(last.notes()).singleElement().asString().startsWith("Samples are missing: ");
    }

    private Sampling started() {
        Instrumentation none = (Instrumentation) Proxy.newProxyInstance(
                SamplingTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
        Sampling sampling = new Sampling(calls -> new StartedSampler(sampler, List.of(CPU), List.of()), none);
        sampling.start();
        return sampling;
    }

    private static byte[] content(Samples samples) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        samples.content().writeTo(out);
        return out.toByteArray();
    }
}
