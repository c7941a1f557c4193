package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Merges recordings that hold samples and nothing else: each is a fork. Not thread safe. */
public final class SampledSetBuilder {

    private static final String ALL_THREADS = "all threads";

    private final Predicate<SampledEvent> wanted;
    private final SampleMerger merger = new SampleMerger();
    private final Map<String, Integer> threads = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** With the samples of all events. */
    public SampledSetBuilder() {
        this(event -> true);
    }

    /** Leaves out the samples of other events than those that are {@code wanted}. */
    public SampledSetBuilder(Predicate<SampledEvent> wanted) {
        this.wanted = wanted;
    }

    /**
     * Adds a recording.
     *
     * @return what of it is missing, in sentences
     * @throws IOException if it cannot be read; then nothing of it is added
     */
    public List<String> add(SampleSource source) throws IOException {
        SampleTreeBuilder recording = SampleTreeBuilder.ofRawCode(wanted, ProbedThreads::group);
        List<String> missing = source.read(recording);
        for (SampleTree tree : recording.build()) {
            merger.tree(tree.event()).add(seconds.size(), tree, this::thread);
        }
        seconds.add(recording.seconds());
        return missing;
    }

    /** Adds a warning, one plain sentence. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    /** The set. */
    public SampledSet build(String label) {
        int[] order = IntStream.range(0, seconds.size()).toArray();
        SideSummary summary = new SideSummary(
                label,
                null,
                order.length,
                order.length,
                SideSummary.TestCounts.NONE,
                Map.of(),
                Map.of(),
                warnings,
                List.of());
        return new SampledSet(label, List.copyOf(threads.keySet()), seconds, merger.toTrees(order), summary);
    }

    private int thread(String name) {
        return threads.computeIfAbsent(name.isEmpty() ? ALL_THREADS : name, ignored -> threads.size());
    }
}
