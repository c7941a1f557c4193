package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds out which events a recording has, without looking at a stack. */
public final class SampleEvents implements SampleVisitor {

    private final Set<SampledEvent> found = new LinkedHashSet<>();

    private SampleEvents() {}

    /**
     * The events of {@code file}.
     *
     * @throws IOException if it cannot be read
     */
    public static Set<SampledEvent> of(Path file) throws IOException {
        SampleEvents events = new SampleEvents();
        SampleFiles.read(file, events, ReadOptions.PLAIN);
        return events.found;
    }

    @Override
    public boolean wants(SampledEvent event) {
        found.add(event);
        return false;
    }

    @Override
    public void event(int event, SampledEvent description) {
        found.add(description);
    }

    @Override
    public void frame(int frame, SampleFrame description) {}

    @Override
    public void stack(int stack, int[] frames, int[] lines, int depth, boolean truncated) {}

    @Override
    public void thread(int thread, String name) {}

    @Override
    public void sample(int event, int stack, int thread, long epochNanos, long samples, long weight) {}
}
