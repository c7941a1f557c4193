package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.RecordedEnvironment;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out which events a recording has and where it was made, without looking at a stack. */
public final class SampleEvents implements SampleVisitor {

    private final Set<SampledEvent> found = new LinkedHashSet<>();
    private final RecordedEnvironment environment = new RecordedEnvironment();

    private SampleEvents() {}

    /** Takes a file to find out whether it can be read. */
    public static SampleVisitor ignored() {
        return new SampleEvents();
    }

    /**
     * What a file holds.
     *
     * @param events what was sampled
     * @param environment where it was made
     * @param missing what of it could not be read, in sentences
     */
    public record Content(Set<SampledEvent> events, RecordedEnvironment environment, List<String> missing) {

        public Content {
            events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
            missing = List.copyOf(missing);
        }
    }

    /**
     * The events of {@code file}.
     *
     * @throws IOException if it cannot be read
     */
    public static Set<SampledEvent> of(Path file) throws IOException {
        return content(file).events();
    }

    /**
     * What {@code file} holds.
     *
     * @throws IOException if it cannot be read
     */
    public static Content content(Path file) throws IOException {
        SampleEvents events = new SampleEvents();
        List<String> missing = SampleFiles.read(file, events, ReadOptions.PLAIN).missing();
        return new Content(events.found, events.environment, missing);
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
    public void environment(String fact, String value) {
        environment.add(fact, value);
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
