package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.SampledEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of recordings without their stacks: enough to keep them, and to find what to compare them with.
 *
 * @param files the recordings, each a fork
 * @param events what was sampled in any of them; never empty
 * @param summary what a reader needs to know about them
 */
public record RecordingFacts(List<Path> files, Set<SampledEvent> events, SideSummary summary) {

    public RecordingFacts {
        files = List.copyOf(files);
        events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
    }
}
