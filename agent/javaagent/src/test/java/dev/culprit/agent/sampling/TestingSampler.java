package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo.Event;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has one sample more each time it is asked, until something is thrown at it. */
final class TestingSampler implements Sampler {

    private int samples;
    private @Nullable Throwable failure;
    private @Nullable String lost;
    private final CountDownLatch abandoned = new CountDownLatch(1);
    private CountDownLatch answers = new CountDownLatch(0);

    void failFromNowOn(Throwable with) {
        failure = with;
    }

    void answerAfter(CountDownLatch latch) {
        answers = latch;
    }

    void lose(String why) {
        lost = why;
    }

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public List<Event> start(List<SampledEvent> events, List<File> directories) throws Exception {
        answers.await();
        return List.of();
    }

    @Override
    public void dump() throws Exception {
        answers.await();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
        samples++;
    }

    @Override
    public void stop() throws Exception {
        dump();
    }

    @Override
    public void abandon() {
        abandoned.countDown();
    }

    /** Whether somebody abandons it within half a minute. */
    boolean isAbandoned() throws InterruptedException {
        return abandoned.await(30, TimeUnit.SECONDS);
    }

    @Override
    public SamplesFile content() {
        int written = samples;
        return out -> out.write(written);
    }

    @Override
    public long epochNanos(long nanoTime) {
        return 0;
    }

    @Override
    public Map<String, Long> cost() {
        return Map.of();
    }

    @Override
    public @Nullable String lost() {
        return lost;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }
}
