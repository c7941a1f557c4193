package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<String> names = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private final RecordingSummary summary = new RecordingSummary();

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
        return add("recording " + (names.size() + 1), source);
    }

    /**
     * The same of a recording that is called {@code name} in messages.
     *
     * @throws IOException if it cannot be read; then nothing of it is added
     */
    List<String> add(String name, SampleSource source) throws IOException {
        SampleTreeBuilder recording = SampleTreeBuilder.ofRawCode(wanted, ProbedThreads::group);
        List<String> missing = source.read(recording);
        for (SampleTree tree : recording.build()) {
            merger.tree(tree.event()).add(seconds.size(), tree, this::thread);
        }
        seconds.add(recording.seconds());
        names.add(name);
        summary.add(recording.environment());
        return missing;
    }

    /** Adds what is missing, one plain sentence: with it, the set is not whole. */
    public void gap(String missing) {
        summary.gap(missing);
    }

    /** The set. */
    public SampledSet build(String label) {
        int[] order = IntStream.range(0, seconds.size()).toArray();
        List<SampledTree> trees = merger.toTrees(order);
        trees.forEach(this::warnOfOthers);
        trees.forEach(tree -> warnOfUnits(tree, trees));
        return new SampledSet(label, List.copyOf(threads.keySet()), seconds, trees, summary.build(label));
    }

    private void warnOfOthers(SampledTree tree) {
        int[] sampled = tree.sampledForks();
        if (sampled.length < names.size()) {
            List<String> others = new ArrayList<>(names);
            Arrays.stream(sampled).mapToObj(names::get).forEach(others::remove);
            summary.warn(others.size() + " of the " + names.size() + " recordings "
                    + (others.size() == 1 ? "has" : "have")
                    + " no samples of " + named(tree) + " and "
                    + (others.size() == 1 ? "is" : "are") + " not compared by it: " + String.join(", ", others) + ".");
        }
    }

    private void warnOfUnits(SampledTree tree, List<SampledTree> trees) {
        for (SampledTree other : trees.subList(trees.indexOf(tree) + 1, trees.size())) {
            if (other.event().equals(tree.event()) && other.engine().equals(tree.engine())) {
                summary.warn("Of the samples of " + named(tree) + ", "
                        + tree.tally().taken() + " are in " + tree.unit() + " and "
                        + other.tally().taken() + " in " + other.unit()
                        + ", which are not added up, as where a recording has its"
                        + " settings in some of its parts: a report leaves out the fewer, a comparison those of which a"
                        + " side has fewer.");
            }
        }
    }

    private static String named(SampledTree tree) {
        return tree.event() + (tree.engine().isEmpty() ? "" : " (" + tree.engine() + ")");
    }

    private int thread(String name) {
        return threads.computeIfAbsent(name.isEmpty() ? ALL_THREADS : name, ignored -> threads.size());
    }
}
