package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Hands samples over one by one, with their times. */
record EachSample(SampleVisitor visitor, @Nullable ChunkStacks stacks) implements ChunkSamples {

    @Override
    public void add(int event, int stack, int object, int thread, long epochNanos, long samples, long weight)
            throws IOException {
        int number = stacks == null || stack < 0 ? -1 : stacks.number(stack, object);
        visitor.sample(event, number, thread, epochNanos, samples, weight);
    }

    @Override
    public void finish() {}
}
